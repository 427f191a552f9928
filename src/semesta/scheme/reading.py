"""The law on a day, or on each row's day: what formulas ask for their parameters, and what they used."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, cast

from semesta.errors import refusal
from semesta.scheme.amount import is_column

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    import ibis.expr.types as ir

    from semesta.scheme.amount import Whole
    from semesta.scheme.formula import Step
    from semesta.scheme.law import Law
    from semesta.scheme.parameter import Dated, Parameter


class Reading:
    """Parameters on one day (a date) or on each row's day (a date column).

    ``used`` holds every dated value that was looked up, in order, each once; of a column of dates or keys all values that
    rows may have met. ``steps`` is the trace of the formulas that ran (numbers only).
    """

    def __init__(self, law: Law, day: date | ir.DateValue) -> None:
        self._law = law
        self.day = day
        self.used: dict[Dated, None] = {}
        self.steps: list[Step] = []
        #: What each running formula has looked up itself, the innermost last.
        self.frames: list[dict[Dated, None]] = []

    def value(self, name: str, key: object = None, otherwise: int | None = None) -> Whole:
        """A whole number (rupiah, months, a rate in millionths), or a column of them.

        Args:
            name: id of the parameter, such as ``jp.ceiling``.
            key: which of several (``jkk.rate`` with key 3 is ``jkk.rate.3``); may be a column.
            otherwise: the value where the law has none on that day (such as no relief); without it that is refused for
                a date and NULL for a column.

        Raises:
            SemestaError: E-SCHEME-001 or E-SCHEME-002, the law has no value on that day; E-SCHEME-003, no such key.
        """
        if is_column(key):
            found = {each.id.rpartition(".")[2]: self._one(each, otherwise) for each in self.family(name)}
            from semesta.scheme.column import over_keys

            return over_keys(cast("Any", key), found, otherwise)
        return cast("Whole", self._one(self.parameter(name, key), otherwise))

    def by_amount(self, name: str, amount: Whole, key: object = None) -> Whole:
        """The value of the bracket in which an amount lies, such as the base of a BPU income class.

        Raises:
            SemestaError: as ``value``.
        """
        if is_column(self.day):
            from semesta.scheme.column import over_amounts, over_dates

            parameter = self.parameter(name, key)
            self._use(*parameter.values)
            return over_dates(
                parameter,
                cast("Any", self.day),
                lambda each: over_amounts(_pairs(each), cast("Any", amount)),
                None,
            )
        pairs = self.pairs(name, key)
        if is_column(amount):
            from semesta.scheme.column import over_amounts

            return over_amounts(pairs, cast("Any", amount))
        return pairs[bisect_right(pairs, cast("int", amount), key=lambda pair: pair[0]) - 1][1]

    def pairs(self, name: str, key: object = None) -> Sequence[tuple[int, int]]:
        """A table by amount on a day: (from this amount on, value).

        Raises:
            SemestaError: as ``value``.
        """
        return _pairs(self.dated(name, key))

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words on a day, such as the industries of a relief; none where the law has none."""
        found = self.parameter(name).find(cast("date", self.day))
        if found is None:
            return ()
        self._use(found)
        return cast("tuple[str, ...]", found.value)

    def dated(self, name: str, key: object = None) -> Dated:
        """The dated value itself, on one day.

        Raises:
            SemestaError: as ``value``.
        """
        found = self.parameter(name, key).at(cast("date", self.day))
        self._use(found)
        return found

    def has(self, name: str, key: object = None) -> bool:
        """Whether the law has a value on that day."""
        return self.parameter(name, key).find(cast("date", self.day)) is not None

    def parameter(self, name: str, key: object = None) -> Parameter:
        """A parameter.

        Raises:
            SemestaError: E-SCHEME-003, there is none of that key.
        """
        full = name if key is None else f"{name}.{key}"
        if full not in self._law.parameters:
            known = ", ".join(each.id.rpartition(".")[2] for each in self.family(name))
            raise refusal("E-SCHEME-003", parameter=name, given=key, known=known or "-")
        return self._law.parameters[full]

    def family(self, name: str) -> list[Parameter]:
        """The parameters of one name under all its keys."""
        return self._law.families.get(name, [])

    @property
    def unverified(self) -> list[str]:
        """Ids of the parameters used whose values are not verified, sorted."""
        return sorted({each.parameter for each in self.used if not each.is_verified})

    def _one(self, parameter: Parameter, otherwise: int | None) -> Any:
        if is_column(self.day):
            from semesta.scheme.column import over_dates

            self._use(*parameter.values)
            return over_dates(parameter, cast("Any", self.day), lambda each: each.value, otherwise)
        day = cast("date", self.day)
        found = parameter.find(day) if otherwise is not None else parameter.at(day)
        if found is None:
            return otherwise
        self._use(found)
        return found.value

    def _use(self, *values: Dated) -> None:
        for seen in (self.used, *self.frames[-1:]):
            seen.update(dict.fromkeys(values))


def _pairs(found: Dated) -> tuple[tuple[int, int], ...]:
    return cast("tuple[tuple[int, int], ...]", found.value)
