"""Two versions of a lesson side by side, text by text."""

from dataclasses import dataclass

from accounts.templatetags.words import words
from lessons.differences import Piece, differences
from lessons.models import ROUTES, LessonVersion, Question, Section
from lessons.pairs import Pair, name_of, name_of_card, pairs_of


@dataclass(frozen=True)
class Changed:
    """A text that differs, in both languages. KIND is "changed", "new" or "gone"."""

    label: str
    kind: str
    sides: list[tuple[str, list[Piece]]]


@dataclass(frozen=True)
class Comparison:
    old: LessonVersion
    new: LessonVersion
    places: list[tuple[str, list[Changed]]]
    minutes: list[tuple[str, str, str]]
    answers: list[tuple[str, str, str]]
    cards_gone: list[str]
    cards_new: list[str]

    @property
    def is_same(self) -> bool:
        found = (self.places, self.minutes, self.answers, self.cards_gone, self.cards_new)
        return not any(found)


def compare(old: LessonVersion, new: LessonVersion) -> Comparison:
    """What differs between OLD and NEW, in the order of NEW; what is gone stands last."""
    before, after = pairs_of(old), pairs_of(new)
    places: dict[str, list[Changed]] = {}
    for name in [*after, *(name for name in before if name not in after)]:
        was, now = before.get(name), after.get(name)
        shown = now or was
        if shown and (changed := _changed(was, now)):
            places.setdefault(shown.place, []).append(changed)
    cards = [_cards(version) for version in (old, new)]
    return Comparison(
        old=old,
        new=new,
        places=list(places.items()),
        minutes=_minutes(old, new),
        answers=_answers(old, new),
        cards_gone=sorted(cards[0] - cards[1]),
        cards_new=sorted(cards[1] - cards[0]),
    )


def _changed(was: Pair | None, now: Pair | None) -> Changed | None:
    texts = [
        (language, getattr(was, language, ""), getattr(now, language, ""))
        for language in ("en", "cy")
    ]
    if all(old == new for _language, old, new in texts):
        return None
    shown = now or was
    kind = "changed" if was and now else ("new" if now else "gone")
    sides = [(language, differences(old, new)) for language, old, new in texts if old != new]
    return Changed(shown.label if shown else "", kind, sides)


def _minutes(old: LessonVersion, new: LessonVersion) -> list[tuple[str, str, str]]:
    """Parts whose minutes differ, each with both, by route."""
    was, now = ({one.key: one for one in version.sections.all()} for version in (old, new))
    rows = []
    for key in [*now, *(key for key in was if key not in now)]:
        shown = now.get(key) or was[key]
        before, after = _by_route(was.get(key)), _by_route(now.get(key))
        if before != after:
            rows.append((name_of(shown), before, after))
    return rows


def _answers(old: LessonVersion, new: LessonVersion) -> list[tuple[str, str, str]]:
    """Questions of both that are answered otherwise now, each with both ways."""
    was, now = (
        {one.key: one for one in version.questions.prefetch_related("choices")}
        for version in (old, new)
    )
    return [
        (name_of(now[key]), _answer(was[key]), _answer(now[key]))
        for key in now
        if key in was and _shape(was[key]) != _shape(now[key])
    ]


def _shape(question: Question) -> list[object]:
    """All of QUESTION but its words."""
    choices = question.choices.all()
    return [question.measure, question.kind, *((one.key, one.code, one.place) for one in choices)]


def _answer(question: Question) -> str:
    """What QUESTION measures, how it is answered, and what each choice shows, in their order."""
    choices = "; ".join(
        f"{words(choice, 'text')} ({choice.place or choice.get_code_display()})"
        for choice in question.choices.all()
    )
    return f"{question.get_measure_display()} · {question.get_kind_display()}: {choices}"


def _by_route(section: Section | None) -> str:
    if section is None:
        return "–"
    return " · ".join(str(section.minutes(route) or "–") for route in ROUTES)


def _cards(version: LessonVersion) -> set[str]:
    rows = (version.law_cards.all(), version.help_routes.all(), version.tags.all())
    return {name_of_card(card) for cards in rows for card in cards}
