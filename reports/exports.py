"""Reports as CSV files that a spreadsheet opens rightly, with the threshold kept."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from accounts.exports import csv_response
from accounts.templatetags.words import words
from quizzes.models import Sitting
from reports.queries import CoverageRow, QuestionChange, class_changes, ways_of
from reports.sentences import who_answered_how
from reports.small_groups import is_withheld
from schools.models import Delivery

WITHHELD = "[c]"


def _shown(pupils: int | None, threshold: int) -> int | str:
    if pupils is None:
        return ""
    return WITHHELD if is_withheld(pupils, threshold) else pupils


def _change_head() -> list[str]:
    return [
        _("Measure"),
        _("Question"),
        _("Answered before"),
        _("Answered after"),
        _("Safe answer before"),
        _("Safe answer after"),
        _("Change"),
        _("Plausible from"),
        _("Plausible to"),
        _("Note"),
    ]


def _change_rows(item: QuestionChange, small: int) -> Iterator[list[object]]:
    """A row for each way of answering that may be shown; one that says so when none may.

    Where not as many were counted before as after, a difference of pupils would say nothing.
    """
    cells: list[object] = [item.question.get_measure_display(), words(item.question, "text")]
    for change in item.shown:
        answered = [change.n_before, change.n_after, change.before, change.after]
        note = _("Counted in the room: who changed is not known") if change.is_counted else ""
        difference = change.difference if change.is_even else ""
        yield [*cells, *answered, difference, change.low, change.high, note]
    if item.is_withheld:
        too_few = _("Too few to show (fewer than %(small)s)") % {"small": small}
        yield [*cells, *[WITHHELD] * 7, too_few]


def class_csv(
    delivery: Delivery, changes: list[QuestionChange], *, ways: str, now: datetime
) -> HttpResponse:
    """The result of one class: a row a question, under a head that says what it is.

    WAYS says who answered how, as the page does.
    """
    about = [
        [_("Class"), str(delivery.class_group)],
        [_("School"), delivery.school.name],
        [_("Lesson"), words(delivery.version, "title")],
        [_("Who answered"), ways],
        [_("Printed"), timezone.localtime(now).strftime("%Y-%m-%d %H:%M")],
        [],
    ]
    name = slugify(f"{delivery.class_group}-{delivery.version.lesson.slug}")
    small = delivery.force.small_group
    rows = [row for item in changes for row in _change_rows(item, small)]
    return csv_response(name, [*about, _change_head(), *rows])


def results_csv(deliveries: QuerySet[Delivery], *, now: datetime) -> HttpResponse:
    """A row a lesson and question; lessons without a result have one row with empty figures."""
    head = [
        _("Day"),
        _("School"),
        _("Class"),
        _("Years"),
        _("Lesson"),
        _("Version"),
        _("Officer"),
        _("Outcome"),
        _("Reason"),
        _("Pupils there"),
        _("Joined"),
        _("Completed before"),
        _("Completed after"),
    ]
    of_lessons = Prefetch("sittings", Sitting.objects.lessons())
    rows = deliveries.select_related(
        "school", "class_group", "version__lesson", "officer__user", "force"
    ).prefetch_related(of_lessons)
    return csv_response(
        f"results-{timezone.localdate(now)}",
        [[*head, *_change_head(), _("Who answered")], *_result_rows(rows)],
    )


def _result_rows(deliveries: Iterable[Delivery]) -> Iterator[list[object]]:
    for delivery in deliveries:
        sitting = next((s for s in delivery.sittings.all() if s.rolled_up_at), None)
        cells = _delivery_cells(delivery, sitting)
        changes = class_changes(sitting) if sitting else []
        ways = who_answered_how(ways_of(sitting)) if sitting else ""
        for item in changes:
            for row in _change_rows(item, delivery.force.small_group):
                yield [*cells, *row, ways]
        if not changes:
            yield [*cells, *[""] * len(_change_head()), ways]


def _delivery_cells(delivery: Delivery, sitting: Sitting | None) -> list[object]:
    group, threshold = delivery.class_group, delivery.force.small_group
    years = str(group.year_from)
    if group.year_to != group.year_from:
        years += f" / {group.year_to}"
    day = timezone.localtime(delivery.starts_at) if delivery.starts_at else None
    return [
        day.strftime("%Y-%m-%d") if day else "",
        delivery.school.name,
        str(group),
        years,
        words(delivery.version, "title"),
        delivery.version.number,
        str(delivery.officer or ""),
        delivery.get_outcome_display(),
        delivery.get_reason_display(),
        _shown(delivery.headcount, threshold),
        _shown(sitting.joined if sitting else None, threshold),
        _shown(sitting.completed_before if sitting else None, threshold),
        _shown(sitting.completed_after if sitting else None, threshold),
    ]


def coverage_csv(rows: Iterable[CoverageRow], *, now: datetime) -> HttpResponse:
    """A row a school: what it had, its last lesson, its next visit."""
    head = [_("School"), _("Area"), _("Phase"), _("Pupils"), _("Lessons"), _("Last"), _("Booked")]
    table = [
        [
            row.school.name,
            str(row.school.local_authority),
            row.school.get_phase_display(),
            row.school.pupils,
            row.had,
            f"{timezone.localtime(row.last_at):%Y-%m-%d}" if row.last_at else "",
            f"{timezone.localtime(row.next_at):%Y-%m-%d}" if row.next_at else "",
        ]
        for row in rows
    ]
    return csv_response(f"coverage-{timezone.localdate(now)}", [head, *table])
