"""The questions of a lesson version as plain values, kept in the process: versions never change."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Prefetch

from lessons.models import ALL_RIGHT, NOT_ALL_RIGHT, Choice, Measure, Question

Kind = Question.Kind
# An answer to these is several keys, with commas between.
OF_SEVERAL_KEYS = (Kind.SEVERAL, Kind.ORDER)


@dataclass(frozen=True, slots=True)
class AskedChoice:
    """One answer to choose, with the letter it carries on every screen."""

    key: str
    code: str
    place: int | None
    letter: str
    text_en: str
    text_cy: str
    easy_en: str
    easy_cy: str
    feedback_en: str
    feedback_cy: str
    symbol: str
    picture: str
    alt_en: str
    alt_cy: str

    @property
    def is_right(self) -> bool:
        return self.code == Choice.Code.RIGHT

    @property
    def is_unsure(self) -> bool:
        return self.code == Choice.Code.UNSURE


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its choices, in the order they are shown.

    An answer is written as one text: the key of the choice, or of each with commas between.
    """

    pk: int
    number: int
    key: str
    measure: str
    kind: str
    text_en: str
    text_cy: str
    easy_en: str
    easy_cy: str
    has_easy: bool
    why_en: str
    why_cy: str
    choices: tuple[AskedChoice, ...]

    @property
    def has_right_answer(self) -> bool:
        """Confidence is neither right nor wrong, and nor is how much something fits."""
        return self.measure != Measure.CONFIDENCE and self.kind != Kind.AGREE

    @property
    def is_of_several_keys(self) -> bool:
        return self.kind in OF_SEVERAL_KEYS

    @property
    def counts_several(self) -> bool:
        """Whether one pupil is counted at several choices, so that shares exceed the whole."""
        return self.kind == Kind.SEVERAL

    @property
    def items(self) -> tuple[AskedChoice, ...]:
        """The choices without "I'm not sure"."""
        return tuple(choice for choice in self.choices if not choice.is_unsure)

    @property
    def safest(self) -> tuple[AskedChoice, ...]:
        """What is right: one choice, all that fit, or all in their order."""
        if self.kind == Kind.ORDER:
            return tuple(sorted(self.items, key=lambda item: item.place or 0))
        return tuple(choice for choice in self.choices if choice.is_right)

    @property
    def right_answer(self) -> str:
        """The right answer as it is stored."""
        keys = [choice.key for choice in self.safest]
        if self.kind == Kind.ORDER:
            return ",".join(keys)
        return ",".join(sorted(keys)) if self.kind == Kind.SEVERAL else "".join(keys[:1])

    def choice(self, key: str) -> AskedChoice | None:
        return next((choice for choice in self.choices if choice.key == key), None)

    def chosen(self, answer: str) -> tuple[AskedChoice, ...]:
        """The choices that ANSWER is made of; what is none of the question is left out."""
        found = (self.choice(key) for key in answer.split(","))
        return tuple(choice for choice in found if choice)

    def as_stored(self, answer: str) -> str | None:
        """ANSWER as it is stored; None when it is no answer to this question.

        Several are a set, so they are sorted; "not sure" stands alone; an order is complete.
        """
        keys, chosen = answer.split(","), self.chosen(answer)
        if len(chosen) != len(keys) or len(set(keys)) != len(keys):
            return None
        if len(keys) == 1:
            is_enough = self.kind != Kind.ORDER or chosen[0].is_unsure
            return answer if is_enough else None
        if not self.is_of_several_keys or any(choice.is_unsure for choice in chosen):
            return None
        if self.kind == Kind.SEVERAL:
            return ",".join(sorted(keys))
        return answer if len(keys) == len(self.items) else None

    def is_right(self, answer: str) -> bool:
        """Exactly the right choice, set or order."""
        return self.has_right_answer and answer == self.right_answer

    def whole(self, answer: str) -> str:
        """One key that says ANSWER as a whole: the totals of all answers are made of these."""
        if not self.is_of_several_keys or any(one.is_unsure for one in self.chosen(answer)):
            return answer
        return ALL_RIGHT if self.is_right(answer) else NOT_ALL_RIGHT

    def is_whole(self, key: str) -> bool:
        """Whether KEY stands for an answer as a whole in the totals, not for a part of one."""
        if not self.is_of_several_keys or key in {ALL_RIGHT, NOT_ALL_RIGHT}:
            return True
        return any(choice.key == key for choice in self.choices if choice.is_unsure)

    def parts(self, answer: str) -> tuple[str, ...]:
        """The choices counted beside the whole: each of several, the first of an order."""
        if not self.is_of_several_keys or self.whole(answer) == answer:
            return ()
        keys = answer.split(",")
        return tuple(keys if self.kind == Kind.SEVERAL else keys[:1])


@lru_cache(maxsize=128)
def asked_of(version_pk: int) -> tuple[Asked, ...]:
    """The questions of a published lesson version, in their order; two queries the first time."""
    choices = Choice.objects.select_related("picture").defer("picture__body")
    questions = Question.objects.filter(version=version_pk)
    asked = questions.prefetch_related(Prefetch("choices", queryset=choices))
    return tuple(_asked(number, question) for number, question in enumerate(asked, 1))


def _asked(number: int, question: Question) -> Asked:
    return Asked(
        pk=question.pk,
        number=number,
        key=question.key,
        measure=question.measure,
        kind=question.kind,
        text_en=question.text_en,
        text_cy=question.text_cy,
        easy_en=question.easy_en or question.text_en,
        easy_cy=question.easy_cy or question.text_cy,
        has_easy=_has_easy(question, *question.choices.all()),
        why_en=question.why_en,
        why_cy=question.why_cy,
        choices=tuple(_asked_choice(letter, choice) for letter, choice in question.lettered),
    )


def _asked_choice(letter: str, choice: Choice) -> AskedChoice:
    return AskedChoice(
        key=choice.key,
        code=choice.code,
        place=choice.place,
        letter=letter,
        text_en=choice.text_en,
        text_cy=choice.text_cy,
        easy_en=choice.easy_en or choice.text_en,
        easy_cy=choice.easy_cy or choice.text_cy,
        feedback_en=choice.feedback_en,
        feedback_cy=choice.feedback_cy,
        symbol=choice.symbol,
        picture=choice.picture.get_absolute_url() if choice.picture else "",
        alt_en=choice.alt_en,
        alt_cy=choice.alt_cy,
    )


def _has_easy(*rows: Question | Choice) -> bool:
    return any(row.easy_en or row.easy_cy for row in rows)


def by_pk(asked: Iterable[Asked]) -> dict[int, Asked]:
    return {question.pk: question for question in asked}
