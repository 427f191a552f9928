"""Accounts of a demo workspace: one for each role, all with one password that is new whenever the demo is opened."""

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
HOST = "demo.example"
BYTES = 9


@dataclass(frozen=True)
class Account:
    """What somebody needs to log in."""

    role: Role
    email: str
    area: str


def demo_accounts(area: str) -> tuple[list[Account], str]:
    """Make the accounts, or give those that are there the new password; the accounts and their password.

    Args:
        area: of the office, for roles that have no area of their own in the demo.
    """
    password = f"demo-{secrets.token_urlsafe(BYTES)}"
    accounts = []
    for role in Role:
        email = f"{role.value.replace('_', '-')}@{HOST}"
        person = Person.objects.filter(email=email).first() or Person(email=email)
        person.name, person.role, person.is_active = NAMES[role], role.value, True
        person.area_code = AREAS.get(role, area)
        person.set_password(password)
        person.save()
        accounts.append(Account(role, email, person.area_code))
    return accounts, password
