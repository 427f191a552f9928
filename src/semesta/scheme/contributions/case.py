"""One case whose contributions are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import date

    from semesta.scheme.obligations import Programme, Scale

Segment = Literal["PU", "BPU", "JAKON", "PMI"]
Payer = Literal["self", "employer", "apbn", "apbd", "village", "csr"]
Industry = Literal["food", "textile", "leather", "footwear", "toys", "furniture"]
SEGMENTS: tuple[Segment, ...] = get_args(Segment)
PAYERS: tuple[Payer, ...] = get_args(Payer)
INDUSTRIES: tuple[Industry, ...] = get_args(Industry)


@dataclass(frozen=True)
class Case:
    """Who contributes, for which month, on what.

    Attributes:
        day: a day of the contribution month.
        segment: PU, BPU, JAKON or PMI.
        wage: rupiah a month (PU), declared income a month (BPU), all wages of a project (JAKON, when they are known).
        jkk_group: 1 to 5, of PU.
        scale: size of the employer; decides the programmes when none are given.
        programmes: what the member holds; by size (PU) or by segment unless given.
        payer: who pays, of BPU.
        occupation: of BPU; ``transport`` or words such as "ojek online".
        contract_value: rupiah without VAT, of JAKON.
        vat_included: whether the contract value has VAT in it, which is refused.
        province: Kemendagri code of two digits, for the minimum wage.
        birth_date: for the ages of JP, JKP and BPU.
        industry: labour-intensive industry of PP 7/2025.
        workers: active workers of the employer, for PP 7/2025.
        months: of a migrant's contract (6, 12, 24).
        extension_months: of a migrant's contract.
        independent: a migrant who was not placed by a company, and pays nothing before work.
        jht_amount: JHT of a migrant a month, rupiah.
        relief: whether the conditions of reliefs are kept (no arrears).
        paid_on: the day of payment, for the late charge.
        collective_leave: whether collective leave (cuti bersama) moves a due date too.
    """

    day: date
    segment: Segment
    wage: int | None = None
    jkk_group: int | None = None
    scale: Scale | None = None
    programmes: tuple[Programme, ...] | None = None
    payer: Payer = "self"
    occupation: str | None = None
    contract_value: int | None = None
    vat_included: bool = False
    province: str | None = None
    birth_date: date | None = None
    industry: Industry | None = None
    workers: int | None = None
    months: int | None = None
    extension_months: int = 0
    independent: bool = False
    jht_amount: int | None = None
    relief: bool = True
    paid_on: date | None = None
    collective_leave: bool = False
