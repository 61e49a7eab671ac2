"""Who may review lessons, as a co-ordinator sees it."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from accounts.models import User
from lessons.models import Review, ReviewRight


@dataclass(frozen=True)
class Reviewer:
    """An editor with each kind of review and the right to it, None where there is none."""

    person: User
    rights: list[tuple[Review, ReviewRight | None]]


@dataclass(frozen=True)
class Cover:
    """How many people may do a kind of review: of the own force, and elsewhere."""

    review: Review
    own: int
    others: int

    @property
    def total(self) -> int:
        return self.own + self.others


@dataclass(frozen=True)
class Reviewers:
    people: list[Reviewer]
    covers: list[Cover]


def editors_of(user: User) -> QuerySet[User]:
    """The editors whose rights USER gives: those of the own force."""
    editors = User.objects.filter(is_editor=True, is_active=True)
    return editors.filter(force=user.force) if user.is_coordinator else editors.none()


def reviewers(user: User) -> Reviewers:
    """The editors of USER's force with their rights, and how well each review is covered."""
    held = Prefetch("review_rights", ReviewRight.objects.held())
    editors = editors_of(user).order_by("name", "email").prefetch_related(held)
    return Reviewers(people=[_reviewer(person) for person in editors], covers=covers(user))


def _reviewer(person: User) -> Reviewer:
    held = {right.kind: right for right in person.review_rights.all()}
    return Reviewer(person, [(review, held.get(review)) for review in Review])


def covers(user: User) -> list[Cover]:
    """How many people may do each kind of review; drafts of all forces wait for the same ones."""
    is_own = Q(person__force=user.force)
    rows = ReviewRight.objects.held().order_by().values("kind")
    counted = rows.annotate(own=Count("pk", filter=is_own), total=Count("pk"))
    counts = {row["kind"]: (row["own"], row["total"] - row["own"]) for row in counted}
    return [Cover(review, *counts.get(review.value, (0, 0))) for review in Review]
