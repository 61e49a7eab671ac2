"""What a lesson is made of: its parts, their minutes, and the names it points to."""

import re
from collections.abc import Iterable

from lessons.imports.faults import Faults, Kind
from lessons.imports.shapes import ADULT_KINDS, TAUGHT_KINDS, Library, Pack
from lessons.models import ROUTES, Lesson, Section

NEEDED_KINDS = (
    "ground-rules",
    "starter",
    "activity",
    "discussion",
    "plenary",
    "signposting",
    "safeguarding",
    "follow-up",
    "parents",
)
# Parts of the lesson's page that a link leads to.
TAKEN_KEYS = {"quiz", "law-and-police", "get-help", "words", "frameworks", "main"}
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Filters and monitors of schools read addresses.
LOUD_WORDS = (
    "nude",
    "sex",
    "porn",
    "groom",
    "blackmail",
    "suicid",
    "drug",
    "abuse",
    "terror",
    "sext",
)


def loud_word_in(text: str) -> str:
    """The word of TEXT that no address or title may hold, or nothing."""
    return next((word for word in LOUD_WORDS if word in text.lower()), "")


def check_structure(pack: Pack, library: Library, faults: Faults) -> None:
    """Kinds, minutes, keys and the address of PACK."""
    lesson = pack.folder / "lesson.toml"
    for kind, messages in (
        (Kind.ADDRESS, _address(pack)),
        (Kind.ASSEMBLY, _assembly(pack, library)),
        (Kind.STRUCTURE, _lesson(pack, library)),
        (Kind.STRUCTURE, _pointers(pack, library)),
        (Kind.STRUCTURE, _kinds(pack)),
        (Kind.STRUCTURE, _minutes(pack)),
    ):
        for message in messages:
            faults.of(kind).add(lesson, 1, message)
    _check_sections(pack, faults.of(Kind.STRUCTURE))


def _check_sections(pack: Pack, faults: Faults) -> None:
    lesson = pack.folder / "lesson.toml"
    for section in pack.sections:
        if section.kind not in Section.Kind.values:
            faults.add(lesson, section.line, f"'{section.kind}' is not a kind of section")
        if section.kind in TAUGHT_KINDS and not section.minutes:
            faults.add(lesson, section.line, f"section '{section.key}' is taught: give its minutes")
        if section.kind in ADULT_KINDS and section.minutes:
            faults.add(
                lesson, section.line, f"section '{section.key}' is for adults: it has no minutes"
            )
        if not SLUG.fullmatch(section.key):
            faults.add(lesson, section.line, f"'{section.key}' is small letters, digits, hyphens")


def _address(pack: Pack) -> Iterable[str]:
    if not SLUG.fullmatch(pack.slug):
        yield "the folder's name is small letters, digits and hyphens"
    for text in (pack.slug, pack.title.en, pack.title.cy):
        if word := loud_word_in(text):
            yield f"'{word}' in the address or title: filters of schools read it"


def _assembly(pack: Pack, library: Library) -> Iterable[str]:
    sensitive = {topic.slug for topic in library.topics if topic.is_sensitive}
    if pack.topic in sensitive and pack.is_for_assembly:
        yield "a lesson on a sensitive topic is never for an assembly"


def _lesson(pack: Pack, library: Library) -> Iterable[str]:
    if pack.topic not in {topic.slug for topic in library.topics}:
        yield f"topics.toml has no topic '{pack.topic}'"
    if not 4 <= pack.ages[0] < pack.ages[1] <= 18:
        yield "ages go from the younger to the older, between 4 and 18"
    if pack.devices not in Lesson.Devices.values:
        yield f"devices is none, helpful or needed, not '{pack.devices}'"


def _pointers(pack: Pack, library: Library) -> Iterable[str]:
    named = (
        ("law_cards", pack.law_cards, {card.key for card in library.law_cards}),
        ("help_routes", pack.help_routes, {route.key for route in library.help_routes}),
        ("frameworks", pack.tags, {tag.key for tag in library.tags}),
    )
    for file, keys, known in named:
        for key in keys:
            if key not in known:
                yield f"{file}.toml has no '{key}'"
    for card in (*library.law_cards, *library.help_routes):
        is_named = card.key in pack.law_cards or card.key in pack.help_routes
        if is_named and (card.ages[1] < pack.ages[0] or card.ages[0] > pack.ages[1]):
            ages = f"{card.ages[0]} to {card.ages[1]}"
            yield f"the card '{card.key}' is for ages {ages}: no pupil of the lesson would see it"


def _kinds(pack: Pack) -> Iterable[str]:
    kinds = {section.kind for section in pack.sections}
    for kind in NEEDED_KINDS:
        if kind not in kinds:
            yield f"the lesson has no section of the kind '{kind}'"
    keys = [section.key for section in pack.sections]
    for key in sorted(TAKEN_KEYS & set(keys)):
        yield f"'{key}' is a part of every lesson's page: name the section otherwise"
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield f"section '{key}' stands here twice"


def _minutes(pack: Pack) -> Iterable[str]:
    """Minutes of each route add up to the route, the two quizzes included."""
    taught = {route for section in pack.sections for route in section.minutes}
    if not taught | set(pack.quiz_minutes):
        yield "the lesson has no minutes for any route"
    for route in ROUTES:
        if route not in taught | set(pack.quiz_minutes):
            continue
        quiz = pack.quiz_minutes.get(route, 0)
        if not quiz:
            yield f"the {route}-minute route has no minutes for the quiz"
        total = quiz + sum(section.minutes.get(route, 0) for section in pack.sections)
        if total != route:
            yield f"the {route}-minute route adds up to {total}, the quiz included"
