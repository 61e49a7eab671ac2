"""The same figures side by side: by lesson, school, year group, officer or month.

Rows stand in the order of their names, never in the order of what pupils knew.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncMonth
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from accounts.dates import MONTHS
from accounts.templatetags.words import words
from lessons.models import Lesson, Measure
from quizzes.models import Move
from reports.queries.changes import is_right, right_choices
from reports.queries.counted import counted_in_sum
from reports.queries.reach import TAUGHT, rolled_up
from reports.small_groups import LARGE_ENOUGH, hidden_rows, is_withheld
from schools.models import Delivery, Officer, School


@dataclass
class BreakdownRow:
    """One line: reach, and the share of safe answers before and after by measure."""

    name: str
    lessons: int = 0
    not_taught: int = 0
    pupils: int = 0
    both: int = 0
    is_hidden: bool = False
    is_both_hidden: bool = False
    answers: dict[str, "Answers"] = field(default_factory=lambda: defaultdict(Answers))

    @property
    def shares(self) -> list[tuple[int, int] | None]:
        """Per cent before and after for each of the four measures; None where nothing is shown."""
        return [self.answers[measure].shares for measure in Measure.values]


@dataclass
class Answers:
    """How many answers were given before and after, and how many of them were the safe one."""

    given: Counter[str] = field(default_factory=Counter)
    safe: Counter[str] = field(default_factory=Counter)

    def add(self, phase: str, count: int, *, is_safe: bool) -> None:
        self.given[phase] += count
        self.safe[phase] += count if is_safe else 0

    @property
    def shares(self) -> tuple[int, int] | None:
        """Per cent of safe answers before and after; None when nobody answered."""
        if not self.given:
            return None
        before, after = (
            round(100 * self.safe[phase] / self.given[phase]) for phase in ("before", "after")
        )
        return before, after


@dataclass(frozen=True)
class Breakdown:
    """A way to divide deliveries: the field, and how a value of it is named."""

    label: str | Promise
    key: str | Combinable
    names: Callable[[set], dict]


def _lessons(keys: set) -> dict:
    lessons = Lesson.objects.filter(pk__in=keys).select_related("current")
    return {lesson.pk: words(lesson.current, "title") or lesson.slug for lesson in lessons}


def _schools(keys: set) -> dict:
    return dict(School.objects.filter(pk__in=keys).values_list("pk", "name"))


def _officers(keys: set) -> dict:
    officers = Officer.objects.filter(pk__in=keys).select_related("user")
    return {officer.pk: str(officer) for officer in officers} | {None: _("By a teacher")}


def _years(keys: set) -> dict:
    return {year: _("Year %(year)s") % {"year": year} for year in keys}


def _months(keys: set) -> dict:
    language = "cy" if get_language() == "cy" else "en"
    return {day: f"{MONTHS[language][day.month - 1]} {day.year}" for day in keys if day}


BREAKDOWNS = {
    "lesson": Breakdown(gettext_lazy("Lesson"), F("version__lesson"), _lessons),
    "school": Breakdown(gettext_lazy("School"), F("school"), _schools),
    "year": Breakdown(gettext_lazy("Year group"), F("class_group__year_from"), _years),
    "officer": Breakdown(gettext_lazy("Officer"), F("officer"), _officers),
    "month": Breakdown(gettext_lazy("Month"), TruncMonth("starts_at"), _months),
}


def breakdown(deliveries: QuerySet[Delivery], *, by: str, threshold: int) -> list[BreakdownRow]:
    """DELIVERIES divided BY a key of BREAKDOWNS: a row a value, in the order of names."""
    way = BREAKDOWNS[by]
    taught = Q(outcome__in=TAUGHT)
    rows: dict[object, BreakdownRow] = {}
    for line in (
        deliveries.order_by()
        .annotate(part=way.key)
        .values("part")
        .annotate(
            lessons=Count("pk", filter=taught),
            not_taught=Count("pk", filter=Q(outcome=Delivery.Outcome.NOT_DELIVERED)),
            pupils=Sum("headcount", filter=taught, default=0),
        )
    ):
        rows[line["part"]] = BreakdownRow(
            name="",
            lessons=line["lessons"],
            not_taught=line["not_taught"],
            pupils=line["pupils"],
        )
    part_of = dict(deliveries.order_by().annotate(part=way.key).values_list("pk", "part"))
    _add_rooms(rows, deliveries, part_of)
    _add_answers(rows, deliveries, part_of)
    names = way.names(set(rows))
    for part, row in rows.items():
        row.name = names.get(part) or _("Not known")
    in_order = [rows[part] for part in sorted(rows, key=lambda part: _order(by, part, rows[part]))]
    hidden = hidden_rows([row.pupils for row in in_order], threshold)
    for row, is_hidden in zip(in_order, hidden, strict=True):
        row.is_hidden = is_hidden
        row.is_both_hidden = is_hidden or is_withheld(row.both, threshold)
    return in_order


def _order(by: str, part: object, row: BreakdownRow) -> tuple:
    return (str(part),) if by == "month" else (part,) if by == "year" else (row.name.casefold(),)


def _add_rooms(rows: dict, deliveries: QuerySet[Delivery], part_of: dict) -> None:
    for delivery, both in rolled_up(deliveries).values_list("delivery", "completed_both"):
        rows[part_of[delivery]].both += both


def _add_answers(rows: dict, deliveries: QuerySet[Delivery], part_of: dict) -> None:
    """Add the answers of both times, and what was counted both times, to the shares of ROWS."""
    sittings = rolled_up(deliveries)
    moves = Move.objects.filter(LARGE_ENOUGH, sitting__in=sittings).values_list(
        "sitting__delivery", "question", "question__measure", "from_choice", "to_choice", "count"
    )
    counted = counted_in_sum(sittings)
    right = right_choices({row[1] for row in moves} | {question for _, question in counted})
    for delivery, question, measure, was, now, count in moves:
        answers = rows[part_of[delivery]].answers[measure]
        answers.add("before", count, is_safe=is_right(question, was, right))
        answers.add("after", count, is_safe=is_right(question, now, right))
    for (_sitting, question), one in counted.items():
        answers = rows[part_of[one.delivery]].answers[one.measure]
        for phase, chosen in (("before", one.before), ("after", one.after)):
            for key, count in chosen.items():
                answers.add(phase, count, is_safe=is_right(question, key, right))
