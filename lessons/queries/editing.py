"""A draft as its editors see it: its blocks, what stops it, and what each of them may do."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from accounts.models import User
from lessons.models import (
    WAITS_FOR,
    Block,
    Comment,
    Draft,
    Hand,
    Lesson,
    LessonVersion,
    Question,
    Review,
    ReviewRight,
    Section,
    VersionEvent,
)
from lessons.pairs import PLAIN, block_names, block_of, name_of
from lessons.queries.stops import Stop, block_address, stops_of

State = LessonVersion.State
FEW = 12  # things to mend that are still read one by one


@dataclass(frozen=True)
class Placed:
    """A section or a question where it stands in its draft; MOVE is where it is put elsewhere."""

    block: str
    name: str
    about: str
    place: int
    count: int
    address: str
    move: str
    is_older: bool
    is_unfinished: bool


@dataclass(frozen=True)
class Pile:
    """How many things are to be mended in one block."""

    name: str
    address: str
    count: int


@dataclass(frozen=True)
class Remark:
    """A comment with the name of the part that it is about; no ADDRESS where that was taken out."""

    comment: Comment
    part: str
    address: str


@dataclass(frozen=True)
class DraftPage:
    """What every page of a draft shows around its block."""

    version: LessonVersion
    draft: Draft
    lesson: Lesson
    sections: list[Section]
    questions: list[Question]
    stops: list[Stop]
    block: str
    saved: Block | None
    comments: list[Comment]
    older: set[str]

    @property
    def is_open(self) -> bool:
        """Whether it may be written in."""
        return self.version.state == State.DRAFT

    @property
    def remarks(self) -> list[Remark]:
        """Its comments, each with its part."""
        names = {**block_names(), **{one.block: one.name for one in self.placed}}
        return [
            Remark(
                comment,
                names.get(comment.block, ""),
                block_address(self.lesson.slug, comment.block) if comment.block in names else "",
            )
            for comment in self.comments
        ]

    @property
    def to_mend(self) -> list[Stop]:
        return [stop for stop in self.stops if not stop.is_warning]

    @property
    def piles(self) -> list[Pile]:
        """What is to be mended, counted by block; nothing where it is few enough to be listed."""
        if len(self.to_mend) <= FEW:
            return []
        counts = Counter(stop.block for stop in self.to_mend)
        names = {**block_names(), **{one.block: one.name for one in self.placed}}
        return [
            Pile(name, block_address(self.lesson.slug, block), counts[block])
            for block, name in names.items()
            if counts[block]
        ]

    @property
    def warnings(self) -> list[Stop]:
        return [stop for stop in self.stops if stop.is_warning]

    @property
    def here(self) -> list[Stop]:
        """What there is to mend in the open block."""
        return [stop for stop in self.stops if stop.block == self.block]

    @property
    def parts(self) -> list[Placed]:
        """Its sections in their order."""
        return [
            self._placed(section, section.get_kind_display(), len(self.sections))
            for section in self.sections
        ]

    @property
    def quiz(self) -> list[Placed]:
        """Its questions in their order."""
        return [
            self._placed(
                question,
                f"{question.get_measure_display()} · {question.get_kind_display()}",
                len(self.questions),
            )
            for question in self.questions
        ]

    @property
    def placed(self) -> list[Placed]:
        """Its sections, and behind them its questions."""
        return [*self.parts, *self.quiz]

    @property
    def open(self) -> Placed | None:
        """The section or the question that is open."""
        return next((one for one in self.placed if one.block == self.block), None)

    def _placed(self, row: Section | Question, about: str, count: int) -> Placed:
        block, kind = block_of(row), row._meta.model_name
        return Placed(
            block=block,
            name=name_of(row),
            about=about,
            place=row.order + 1,
            count=count,
            address=block_address(self.lesson.slug, block),
            move=reverse(f"lessons:{kind}_move", args=[self.lesson.slug, row.key]),
            is_older=block in self.older,
            is_unfinished=any(stop.block == block for stop in self.to_mend),
        )


@dataclass(frozen=True)
class Duty:
    """What a reader may do with a draft now. WHY_NOT: why the review is somebody else's."""

    review: Review | None
    may_review: bool
    why_not: str
    events: QuerySet[VersionEvent]
    hands: QuerySet[Hand]


def find_draft(slug: str) -> LessonVersion | None:
    """The version of the lesson that is on its way."""
    return LessonVersion.objects.on_the_way().filter(lesson__slug=slug).first()


def under_review() -> set[int]:
    """The keys of lessons whose next version is with its reviewers."""
    versions = LessonVersion.objects.on_the_way().exclude(state=State.DRAFT)
    return set(versions.values_list("lesson_id", flat=True))


def draft_page(version: LessonVersion, *, block: str = "", today: dt.date) -> DraftPage:
    """VERSION with BLOCK open."""
    comments = version.comments.select_related("by", "done_by")
    return DraftPage(
        version=version,
        draft=version.draft,
        lesson=version.lesson,
        sections=list(version.sections.all()),
        questions=list(version.questions.all()),
        stops=stops_of(version, today=today),
        block=block,
        saved=version.blocks.filter(name=block).select_related("saved_by").first(),
        comments=[one for one in comments if not block or one.block == block],
        older={row.name.partition(".")[0] for row in version.older_welsh.all()},
    )


def revision_of(version: LessonVersion, block: str) -> int:
    """How often BLOCK was saved; 0 when it never was."""
    found = version.blocks.filter(name=block).values_list("revision", flat=True).first()
    return found or 0


def address_of(version: LessonVersion, block: str) -> str | None:
    """Where BLOCK of the draft is written; None when there is no such block."""
    kind, _dash, key = block.partition("-")
    if block in PLAIN:
        return block_address(version.lesson.slug, block)
    known: dict[str, QuerySet] = {
        "section": version.sections.filter(key=key),
        "question": version.questions.filter(key=key),
    }
    if kind not in known or not known[kind].exists():
        return None
    return block_address(version.lesson.slug, block)


def duty_of(user: User, version: LessonVersion) -> Duty:
    """What USER may do with VERSION, and why not more."""
    review, _next = WAITS_FOR.get(State(version.state), (None, ""))
    hand = version.hands.filter(person=user).first()
    rights = ReviewRight.objects.held().filter(person=user, kind=review)
    why_not = ""
    if review and hand:
        why_not = "wrote" if hand.part == Hand.Part.AUTHOR else "passed"
    elif review and not rights.exists():
        why_not = "no-right"
    return Duty(
        review=review,
        may_review=bool(review) and not why_not,
        why_not=why_not,
        events=version.events.select_related("by"),
        hands=version.hands.select_related("person"),
    )


def waiting_for(user: User) -> QuerySet[LessonVersion]:
    """Drafts whose next review USER may do."""
    kinds = set(user.review_rights.held().values_list("kind", flat=True))
    states = [state for state, (review, _next) in WAITS_FOR.items() if review in kinds]
    return LessonVersion.objects.to_review(user, states)


def lesson_to_edit(slug: str) -> Lesson | None:
    """The lesson with all its versions, the newest first."""
    versions = LessonVersion.objects.order_by("-number").select_related("published_by", "draft")
    lessons = Lesson.objects.select_related("topic", "current", "replaced_by__current")
    return lessons.filter(slug=slug).prefetch_related(Prefetch("versions", versions)).first()


def every_lesson() -> QuerySet[Lesson]:
    """All lessons, also those that nobody can read yet, each with its newest version."""
    newest = LessonVersion.objects.order_by("-number")
    return Lesson.objects.select_related("topic", "current").prefetch_related(
        Prefetch("versions", newest)
    )
