"""What a lesson is made of: its parts, their minutes, and the names it points to."""

import re
from collections.abc import Iterable

from django.utils.text import slugify

from lessons.imports import sentences as says
from lessons.imports.faults import Faults, Kind
from lessons.imports.said import Said
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
TAKEN_KEYS = {"quiz", "law-and-police", "get-help", "words", "frameworks", "handouts", "main"}
# Pages of the library and of its editors that stand where a lesson of that name would.
TAKEN_SLUGS = {"curriculum", "cwricwlwm", "new"}
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


def slug_of(text: str, most: int) -> str:
    """TEXT as SLUG has it, MOST letters long at most; nothing where it has no such letter."""
    return slugify(text.replace("_", " "))[:most].strip("-")


def loud_word_in(text: str) -> str:
    """The word of TEXT that no address or title may hold, or nothing."""
    return next((word for word in LOUD_WORDS if word in text.lower()), "")


def check_structure(pack: Pack, library: Library, faults: Faults) -> None:
    """Kinds, minutes, keys and the address of PACK."""
    lesson = pack.folder / "lesson.toml"
    for kind, found in (
        (Kind.ADDRESS, _address(pack)),
        (Kind.ASSEMBLY, _assembly(pack, library)),
        (Kind.STRUCTURE, _lesson(pack, library)),
        (Kind.STRUCTURE, _pointers(pack, library)),
        (Kind.STRUCTURE, _kinds(pack)),
        (Kind.STRUCTURE, _minutes(pack)),
    ):
        for said in found:
            faults.of(kind).add(lesson, 1, said)
    _check_sections(pack, faults.of(Kind.STRUCTURE))


def _check_sections(pack: Pack, faults: Faults) -> None:
    lesson = pack.folder / "lesson.toml"
    for section in pack.sections:
        if section.kind not in Section.Kind.values:
            faults.add(lesson, section.line, says.UNKNOWN_KIND(kind=section.kind))
        if section.kind in TAUGHT_KINDS and not section.minutes:
            faults.add(lesson, section.line, says.NEEDS_MINUTES(key=section.key))
        if section.kind in ADULT_KINDS and section.minutes:
            faults.add(lesson, section.line, says.ADULTS_HAVE_NO_MINUTES(key=section.key))


def _address(pack: Pack) -> Iterable[Said]:
    if not SLUG.fullmatch(pack.slug):
        yield says.FOLDER_LETTERS()
    if pack.slug in TAKEN_SLUGS:
        yield says.ADDRESS_TAKEN(slug=pack.slug)
    for text in (pack.slug, pack.title.en, pack.title.cy):
        if word := loud_word_in(text):
            yield says.LOUD_ADDRESS(word=word)


def _assembly(pack: Pack, library: Library) -> Iterable[Said]:
    sensitive = {topic.slug for topic in library.topics if topic.is_sensitive}
    if pack.topic in sensitive and pack.is_for_assembly:
        yield says.NO_ASSEMBLY()


def _lesson(pack: Pack, library: Library) -> Iterable[Said]:
    if pack.topic not in {topic.slug for topic in library.topics}:
        yield says.NO_SUCH_TOPIC(key=pack.topic)
    if not 4 <= pack.ages[0] < pack.ages[1] <= 18:
        yield says.AGES_OF_LESSON()
    if pack.devices not in Lesson.Devices.values:
        yield says.DEVICES(found=pack.devices)


def _pointers(pack: Pack, library: Library) -> Iterable[Said]:
    named = (
        ("law_cards", pack.law_cards, {card.key for card in library.law_cards}),
        ("help_routes", pack.help_routes, {route.key for route in library.help_routes}),
        ("frameworks", pack.tags, {tag.key for tag in library.tags}),
    )
    for file, keys, known in named:
        for key in keys:
            if key not in known:
                yield says.NOT_IN_FILE(file=f"{file}.toml", key=key)
    for card in (*library.law_cards, *library.help_routes):
        is_named = card.key in pack.law_cards or card.key in pack.help_routes
        if is_named and (card.ages[1] < pack.ages[0] or card.ages[0] > pack.ages[1]):
            yield says.CARD_FOR_OTHERS(key=card.key, young=card.ages[0], old=card.ages[1])


def _kinds(pack: Pack) -> Iterable[Said]:
    kinds = {section.kind for section in pack.sections}
    for kind in NEEDED_KINDS:
        if kind not in kinds:
            yield says.KIND_MISSING(kind=kind)
    keys = [section.key for section in pack.sections]
    for key in sorted(TAKEN_KEYS & set(keys)):
        yield says.KEY_TAKEN(key=key)
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        yield says.SECTION_TWICE(key=key)


def _minutes(pack: Pack) -> Iterable[Said]:
    """Minutes of each route add up to the route, the two quizzes included."""
    taught = {route for section in pack.sections for route in section.minutes}
    if not taught | set(pack.quiz_minutes):
        yield says.NO_MINUTES()
    for route in ROUTES:
        if route not in taught | set(pack.quiz_minutes):
            continue
        quiz = pack.quiz_minutes.get(route, 0)
        if not quiz:
            yield says.QUIZ_HAS_NO_MINUTES(route=route)
        total = quiz + sum(section.minutes.get(route, 0) for section in pack.sections)
        if total != route:
            yield says.ROUTE_ADDS_UP(route=route, total=total)
