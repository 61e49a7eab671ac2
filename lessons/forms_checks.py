"""Forms about a card whose words stand: checked again, or replaced by another."""

import datetime as dt
import re

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.dates import MONTHS
from lessons.models import CardState, DatedCard, LawCard
from lessons.queries import NAMES, word_faults

USUAL_TIME = dt.timedelta(days=182)
LONGEST_TIME = dt.timedelta(days=366)
SHORTEST_MONTH = 3
WRITTEN = re.compile(r"(\d{1,2})[ ./-]+([^\W\d_]+)[ ./-]+(\d{4})")


class DayField(forms.DateField):
    """A day as people write it: 31/01/2027, 31 Jan 2027, 31 Ionawr 2027, 2027-01-31."""

    def to_python(self, value: object) -> dt.date | None:
        if isinstance(value, str) and (written := WRITTEN.fullmatch(value.strip())):
            day, month, year = written.groups()
            value = f"{year}-{_month(month)}-{day}"
        return super().to_python(value)


def _month(written: str) -> str:
    """The number of the month WRITTEN in either language, in full or by its first three letters."""
    numbers = {
        number
        for names in MONTHS.values()
        for number, name in enumerate(names, 1)
        if len(written) >= SHORTEST_MONTH and name.lower().startswith(written.lower())
    }
    return str(numbers.pop()) if len(numbers) == 1 else written


def day_field(name: str, *, required: bool = True) -> DayField:
    return DayField(
        label=NAMES[name],
        required=required,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
        widget=forms.DateInput(format="%d/%m/%Y", attrs={"class": "govuk-input--width-10"}),
        error_messages={
            "required": format_lazy(gettext_lazy("Write a day in “{name}”."), name=NAMES[name]),
            "invalid": gettext_lazy("Write the day as 31/01/2027 or 31 January 2027."),
        },
    )


def check_days(form: forms.Form, chosen: dict, today: dt.date) -> None:
    """Add to FORM what is wrong with the days of a check that it has CHOSEN."""
    checked, review = chosen.get("checked_on"), chosen.get("review_by")
    if checked and checked > today:
        form.add_error("checked_on", _("That day is still to come. Write when it was checked."))
    if checked and review and review <= checked:
        form.add_error("review_by", _("Write a day after the day on which it was checked."))
    elif checked and review and review - checked > LONGEST_TIME:
        form.add_error("review_by", _("A fact is checked every year. Write a day within one."))


class SeenForm(forms.Form):
    """The revision of the card that the person has before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class CheckForm(SeenForm):
    """The words stand as they are: who compared them with their source, and until when."""

    checked_on, review_by = day_field("checked_on"), day_field("review_by")
    checked_by = forms.CharField(
        label=NAMES["checked_by"],
        max_length=120,
        error_messages={"required": gettext_lazy("Write who compared it with its source.")},
    )
    has_compared = forms.BooleanField(
        label=gettext_lazy("I have the source before me, and it says what the card says."),
        error_messages={
            "required": gettext_lazy("Tick that you have compared the card with its source.")
        },
    )

    def __init__(self, *args, card: DatedCard, by_name: str, today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.faults = [fault for fault in word_faults(card) if not fault.is_warning]
        self.initial = {
            "seen": card.revision,
            "checked_on": today,
            "checked_by": by_name,
            "review_by": today + USUAL_TIME,
        }
        self.order_fields(["has_compared", "checked_on", "checked_by", "review_by"])

    def clean(self) -> dict:
        chosen = super().clean()
        check_days(self, chosen, self.today)
        for fault in self.faults:  # not to be shown as it is: it has to be changed first
            self.add_error(None, str(fault))
        return chosen

    @property
    def values(self) -> dict[str, object]:
        """What the card is to hold."""
        names = ("checked_on", "checked_by", "review_by")
        return {"state": CardState.CHECKED, **{name: self.cleaned_data[name] for name in names}}


class _CardChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: DatedCard) -> str:
        return f"{obj.title_en} ({obj.key})"


class ReplaceForm(SeenForm):
    """Which card stands in the place of another from now on."""

    other = _CardChoice(
        LawCard.objects.none(),
        label=gettext_lazy("The card in its place"),
        empty_label=gettext_lazy("Choose a card"),
        error_messages={
            "required": gettext_lazy("Choose the card that is to stand in its place."),
            "invalid_choice": gettext_lazy("Choose a card that is in date."),
        },
    )

    def __init__(self, *args, card: DatedCard, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = card.revision
        self.fields["other"].queryset = others
