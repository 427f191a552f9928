"""Roles and what each may do; the area of a person says where."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """What a page may need."""

    ACCOUNT = "account"
    """One's own account: everybody who is logged in."""
    FIGURES = "figures"
    """Figures that are not for the public: flags in full, runs."""
    IMPORT = "import"
    """Bring files in, look at what came in."""
    APPROVE = "approve"
    """Store what somebody brought in, take a batch back."""
    UNCOVERED = "uncovered"
    """The list of uncovered workers of one's own area."""
    UNMASK = "unmask"
    """See a NIK whole, with a reason."""
    REVIEW = "review"
    """Decide whether two records are one person."""
    TOKENS = "tokens"
    """Tokens for the API."""
    PEOPLE = "people"
    """Accounts, roles and invitations."""
    AUDIT = "audit"
    """Read the audit."""


class Role(StrEnum):
    """The roles of the design."""

    VIEWER = "viewer"
    DATA_OFFICER = "data_officer"
    AREA_OFFICER = "area_officer"
    COMPLIANCE_OFFICER = "compliance_officer"
    PLANNER = "planner"
    AWARD_SECRETARIAT = "award_secretariat"
    JUROR = "juror"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


_EVERYBODY = frozenset({Right.ACCOUNT, Right.FIGURES, Right.TOKENS})

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VIEWER: _EVERYBODY,
    Role.DATA_OFFICER: _EVERYBODY | {Right.IMPORT, Right.APPROVE, Right.REVIEW, Right.UNMASK},
    Role.AREA_OFFICER: _EVERYBODY | {Right.UNCOVERED, Right.UNMASK},
    Role.COMPLIANCE_OFFICER: _EVERYBODY,
    Role.PLANNER: _EVERYBODY,
    Role.AWARD_SECRETARIAT: _EVERYBODY,
    Role.JUROR: frozenset({Right.ACCOUNT}),
    Role.AUDITOR: _EVERYBODY | {Right.AUDIT},
    Role.ADMINISTRATOR: _EVERYBODY | {Right.PEOPLE, Right.AUDIT},
}
"""An administrator gives rights and reads no person's record: nobody can do everything."""
