"""The same figures side by side: by lesson, school, year group, officer or month.

Rows stand in the order of their names, never in the order of what pupils knew.
"""

from collections import defaultdict
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
from lessons.models import Choice, Lesson, Measure
from quizzes.models import Move
from reports.queries.changes import is_right
from reports.queries.reach import TAUGHT, rolled_up
from reports.small_groups import LARGE_ENOUGH, hidden_rows
from schools.models import Delivery, Officer, School


@dataclass
class BreakdownRow:
    """One line: reach, and the share of safe answers before and after by measure."""

    name: str
    lessons: int = 0
    not_taught: int = 0
    classes: int = 0
    pupils: int = 0
    joined: int = 0
    both: int = 0
    is_hidden: bool = False
    answers: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0, 0]))

    @property
    def shares(self) -> list[tuple[int, int] | None]:
        """Per cent before and after for each of the four measures; None where nothing is shown."""
        return [
            (round(100 * before / n), round(100 * after / n)) if n else None
            for n, before, after in (self.answers[measure] for measure in Measure.values)
        ]


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
            classes=Count("class_group", filter=taught, distinct=True),
            pupils=Sum("headcount", filter=taught, default=0),
        )
    ):
        rows[line["part"]] = BreakdownRow(
            name="",
            lessons=line["lessons"],
            not_taught=line["not_taught"],
            classes=line["classes"],
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
    return in_order


def _order(by: str, part: object, row: BreakdownRow) -> tuple:
    return (str(part),) if by == "month" else (part,) if by == "year" else (row.name.casefold(),)


def _add_rooms(rows: dict, deliveries: QuerySet[Delivery], part_of: dict) -> None:
    for delivery, joined, both in rolled_up(deliveries).values_list(
        "delivery", "joined", "completed_both"
    ):
        rows[part_of[delivery]].joined += joined
        rows[part_of[delivery]].both += both


def _add_answers(rows: dict, deliveries: QuerySet[Delivery], part_of: dict) -> None:
    moves = Move.objects.filter(LARGE_ENOUGH, sitting__in=rolled_up(deliveries)).order_by()
    right = set(
        Choice.objects.filter(
            question__in=moves.values("question"), code=Choice.Code.RIGHT
        ).values_list("question", "key")
    )
    for delivery, question, measure, was, now, count in moves.values_list(
        "sitting__delivery", "question", "question__measure", "from_choice", "to_choice", "count"
    ):
        total = rows[part_of[delivery]].answers[measure]
        total[0] += count
        total[1] += count if is_right(question, was, right) else 0
        total[2] += count if is_right(question, now, right) else 0
