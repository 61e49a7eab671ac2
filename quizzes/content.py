"""The questions of a lesson version as plain values, kept in the process: versions never change."""

from dataclasses import dataclass
from functools import lru_cache

from lessons.models import Choice, Measure, Question


@dataclass(frozen=True, slots=True)
class AskedChoice:
    """One answer to choose, with the letter it carries on every screen."""

    key: str
    code: str
    letter: str
    text_en: str
    text_cy: str
    feedback_en: str
    feedback_cy: str

    @property
    def is_right(self) -> bool:
        return self.code == Choice.Code.RIGHT


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its choices, in the order they are shown."""

    pk: int
    number: int
    key: str
    measure: str
    text_en: str
    text_cy: str
    why_en: str
    why_cy: str
    choices: tuple[AskedChoice, ...]

    @property
    def has_right_answer(self) -> bool:
        """Confidence is neither right nor wrong."""
        return self.measure != Measure.CONFIDENCE

    def choice(self, key: str) -> AskedChoice | None:
        return next((choice for choice in self.choices if choice.key == key), None)

    @property
    def right(self) -> AskedChoice | None:
        return next((choice for choice in self.choices if choice.is_right), None)


@lru_cache(maxsize=128)
def asked_of(version_pk: int) -> tuple[Asked, ...]:
    """The questions of a published lesson version, in their order; two queries the first time."""
    questions = Question.objects.filter(version=version_pk).prefetch_related("choices")
    return tuple(_asked(number, question) for number, question in enumerate(questions, 1))


def _asked(number: int, question: Question) -> Asked:
    return Asked(
        pk=question.pk,
        number=number,
        key=question.key,
        measure=question.measure,
        text_en=question.text_en,
        text_cy=question.text_cy,
        why_en=question.why_en,
        why_cy=question.why_cy,
        choices=tuple(
            AskedChoice(
                key=choice.key,
                code=choice.code,
                letter=letter,
                text_en=choice.text_en,
                text_cy=choice.text_cy,
                feedback_en=choice.feedback_en,
                feedback_cy=choice.feedback_cy,
            )
            for letter, choice in question.lettered
        ),
    )
