"""The form of an officer's own time."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import clock
from schools.forms_days import FARTHEST, TOO_FAR, day_field, time_field
from schools.models import Absence

LONGEST = dt.timedelta(days=366)


class AbsenceForm(forms.Form):
    """Whole days, or hours of one day."""

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=Absence.Kind,
        widget=forms.RadioSelect,
        help_text=_("When you are ill, choose leave: nobody needs to know more."),
        error_messages={"required": _("Choose what it is.")},
    )
    first_day = day_field(_("First day"), help_text=_("For example 31/01/2027 or 31 Jan 2027."))
    last_day = day_field(_("Last day"), required=False, help_text=_("Empty when it is one day."))
    starts = time_field(_("Starts at"))
    ends = time_field(_("Ends at"))
    note = forms.CharField(
        label=_("A note for yourself"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Nobody else sees it. No names of victims, witnesses or children."),
    )

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self):
        chosen = super().clean()
        first, last = chosen.get("first_day"), chosen.get("last_day")
        if first and "last_day" not in self.errors:
            chosen["last_day"] = last or first
            self._check_days(first, last or first)
        self._check_times(chosen)
        return chosen

    def _check_days(self, first: dt.date, last: dt.date) -> None:
        if last < first:
            self.add_error("last_day", _("Write a last day that is not before the first."))
        elif last < self.today:
            over = "last_day" if last != first else "first_day"
            self.add_error(over, _("That is over. Write a day that is today or later."))
        elif first - self.today > FARTHEST:
            self.add_error("first_day", TOO_FAR)
        elif last - first > LONGEST:
            self.add_error("last_day", _("Write a last day within a year of the first."))

    def _check_times(self, chosen: dict) -> None:
        if {"starts", "ends"} & set(self.errors):
            return
        starts, ends = chosen.get("starts"), chosen.get("ends")
        if starts is None and ends is None:
            return
        if starts is None:
            self.add_error("starts", _("Write from when, or leave both times empty."))
        elif ends is None:
            self.add_error("ends", _("Write until when, or leave both times empty."))
        elif ends <= starts:
            self.add_error("ends", _("Write a time after %(time)s.") % {"time": clock(starts)})
        elif chosen.get("first_day") != chosen.get("last_day"):
            self.add_error("starts", _("Times go with one day. For several days, leave them out."))
