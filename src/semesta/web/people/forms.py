"""Forms of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import password_validators_help_text_html, validate_password

from semesta import areas
from semesta.language import say
from semesta.web.people.inviting import may_invite
from semesta.web.people.locking import forget, is_locked, note_failure
from semesta.web.people.rights import Role

if TYPE_CHECKING:
    from django.http import HttpRequest

    from semesta.web.people.models import Person


class LoginForm(forms.Form):
    """Address and password. What it says does not tell whether there is such an account."""

    email = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}))
    password = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.person: Any = None
        self.fields["email"].label = say("web.login.email")
        self.fields["password"].label = say("web.login.password")

    def clean(self) -> dict[str, Any]:
        """Check the password, unless the name is locked.

        Raises:
            ValidationError: wrong, or locked.
        """
        given: dict[str, Any] = super().clean() or {}
        email, password = given.get("email", "").lower(), given.get("password")
        if not email or not password:
            return given
        if is_locked(email):
            raise forms.ValidationError(say("web.login.locked"))
        self.person = authenticate(self.request, username=email, password=password)
        if self.person is None:
            note_failure(email)
            raise forms.ValidationError(say("web.login.wrong"))
        forget(email)
        return given


class RoleForm(forms.Form):
    """A role and an area; the area lies in that of the person who gives it."""

    role = forms.ChoiceField()
    area = forms.CharField(max_length=16)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        choices = [(role.value, say(f"web.role.{role.value}")) for role in Role]
        self.fields["role"] = forms.ChoiceField(choices=choices)
        for name, field in self.fields.items():
            field.label = say(f"web.account.{name}")
        self.fields["area"].help_text = say("web.account.area.help")
        self.fields["area"].initial = person.area_code

    def clean_area(self) -> str:
        """The code of an area within one's own.

        Raises:
            ValidationError: no such area, or outside.
        """
        found = areas.find(str(self.cleaned_data["area"]).strip())
        if found is None or not self.person.covers(found.code):
            raise forms.ValidationError(say("web.account.area.wrong"))
        return found.code


class InvitationForm(RoleForm):
    """Who is invited, with which role and area."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField()
    field_order = ("name", "email", "role", "area")

    def clean_email(self) -> str:
        """An address without an account, or with one of one's own area: an invitation gives a new password.

        Raises:
            ValidationError: it is one's own, or one of another area.
        """
        email = str(self.cleaned_data["email"]).lower()
        if not may_invite(self.person, email):
            raise forms.ValidationError(say("web.people.elsewhere"))
        return email


class PasswordForm(forms.Form):
    """A new password, twice, by the rules."""

    password = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    again = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}))

    def __init__(self, owner: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owner = owner
        self.fields["password"].label = say("web.password.new")
        self.fields["password"].help_text = password_validators_help_text_html()
        self.fields["again"].label = say("web.password.again")

    def clean(self) -> dict[str, Any]:
        """Both are the same and follow the rules.

        Raises:
            ValidationError: they are not, or do not.
        """
        given: dict[str, Any] = super().clean() or {}
        if given.get("password") and given.get("password") != given.get("again"):
            raise forms.ValidationError(say("web.password.differ"))
        if given.get("password"):
            validate_password(given["password"], self.owner)
        return given


class ChangeForm(PasswordForm):
    """A new password of somebody who knows the old one."""

    old = forms.CharField(strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))
    field_order = ("old", "password", "again")

    def __init__(self, owner: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(owner, *args, **kwargs)
        self.fields["old"].label = say("web.password.old")

    def clean_old(self) -> str:
        """The password in force; wrong ones are counted as those of logins are.

        Raises:
            ValidationError: it is not, or the name is locked.
        """
        old = str(self.cleaned_data["old"])
        if is_locked(self.owner.email):
            raise forms.ValidationError(say("web.login.locked"))
        if not self.owner.check_password(old):
            note_failure(self.owner.email)
            raise forms.ValidationError(say("web.password.wrong"))
        return old


class CodeForm(forms.Form):
    """Six digits from the phone."""

    code = forms.CharField(
        max_length=8, widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = say("web.code.label")
