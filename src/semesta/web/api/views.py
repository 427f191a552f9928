"""The page on which people make tokens and take them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from semesta import areas
from semesta.language import say
from semesta.web.access import needs
from semesta.web.api.models import Token
from semesta.web.api.tokens import LONGEST, RIGHT_OF, Scope, make_token
from semesta.web.people.rights import Right
from semesta.web.trail.writing import note

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from semesta.web.people.models import Person


class TokenForm(forms.Form):
    """Name, scopes, area and days of a new token: never more than the person has."""

    name = forms.CharField(max_length=80)
    scopes = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple)
    area = forms.CharField(max_length=16)
    days = forms.IntegerField(min_value=1, max_value=LONGEST, initial=90)

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        own = [
            (each.value, say(f"web.scope.{each.value}")) for each in Scope if person.has_right(RIGHT_OF[each])
        ]
        self.fields["scopes"] = forms.MultipleChoiceField(choices=own, widget=forms.CheckboxSelectMultiple)
        for name in ("name", "scopes", "area", "days"):
            self.fields[name].label = say(f"web.token.{name}")
        self.fields["area"].initial = person.area_code

    def clean_area(self) -> str:
        """An area within one's own.

        Raises:
            ValidationError: no such area, or outside.
        """
        found = areas.find(str(self.cleaned_data["area"]).strip())
        if found is None or not self.person.covers(found.code):
            raise forms.ValidationError(say("web.account.area.wrong"))
        return found.code


@needs(Right.TOKENS)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens, and a form for more; a new one is shown once."""
    person: Any = request.user
    form = TokenForm(person, request.POST or None)
    made = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = make_token(person, given["name"], given["scopes"], given["area"], given["days"])
        note(person, "token.make", given["name"], area=given["area"], scopes=given["scopes"])
        form = TokenForm(person)
    context = {"form": form, "made": made, "tokens": Token.objects.filter(person=person, ended_at=None)}
    return render(request, "api/tokens.html", context, status=400 if form.errors else 200)


@needs(Right.TOKENS)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one of one's own tokens back."""
    person: Any = request.user
    token = get_object_or_404(Token, pk=pk, person=person, ended_at=None)
    token.ended_at = timezone.now()
    token.save(update_fields=["ended_at"])
    note(person, "token.end", token.name, area=token.area_code)
    return redirect("tokens")
