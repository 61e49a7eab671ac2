"""A lesson that is sent in as a file."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from lessons.imports.archive import LIMITS
from lessons.imports.arrivals import Arrival, read_arrival
from lessons.zips import ZipRefused


class PackForm(forms.Form):
    """The zip of one lesson. What is wrong in its files stands in ARRIVAL, by file and line."""

    pack = forms.FileField(
        label=_("The lesson as a file (zip)"),
        help_text=_("As another force took it away: one folder with its four files and pictures."),
        error_messages={
            "required": _("Choose the zip file of a lesson."),
            "empty": _("The file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )
    arrival: Arrival | None = None

    def clean_pack(self) -> bytes:
        """Its bytes, once the zip was opened and every rule of a lesson was held against it."""
        # One more than may be is enough to see that it is too large.
        body = self.cleaned_data["pack"].read(LIMITS.largest_zip + 1)
        try:
            with read_arrival(body) as self.arrival:
                count = len(self.arrival.faults)
        except ZipRefused as refused:
            raise ValidationError(list(refused.reasons)) from refused
        if count:
            raise ValidationError(
                ngettext(
                    "%(count)s thing in its files stops it. It is named below; nothing was saved.",
                    "%(count)s things in its files stop it. They are named below; nothing was"
                    " saved.",
                    count,
                ),
                params={"count": count},
            )
        return body
