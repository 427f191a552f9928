"""The form with which a file comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from semesta.errors import SemestaError
from semesta.language import say
from semesta.registers import schema
from semesta.registers.period import parse
from semesta.web.imports.files import ENDINGS, MOST_BYTES
from semesta.web.shell.brought import checked_file

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


class UploadForm(forms.Form):
    """A file, the register that it is, its month and its source."""

    file = forms.FileField(widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}))
    register = forms.ChoiceField()
    period = forms.CharField(max_length=7, widget=forms.TextInput(attrs={"placeholder": "2025-12"}))
    source = forms.CharField(max_length=80, required=False)
    codes = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        registers = [(each.name, each.title_in()) for each in schema.every()]
        self.fields["register"] = forms.ChoiceField(choices=registers)
        codes = [("", say("web.import.codes.none")), ("kemendagri", "Kemendagri"), ("bps", "BPS")]
        self.fields["codes"] = forms.ChoiceField(choices=codes, required=False)
        for name in ("file", "register", "period", "source", "codes"):
            self.fields[name].label = say(f"web.import.{name}")
        self.fields["source"].help_text = say("web.import.source.help")

    def clean_file(self) -> UploadedFile[Any]:
        """A file of a kind that can be read, not too large.

        Raises:
            ValidationError: it is not.
        """
        return checked_file(self.cleaned_data["file"], ENDINGS, MOST_BYTES, say("web.import.file.large"))

    def clean_period(self) -> str:
        """A month.

        Raises:
            ValidationError: it is none.
        """
        try:
            return str(parse(self.cleaned_data["period"]))
        except SemestaError as error:
            raise forms.ValidationError(error.problems[0].what()) from error
