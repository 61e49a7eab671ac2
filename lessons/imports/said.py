"""What a check has to say, as a value: a sentence only in the language of whoever reads it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, eq=False)
class Sentence:
    """One thing that can be said, in WORDS of the catalogue; called with the values they name."""

    words: Promise

    def __call__(self, **values: object) -> "Said":
        return Said(self, tuple(values.items()))


@dataclass(frozen=True)
class Said:
    """SENTENCE with its VALUES by name. As a text it is in the language that is active then.

    A value may be another Said, or lazy words: it is read with the sentence.
    """

    sentence: Sentence
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return str(self.sentence.words % dict(self.values))  # type: ignore[operator]
