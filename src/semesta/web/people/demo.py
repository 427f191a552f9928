"""Accounts of a demo workspace: one for each role, one more for a village; their password is new at each opening."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from semesta.web.people.models import Person
from semesta.web.people.rights import Role

AREAS = {Role.AREA_OFFICER: "31.71", Role.DATA_OFFICER: "31"}
NAMES = {
    Role.VIEWER: "Ayu", Role.DATA_OFFICER: "Bagus", Role.AREA_OFFICER: "Citra", Role.COMPLIANCE_OFFICER: "Dewi",
    Role.PLANNER: "Eko", Role.AWARD_SECRETARIAT: "Fitri", Role.JUROR: "Gilang", Role.AUDITOR: "Hana",
    Role.ADMINISTRATOR: "Indra",
}  # fmt: skip
VILLAGE, VILLAGE_NAME = "village-officer", "Joko"
HOST = "demo.example"
BYTES = 9


@dataclass(frozen=True)
class Account:
    """What somebody needs to log in."""

    role: Role
    email: str
    area: str
    name: str


def demo_accounts(area: str, village: str | None = None) -> tuple[list[Account], str]:
    """Make the accounts, or give those that are there the new password; the accounts and their password.

    Args:
        area: of the office, for roles that have no area of their own in the demo.
        village: for a second area officer, whose list is that of one village; nobody when None.
    """
    password = f"demo-{secrets.token_urlsafe(BYTES)}"
    wanted = [
        Account(role, f"{role.value.replace('_', '-')}@{HOST}", AREAS.get(role, area), NAMES[role])
        for role in Role
    ]
    if village is not None:
        wanted.append(Account(Role.AREA_OFFICER, f"{VILLAGE}@{HOST}", village, VILLAGE_NAME))
    for each in wanted:
        person = Person.objects.filter(email=each.email).first() or Person(email=each.email)
        person.name, person.role, person.is_active = each.name, each.role.value, True
        person.area_code = each.area
        person.set_password(password)
        person.save()
    return wanted, password
