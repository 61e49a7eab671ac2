"""Two versions of a lesson side by side: text by text, and what else a reviewer has to see."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from accounts.templatetags.words import words
from lessons.differences import Piece, differences
from lessons.models import ROUTES, Choice, LessonVersion, Question, Section, facts_of
from lessons.pairs import PARTS, QUIZ, Pair, block_names, name_of, name_of_card, pairs_of
from lessons.queries.lesson import questions_of

# What differs, by the name that a reader knows it by: as it was, and as it is now.
Row = tuple[str, str, str]
Placed = TypeVar("Placed", Section, Question)
NOTHING = "–"


@dataclass(frozen=True)
class Changed:
    """A text that differs, in both languages. KIND is "changed", "new" or "gone"."""

    label: str
    kind: str
    sides: list[tuple[str, list[Piece]]]


@dataclass(frozen=True)
class Comparison:
    """What differs between OLD and NEW; texts stand by the part of the lesson that they are in."""

    old: LessonVersion
    new: LessonVersion
    places: list[tuple[str, list[Changed]]]
    parts: list[Row]
    minutes: list[Row]
    answers: list[Row]
    facts: list[Row]
    cards_gone: list[str]
    cards_new: list[str]

    @property
    def is_same(self) -> bool:
        rows = (self.parts, self.minutes, self.answers, self.facts)
        return not any((self.places, *rows, self.cards_gone, self.cards_new))


def compare(old: LessonVersion, new: LessonVersion) -> Comparison:
    """What differs between OLD and NEW, in the order of NEW; what is gone stands last."""
    parts = [{part.key: part for part in version.sections.all()} for version in (old, new)]
    quizzes = [{one.key: one for one in questions_of(version)} for version in (old, new)]
    cards = [_cards(version) for version in (old, new)]
    return Comparison(
        old=old,
        new=new,
        places=_places(pairs_of(old), pairs_of(new)),
        parts=[*_order(PARTS, *parts), *_of_both(_part, _part, *parts)],
        minutes=[*_quiz_minutes(old, new), *_minutes(*parts)],
        answers=[*_order(QUIZ, *quizzes), *_of_both(_shape, _answer, *quizzes)],
        facts=_facts(old, new),
        cards_gone=sorted(cards[0][key] for key in cards[0].keys() - cards[1].keys()),
        cards_new=sorted(cards[1][key] for key in cards[1].keys() - cards[0].keys()),
    )


def _places(before: dict[str, Pair], after: dict[str, Pair]) -> list[tuple[str, list[Changed]]]:
    places: dict[str, list[Changed]] = {}
    for name in [*after, *(name for name in before if name not in after)]:
        was, now = before.get(name), after.get(name)
        shown = now or was
        if shown and (changed := _changed(was, now)):
            places.setdefault(shown.place, []).append(changed)
    return list(places.items())


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


def _order(block: str, was: dict[str, Placed], now: dict[str, Placed]) -> list[Row]:
    """The names of all in their order, where those of both versions stand in another."""
    if [key for key in was if key in now] == [key for key in now if key in was]:
        return []
    before, after = (" · ".join(map(name_of, rows.values())) for rows in (was, now))
    return [(block_names()[block], before, after)]


def _of_both(
    shape: Callable[[Placed], object],
    said: Callable[[Placed], str],
    was: dict[str, Placed],
    now: dict[str, Placed],
) -> list[Row]:
    """Those of both versions that have another SHAPE now, as SAID tells it."""
    return [
        (name_of(row), said(was[key]), said(row))
        for key, row in now.items()
        if key in was and shape(was[key]) != shape(row)
    ]


def _part(section: Section) -> str:
    """What kind of part SECTION is; of a handout also its form, and the part that uses it."""
    shape = (section.get_kind_display(), section.get_form_display(), section.goes_with)
    return " · ".join(str(one) for one in shape if one)


def _quiz_minutes(old: LessonVersion, new: LessonVersion) -> list[Row]:
    before, after = (_by_route(version.quiz_minutes) for version in (old, new))
    label = _("Quiz, before and after together")
    return [(label, before, after)] if before != after else []


def _minutes(was: dict[str, Section], now: dict[str, Section]) -> list[Row]:
    """Parts whose minutes differ, each with both, by route."""
    rows = []
    for key in [*now, *(key for key in was if key not in now)]:
        before, after = (
            _by_route(rows_of[key].minutes) if key in rows_of else NOTHING for rows_of in (was, now)
        )
        if before != after:
            rows.append((name_of(now.get(key) or was[key]), before, after))
    return rows


def _by_route(minutes: Callable[[int], int | None]) -> str:
    return " · ".join(str(minutes(route) or NOTHING) for route in ROUTES)


def _shape(question: Question) -> object:
    """All of QUESTION but its words."""
    choices = question.choices.all()
    fields = ("key", "code", "place", "symbol", "picture_id")
    shown = [[getattr(choice, field) for field in fields] for choice in choices]
    return question.measure, question.kind, shown


def _answer(question: Question) -> str:
    """What QUESTION measures, how it is answered, and its choices: what each shows, in order."""
    choices = "; ".join(map(_choice, question.choices.all()))
    return f"{question.get_measure_display()} · {question.get_kind_display()}: {choices}"


def _choice(choice: Choice) -> str:
    picture = choice.symbol or (str(choice.picture) if choice.picture else "")
    shows = [str(choice.place or choice.get_code_display()), *([picture] if picture else [])]
    return f"{words(choice, 'text')} ({', '.join(shows)})"


def _facts(old: LessonVersion, new: LessonVersion) -> list[Row]:
    """What both say of their lesson, where it is not the same."""
    before, after = _said_of_lesson(old), _said_of_lesson(new)
    return [(name, before[name], after[name]) for name in after if before[name] != after[name]]


def _said_of_lesson(version: LessonVersion) -> dict[str, str]:
    facts = facts_of(version)
    return {
        _("Topic"): words(facts.topic, "name"),
        _("Ages"): f"{facts.ages_from}-{facts.ages_to}",
        _("Taught to"): _("Assembly too") if facts.is_for_assembly else _("Class only"),
        _("Devices"): str(facts.get_devices_display()),
    }


def _cards(version: LessonVersion) -> dict[tuple[type, int], str]:
    """The names of its cards and tags. Two may share one: it is the row that tells them apart."""
    rows = (version.law_cards.all(), version.help_routes.all(), version.tags.all())
    return {(type(card), card.pk): name_of_card(card) for cards in rows for card in cards}
