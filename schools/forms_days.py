"""Days and times as people in Wales and England write them."""

import datetime as dt

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.forms_checks import DayField

AS_WRITTEN = "%d/%m/%Y"
# A year that is farther away is a slip of the keys.
FARTHEST = dt.timedelta(days=2 * 366)
TOO_FAR = _("Write a day within the next two years.")


def day_field(label: str | Promise, **options: object) -> DayField:
    """A day: 31/1/2027 (the day first, in both languages), 31 Jan 2027 or 31 Ionawr 2027."""
    return DayField(
        label=label,
        input_formats=["%Y-%m-%d", AS_WRITTEN, "%d.%m.%Y"],
        widget=forms.DateInput(format=AS_WRITTEN, attrs={"class": "govuk-input--width-10"}),
        error_messages={
            "required": _("Write the first day."),
            "invalid": _("Write the day as 31/01/2027 or 31 January 2027."),
        },
        **options,
    )


def time_field(label: str | Promise) -> forms.TimeField:
    """A time of the day, 09:30 or 9.30; it may be left empty."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M"],
        widget=forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5"}),
        error_messages={"invalid": _("Write the time as 09:30.")},
    )
