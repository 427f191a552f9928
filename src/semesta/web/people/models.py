"""People with their role and area, invitations, failed logins, and open sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from semesta.areas import NATION
from semesta.web.people.rights import RIGHTS, Right, Role
from semesta.web.people.scope import is_within

if TYPE_CHECKING:
    from semesta.web.fields import Flag, MaybeMoment, Moment, Open, Text


class People(BaseUserManager["Person"]):
    """Makes people."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> Person:
        """A person; without a password nobody can log in as them."""
        person = self.model(email=self.normalize_email(email).lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        """By address, in whatever case it is written."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """One account."""

    email: Text = models.EmailField(unique=True)
    name: Text = models.CharField(max_length=120)
    role: Text = models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role])
    area_code: Text = models.CharField(max_length=16, default=NATION)
    is_active: Flag = models.BooleanField(default=True)
    joined_at: Moment = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        """By name."""

        ordering: ClassVar[list[str]] = ["name", "pk"]

    def has_right(self, right: Right | str) -> bool:
        """Whether the role has a right."""
        return self.is_active and right in RIGHTS.get(Role(self.role), frozenset())

    def covers(self, code: str) -> bool:
        """Whether an area is this person's or lies in it."""
        return is_within(code, self.area_code)


class Invitation(models.Model):
    """A link by which somebody makes their account; only its digest is kept."""

    digest: Text = models.CharField(max_length=64, unique=True)
    email: Text = models.EmailField()
    name: Text = models.CharField(max_length=120)
    role: Text = models.CharField(max_length=32, choices=[(role.value, role.value) for role in Role])
    area_code: Text = models.CharField(max_length=16, default=NATION)
    invited_by: Open = models.ForeignKey(
        Person, null=True, on_delete=models.CASCADE, related_name="invitations"
    )
    made_at: Moment = models.DateTimeField(auto_now_add=True)
    expires_at: Moment = models.DateTimeField()
    used_at: MaybeMoment = models.DateTimeField(null=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-made_at"]

    def __str__(self) -> str:
        return self.email


class Failure(models.Model):
    """A login that failed, by a digest of the name that was given: locks are the same for names that nobody has."""

    digest: Text = models.CharField(max_length=64)
    at: Moment = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Looked for by name and time."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["digest", "at"], name="failure_digest_at")
        ]

    def __str__(self) -> str:
        return f"{self.at:%F %T}"


class Visit(models.Model):
    """An open session, for its owner to see and to end."""

    person: Open = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="visits")
    session_key: Text = models.CharField(max_length=40, unique=True)
    agent: Text = models.CharField(max_length=120)
    began_at: Moment = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar[list[str]] = ["-began_at"]

    def __str__(self) -> str:
        return self.agent
