"""Forms of accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import authenticate

from semesta.language import say
from semesta.web.people.locking import forget, is_locked, note_failure

if TYPE_CHECKING:
    from django.http import HttpRequest


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
