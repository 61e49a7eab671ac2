"""Forms of asking for, agreeing and writing down visits."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.dates import clock, day
from accounts.templatetags.words import words
from lessons.models import ROUTES, Lesson
from schools.actions.asking import FEWEST_TIMES
from schools.forms_days import FARTHEST, TOO_FAR, day_field, time_field
from schools.free_times import FreeTime
from schools.models import Delivery, LessonLanguage, RoomDevices, SignOff, Visit

MOST_PUPILS = 400
YEARS = range(0, 14)


class LessonField(forms.ModelChoiceField):
    def label_from_instance(self, lesson):
        title = words(lesson.current, "title")
        return f"{title} ({lesson.ages_from}-{lesson.ages_to})"


def year_name(year: int) -> str:
    return str(_("Reception")) if year == 0 else str(_("Year %(year)s") % {"year": year})


class ClassForm(forms.Form):
    """One class and the lesson for it."""

    lesson = LessonField(
        Lesson.objects.none(),
        label=_("Lesson"),
        empty_label=_("Choose a lesson"),
        error_messages={"required": _("Choose a lesson.")},
    )
    name = forms.CharField(
        label=_("Class"),
        max_length=40,
        help_text=_("For example 8A. Do not write pupils' names."),
        error_messages={"required": _("Write the name of the class, for example 8A.")},
    )
    year_from = forms.TypedChoiceField(label=_("Year group"), coerce=int)
    year_to = forms.TypedChoiceField(
        label=_("Up to which year, in a mixed class?"), coerce=int, required=False, empty_value=None
    )
    pupils = forms.IntegerField(
        label=_("How many pupils?"),
        min_value=1,
        max_value=MOST_PUPILS,
        error_messages={
            "required": _("Write how many pupils are in the class."),
            "invalid": _("Write the number of pupils in digits, for example 28."),
            "min_value": _("Write how many pupils are in the class: 1 or more."),
            "max_value": _("Write how many pupils are in the class: no more than 400."),
        },
    )
    route = forms.TypedChoiceField(
        label=_("How long?"),
        coerce=int,
        choices=lambda: [
            (route, _("%(minutes)s minutes") % {"minutes": route}) for route in ROUTES
        ],
        initial=45,
    )
    setting = forms.ChoiceField(
        label=_("One class or an assembly?"),
        choices=Delivery.Setting,
        initial=Delivery.Setting.CLASS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lesson"].queryset = Lesson.objects.published().select_related("current")
        years = [(year, year_name(year)) for year in YEARS]
        self.fields["year_from"].choices = [("", _("Choose a year group")), *years]
        self.fields["year_from"].error_messages["required"] = _("Choose the year group.")
        self.fields["year_to"].choices = [("", _("one year only")), *years]

    def clean(self):
        chosen = super().clean()
        first, last = chosen.get("year_from"), chosen.get("year_to")
        if first is not None and last is not None and last < first:
            self.add_error("year_to", _("Choose a year group that is not below the first one."))
        chosen["year_to"] = first if last is None else last
        lengths = chosen["lesson"].current.routes if chosen.get("lesson") else []
        if lengths and chosen.get("route") not in lengths:
            wrong = _("This lesson is taught in %(minutes)s minutes. Choose that.")
            self.add_error("route", wrong % {"minutes": " / ".join(map(str, lengths))})
        return chosen


def parse_time(value: str) -> dt.datetime | None:
    """A time written by our own form, or None for anything else."""
    try:
        time = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return time if timezone.is_aware(time) else timezone.make_aware(time)


class TimesForm(forms.Form):
    """Two or more possible times, chosen from the free ones or written by hand."""

    times = forms.MultipleChoiceField(
        label=_("Free times"), widget=forms.CheckboxSelectMultiple, required=False
    )
    own_day_1 = day_field(_("Another day"), required=False)
    own_time_1 = time_field(_("at"))
    own_day_2 = day_field(_("Another day"), required=False)
    own_time_2 = time_field(_("at"))

    def __init__(
        self,
        *args,
        free: list[FreeTime],
        minutes: int,
        now: dt.datetime,
        fewest: int = FEWEST_TIMES,
        **kwargs,
    ):
        super().__init__(*args, **kwargs)
        self.minutes, self.now, self.fewest = minutes, now, fewest
        self.fields["times"].choices = [
            (time.value, f"{day(time.starts_at)}, {clock(time.starts_at)}-{clock(time.ends_at)}")
            for time in free
        ]

    def clean(self):
        chosen = super().clean()
        starts = {parse_time(value) for value in chosen.get("times", [])}
        for number in (1, 2):
            starts.add(self._own(number, chosen))
        starts.discard(None)
        if len(starts) < self.fewest and not self.errors:
            self.add_error(
                "times",
                _("Choose at least 2 times, so that we can fit you in.")
                if self.fewest > 1
                else _("Choose a time."),
            )
        chosen["starts"] = sorted(starts)
        return chosen

    def _own(self, number: int, chosen: dict) -> dt.datetime | None:
        date, time = chosen.get(f"own_day_{number}"), chosen.get(f"own_time_{number}")
        if date and not time:
            self.add_error(f"own_time_{number}", _("Write a time for this day, for example 10:15."))
        if time and not date:
            self.add_error(f"own_day_{number}", _("Write a day for this time."))
        if not (date and time):
            return None
        start = timezone.make_aware(dt.datetime.combine(date, time))
        if start < self.now:
            self.add_error(f"own_day_{number}", _("Write a day that is still to come."))
        elif start - self.now > FARTHEST:
            self.add_error(f"own_day_{number}", TOO_FAR)
        return start


class RoomForm(forms.Form):
    """What the room needs."""

    language = forms.ChoiceField(
        label=_("Language of the lesson"),
        choices=LessonLanguage,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language of the lesson.")},
    )
    devices = forms.ChoiceField(
        label=_("Devices in the room"),
        choices=RoomDevices,
        widget=forms.RadioSelect,
        help_text=_("School devices only. Pupils never need a phone of their own."),
        error_messages={"required": _("Choose which devices are in the room.")},
    )
    room = forms.CharField(label=_("Room"), max_length=60, required=False)
    staff_name = forms.CharField(
        label=_("Who from the school will be in the room?"),
        max_length=120,
        required=False,
        help_text=_("A member of staff stays for the whole lesson. A role is enough."),
    )
    needs = forms.CharField(
        label=_("Anything the officer should know?"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("For example support in the class. Do not write pupils' names."),
    )


class ContactForm(forms.Form):
    """Whom to write to and ring."""

    contact_name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Write a name.")}
    )
    contact_email = forms.EmailField(
        label=_("E-mail address"),
        max_length=Visit._meta.get_field("contact_email").max_length,
        error_messages={
            "required": _("Write an e-mail address."),
            "invalid": _("Write an e-mail address like name@school.example."),
            "max_length": _("Write an e-mail address like name@school.example."),
        },
    )
    contact_phone = forms.CharField(label=_("Phone"), max_length=30, required=False)


class ReasonForm(forms.Form):
    """Why, in a word from the list and in words of one's own."""

    reason = forms.ChoiceField(
        label=_("Why?"),
        choices=Visit.Reason,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why.")},
    )
    words = forms.CharField(
        label=_("A message to the other side"),
        max_length=500,
        required=False,
        help_text=_("Do not write pupils' names."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MoveForm(TimesForm, ReasonForm):
    """A new time and why."""

    field_order = ["times", "own_day_1", "own_time_1", "reason", "words"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, fewest=1, **kwargs)
        del self.fields["own_day_2"], self.fields["own_time_2"]
        self.fields["times"] = forms.ChoiceField(
            label=_("Free times"),
            widget=forms.RadioSelect,
            required=False,
            choices=self.fields["times"].choices,
        )

    def clean_times(self) -> list[str]:
        chosen = self.cleaned_data["times"]
        return [chosen] if chosen else []


class SignOffForm(forms.ModelForm):
    """How a lesson went."""

    class Meta:
        model = SignOff
        fields = ["outcome", "headcount", "staff_present", "language", "reason", "words"]
        labels = {
            "outcome": _("Was the lesson taught?"),
            "headcount": _("How many pupils were there?"),
            "staff_present": _("Who from the school was in the room?"),
            "language": _("Language of the lesson"),
            "reason": _("Not taught, or only partly: why?"),
            "words": _("Anything to keep? No names of pupils."),
        }
        widgets = {"outcome": forms.RadioSelect, "language": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        outcomes = [c for c in Delivery.Outcome.choices if c[0] != Delivery.Outcome.PLANNED]
        self.fields["outcome"].choices = outcomes
        self.fields["outcome"].error_messages["required"] = _("Choose how the lesson went.")
        self.fields["language"].choices = LessonLanguage.choices
        self.fields["reason"].choices = [("", _("not needed")), *Visit.Reason.choices]

    def clean(self):
        chosen = super().clean()
        outcome = chosen.get("outcome")
        if outcome in {"delivered", "partly"}:
            if chosen.get("headcount") is None and "headcount" not in self.errors:
                self.add_error("headcount", _("Write how many pupils were there."))
            if not chosen.get("staff_present"):
                self.add_error("staff_present", _("Write who from the school was in the room."))
        if outcome == "not-delivered" and not chosen.get("reason"):
            self.add_error("reason", _("Choose why the lesson was not taught."))
        return chosen
