"""Who was reached: lessons, classes, schools and pupils."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from quizzes.models import Sitting
from reports.queries.counted import counted_in_class
from reports.small_groups import is_withheld
from schools.models import Delivery, Visit

TAUGHT = (Delivery.Outcome.DELIVERED, Delivery.Outcome.PARTLY)


@dataclass(frozen=True)
class Reach:
    """Who was reached: counts of lessons, classes, schools and pupils."""

    planned: int
    taught: int
    partly: int
    not_taught: int
    reasons: tuple[tuple[str, int], ...]
    schools: int
    classes: int
    pupils: int
    joined: int
    completed_before: int
    completed_after: int
    completed_both: int

    @property
    def lessons(self) -> int:
        return self.taught + self.partly


def reach(deliveries: QuerySet[Delivery]) -> Reach:
    """Who was reached by DELIVERIES, in three queries."""
    taught = Q(outcome__in=TAUGHT)
    lessons = deliveries.aggregate(
        planned=Count("pk", filter=Q(outcome=Delivery.Outcome.PLANNED)),
        taught=Count("pk", filter=Q(outcome=Delivery.Outcome.DELIVERED)),
        partly=Count("pk", filter=Q(outcome=Delivery.Outcome.PARTLY)),
        not_taught=Count("pk", filter=Q(outcome=Delivery.Outcome.NOT_DELIVERED)),
        schools=Count("school", filter=taught, distinct=True),
        classes=Count("class_group", filter=taught, distinct=True),
        pupils=Sum("headcount", filter=taught, default=0),
    )
    reasons = (
        deliveries.filter(outcome=Delivery.Outcome.NOT_DELIVERED)
        .order_by()
        .values_list("reason")
        .annotate(count=Count("pk"))
        .order_by("-count", "reason")
    )
    rooms = rolled_up(deliveries).aggregate(
        joined=Sum("joined", default=0),
        completed_before=Sum("completed_before", default=0),
        completed_after=Sum("completed_after", default=0),
        completed_both=Sum("completed_both", default=0),
    )
    named = tuple((str(Visit.Reason(reason).label), count) for reason, count in reasons if reason)
    return Reach(**lessons, **rooms, reasons=named)


@dataclass(frozen=True)
class HeadCount:
    """How many pupils were there or took part, unless they are too few to tell."""

    name: str
    pupils: int
    is_withheld: bool


def head_counts(reach: Reach, threshold: int) -> list[HeadCount]:
    """The pupils of REACH: those who were there first; fewer than THRESHOLD are withheld."""
    counts = [
        (_("Pupils there"), reach.pupils),
        (_("Joined the quiz"), reach.joined),
        (_("Finished before"), reach.completed_before),
        (_("Finished after"), reach.completed_after),
    ]
    return [HeadCount(name, pupils, is_withheld(pupils, threshold)) for name, pupils in counts]


def rolled_up(deliveries: QuerySet[Delivery]) -> QuerySet[Sitting]:
    """The sittings of DELIVERIES whose answers are added up."""
    return Sitting.objects.filter(
        delivery__in=deliveries.order_by(), kind=Sitting.Kind.LESSON, rolled_up_at__isnull=False
    )


@dataclass(frozen=True)
class FunnelStep:
    """One bar from the room to the figures."""

    name: str
    pupils: int
    of: int
    is_withheld: bool


def funnel(delivery: Delivery, sitting: Sitting | None) -> list[FunnelStep]:
    """From the pupils who were there to those who answered both times, or were counted.

    Empty without a quiz.
    """
    if sitting is None or not sitting.rolled_up_at:
        return []
    counted = counted_in_class(sitting).values()
    steps = [(_("Here"), delivery.headcount or sitting.headcount)]
    if sitting.joined or not counted:
        steps += [
            (_("Joined"), sitting.joined),
            (_("Answered before"), sitting.completed_before),
            (_("Answered after"), sitting.completed_after),
            (_("Answered both times"), sitting.completed_both),
        ]
    if counted:
        steps += [
            (_("Counted before"), max(one.before.total() for one in counted)),
            (_("Counted after"), max(one.after.total() for one in counted)),
        ]
    threshold, most = delivery.force.small_group, max(pupils for _name, pupils in steps)
    return [
        FunnelStep(name, pupils, of=most, is_withheld=is_withheld(pupils, threshold))
        for name, pupils in steps
    ]


def main_sitting(delivery: Delivery) -> Sitting | None:
    """The newest sitting of the lesson itself, not of a later check."""
    lesson_sittings = delivery.sittings.filter(kind=Sitting.Kind.LESSON)
    return lesson_sittings.select_related("delivery__force").order_by("-opened_at").first()


def recent_classes(deliveries: QuerySet[Delivery], count: int = 20) -> QuerySet[Delivery]:
    """The newest COUNT lessons that were taught."""
    return (
        deliveries.filter(outcome__in=TAUGHT)
        .select_related("school", "class_group", "version__lesson")
        .order_by("-starts_at", "-pk")[:count]
    )


def each_once(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """The same rows without the joins that chose them, which would count some twice."""
    return Delivery.objects.filter(pk__in=deliveries.order_by().values("pk"))
