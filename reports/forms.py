"""What a report is narrowed to. The address holds it all."""

import datetime as dt

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.templatetags.words import words
from lessons.models import Lesson, Topic
from reports.queries import BREAKDOWNS
from reports.small_groups import threshold_of
from schools.forms_days import day_field
from schools.models import Delivery, LocalAuthority, Officer, School

SCHOOL_YEAR_STARTS = 9


def school_year_start(day: dt.date) -> dt.date:
    """The first of September that DAY's school year began on."""
    return dt.date(day.year - (day.month < SCHOOL_YEAR_STARTS), SCHOOL_YEAR_STARTS, 1)


class LessonChoice(forms.ModelChoiceField):
    def label_from_instance(self, lesson):
        return words(lesson.current, "title") if lesson.current else lesson.slug


class ResultsFilterForm(forms.Form):
    """Since, until, lesson, school, year group and officer; empty fields narrow nothing."""

    since = day_field(_("Since"), required=False)
    until = day_field(_("Until"), required=False)
    lesson = LessonChoice(Lesson.objects.none(), label=_("Lesson"), required=False)
    school = forms.ModelChoiceField(School.objects.none(), label=_("School"), required=False)
    year = forms.TypedChoiceField(
        label=_("Year group"), required=False, coerce=int, empty_value=None
    )
    officer = forms.ModelChoiceField(Officer.objects.none(), label=_("Officer"), required=False)
    by = forms.ChoiceField(
        label=_("Side by side"),
        required=False,
        choices=[(key, way.label) for key, way in BREAKDOWNS.items()],
    )

    def __init__(self, *args, user: User, deliveries: QuerySet[Delivery], today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.threshold = user.force.small_group if user.force else threshold_of(deliveries)
        taught = deliveries.order_by()
        for name in ("lesson", "school", "officer"):
            self.fields[name].empty_label = _("All")
        self.fields["lesson"].queryset = Lesson.objects.filter(
            pk__in=taught.values("version__lesson")
        ).select_related("current")
        self.fields["school"].queryset = School.objects.filter(pk__in=taught.values("school"))
        self.fields["officer"].queryset = Officer.objects.filter(
            pk__in=taught.values("officer")
        ).select_related("user")
        self.fields["year"].choices = [
            ("", _("All")),
            *((year, _("Year %(year)s") % {"year": year}) for year in range(1, 14)),
        ]
        if not user.is_coordinator:
            del self.fields["officer"]
            self.fields["by"].choices = [
                (key, way.label) for key, way in BREAKDOWNS.items() if key != "officer"
            ]
        if not (user.is_coordinator or user.is_officer):
            del self.fields["school"]

    def clean(self):
        chosen = super().clean()
        since, until = chosen.get("since"), chosen.get("until")
        if since and until and since > until:
            self.add_error("until", _("Choose a day on or after the first day."))
        return chosen

    @property
    def since_day(self) -> dt.date:
        """The first day shown: the chosen one, else the start of this school year."""
        chosen = self.cleaned_data.get("since") if self.is_bound and self.is_valid() else None
        return chosen or school_year_start(self.today)

    @property
    def chosen_by(self) -> str:
        """What to put side by side: lessons unless something else is chosen."""
        chosen = self.cleaned_data.get("by") if self.is_bound and self.is_valid() else ""
        return chosen or "lesson"

    def narrow(self, deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
        """DELIVERIES of the chosen lesson, school, year, officer and days."""
        chosen = self.cleaned_data if self.is_bound and self.is_valid() else {}
        rows = deliveries.filter(starts_at__date__gte=self.since_day)
        if chosen.get("until"):
            rows = rows.filter(starts_at__date__lte=chosen["until"])
        if chosen.get("lesson"):
            rows = rows.filter(version__lesson=chosen["lesson"])
        if chosen.get("school"):
            rows = rows.filter(school=chosen["school"])
        if chosen.get("officer"):
            rows = rows.filter(officer=chosen["officer"])
        if chosen.get("year"):
            rows = rows.filter(
                class_group__year_from__lte=chosen["year"],
                class_group__year_to__gte=chosen["year"],
            )
        return rows


class CoverageFilterForm(forms.Form):
    """Which schools to show, and what counts as having had a lesson."""

    area = forms.ModelChoiceField(LocalAuthority.objects.none(), label=_("Area"), required=False)
    phase = forms.ChoiceField(label=_("Phase"), required=False)
    medium = forms.ChoiceField(label=_("Language of the school"), required=False)
    topic = forms.ModelChoiceField(
        Topic.objects.all(), label=_("Topic"), required=False, to_field_name="slug"
    )
    state = forms.ChoiceField(
        label=_("Show"),
        required=False,
        choices=[
            ("", _("All schools")),
            ("none", _("Nothing yet")),
            ("booked", _("Booked")),
            ("had", _("Had a lesson")),
        ],
    )
    since = day_field(_("Since"), required=False)

    def __init__(self, *args, schools: QuerySet[School], today: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["area"].queryset = LocalAuthority.objects.filter(
            pk__in=schools.order_by().values("local_authority")
        )
        for name in ("area", "topic"):
            self.fields[name].empty_label = _("All")
        self.fields["phase"].choices = [("", _("All")), *School.Phase.choices]
        self.fields["medium"].choices = [("", _("All")), *School.Medium.choices]

    @property
    def _chosen(self) -> dict:
        return self.cleaned_data if self.is_bound and self.is_valid() else {}

    @property
    def since_day(self) -> dt.date:
        return self._chosen.get("since") or school_year_start(self.today)

    @property
    def chosen_topic(self) -> str:
        chosen = self._chosen.get("topic")
        return chosen.slug if chosen else ""

    @property
    def chosen_state(self) -> str:
        return self._chosen.get("state") or ""

    def narrow(self, schools: QuerySet[School]) -> QuerySet[School]:
        """SCHOOLS of the chosen area, phase and language."""
        chosen = self._chosen
        wanted = {
            "local_authority": chosen.get("area"),
            "phase": chosen.get("phase"),
            "medium": chosen.get("medium"),
        }
        return schools.filter(**{name: value for name, value in wanted.items() if value})
