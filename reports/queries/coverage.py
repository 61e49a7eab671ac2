"""Which schools had a lesson, have one booked, or had nothing."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q, QuerySet

from reports.queries.reach import TAUGHT
from schools.models import School, Visit


@dataclass(frozen=True)
class CoverageRow:
    """One school: what it had since the chosen day, its last lesson ever, and its next visit."""

    school: School
    had: int
    last_at: dt.datetime | None
    next_at: dt.datetime | None

    @property
    def state(self) -> str:
        if self.had:
            return "had"
        return "booked" if self.next_at else "none"


def coverage(
    schools: QuerySet[School], *, since: dt.date, now: dt.datetime, topic: str = ""
) -> list[CoverageRow]:
    """SCHOOLS with their reach, gaps first: never taught, then the longest ago. One query.

    A school appears under the force it belongs to today; TOPIC narrows what counts as a lesson.
    """
    taught = Q(deliveries__outcome__in=TAUGHT)
    if topic:
        taught &= Q(deliveries__version__lesson__topic__slug=topic)
    rows = (
        schools.annotate(
            had=Count(
                "deliveries",
                filter=taught & Q(deliveries__starts_at__date__gte=since),
                distinct=True,
            ),
            last_at=Max("deliveries__starts_at", filter=taught),
            next_at=Min(
                "visits__starts_at",
                filter=Q(visits__state=Visit.State.CONFIRMED, visits__starts_at__gte=now),
            ),
        )
        .select_related("local_authority")
        .order_by(F("last_at").asc(nulls_first=True), "sort_key")
    )
    found = [
        CoverageRow(
            school=school,
            had=school.had,
            last_at=school.last_at,
            next_at=school.next_at,
        )
        for school in rows
    ]
    order = {"none": 0, "booked": 1, "had": 2}
    return sorted(found, key=lambda row: order[row.state])


@dataclass(frozen=True)
class CoverageTotals:
    """How many schools there are, had a lesson, have one booked, or had nothing."""

    schools: int
    had: int
    booked: int
    none: int


def coverage_totals(rows: list[CoverageRow]) -> CoverageTotals:
    """ROWS counted by state."""
    states = Counter(row.state for row in rows)
    return CoverageTotals(
        schools=len(rows), had=states["had"], booked=states["booked"], none=states["none"]
    )
