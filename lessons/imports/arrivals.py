"""A lesson that another force sent as a zip: looked at as the content folder is, and as a guest.

What it names and this site lacks is said, never made up.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from lessons.imports import sentences as says
from lessons.imports.archive import SHARED, open_pack
from lessons.imports.checks import check_library
from lessons.imports.faults import Fault, Faults
from lessons.imports.packs import FILES, PICTURE_FILES, pictures_of, read_pack
from lessons.imports.said import Said
from lessons.imports.shapes import (
    Both,
    HelpRouteRow,
    LawCardRow,
    Library,
    Pack,
    TagRow,
)
from lessons.imports.shared import read_help_routes, read_law_cards, read_tags, read_topics
from lessons.imports.site import site_library
from lessons.imports.toml_files import lines_of, read_text
from lessons.models import Lesson

Row = TypeVar("Row", TagRow, LawCardRow, HelpRouteRow)
# What is said of a row that the lesson names and that the site lacks, by the name in lesson.toml.
MISSING_HERE = {
    "topic": says.NO_TOPIC_HERE,
    "law_cards": says.NO_LAW_CARD_HERE,
    "help_routes": says.NO_HELP_ROUTE_HERE,
    "tags": says.NO_TAG_HERE,
}


@dataclass(frozen=True)
class Arrival:
    """A lesson to take in: LESSON is the one of this site that has its address already."""

    pack: Pack | None
    lesson: Lesson | None
    faults: list[Fault]
    warnings: list[Fault]
    differing: list[Both]  # names of cards whose words here are not those of the file

    @property
    def number(self) -> int:
        """The version that it becomes."""
        last = self.lesson.versions.order_by("-number").first() if self.lesson else None
        return last.number + 1 if last else 1


@contextmanager
def read_arrival(body: bytes) -> Iterator[Arrival]:
    """What the zip BODY holds and what keeps it out; its pictures can be read within the block.

    Raises ZipRefused when the zip itself is not to be trusted.
    """
    files = open_pack(body)
    with tempfile.TemporaryDirectory(prefix="pack-") as name:
        root = Path(name)
        for path, content in files.items():
            (root / path).parent.mkdir(exist_ok=True)
            (root / path).write_bytes(content)
        yield _arrival(root)


def _arrival(root: Path) -> Arrival:
    faults = Faults(root)
    folder = next(path for path in root.iterdir() if path.is_dir())
    sent = _sent(root, faults)
    pack = read_pack(folder, faults)
    lesson = Lesson.objects.filter(slug=folder.name).select_related("topic", "current").first()
    if pack is None:
        return Arrival(None, lesson, faults.errors, faults.warnings, [])
    here = site_library()
    _check(pack, here, sent, faults)
    _say_missing(pack, here, sent, faults)
    _say_unused(pack, faults)
    if lesson:
        _say_unfinished(pack, lesson, faults)
    return Arrival(pack, lesson, faults.errors, faults.warnings, _differing(pack, here, sent))


def _sent(root: Path, faults: Faults) -> Library:
    """The shared rows that the zip holds; a file that is left out is empty."""
    there = {name for name in SHARED if (root / name).is_file()}
    return Library(
        topics=read_topics(root, faults) if "topics.toml" in there else (),
        tags=read_tags(root, faults) if "frameworks.toml" in there else (),
        law_cards=read_law_cards(root, faults) if "law_cards.toml" in there else (),
        help_routes=read_help_routes(root, faults) if "help_routes.toml" in there else (),
        glossary=(),
        packs=(),
    )


def _check(pack: Pack, here: Library, sent: Library, faults: Faults) -> None:
    """The rules of the content folder. What the site lacks is lent, so that it is said once."""
    found = Faults(faults.root)
    check_library(_lent(pack, here, sent), found)
    # The site's own cards are no business of the sender.
    faults.found += [fault for fault in found.found if fault.file.startswith(f"{pack.slug}/")]


def _lent(pack: Pack, here: Library, sent: Library) -> Library:
    known = {topic.slug for topic in here.topics}
    topics = tuple(topic for topic in sent.topics if topic.slug not in known)
    return replace(
        here,
        packs=(pack,),
        topics=(*here.topics, *topics),
        tags=(*here.tags, *_others(here.tags, sent.tags)),
        law_cards=(*here.law_cards, *_others(here.law_cards, sent.law_cards)),
        help_routes=(*here.help_routes, *_others(here.help_routes, sent.help_routes)),
    )


def _others(here: tuple[Row, ...], sent: tuple[Row, ...]) -> list[Row]:
    known = {row.key for row in here}
    return [row for row in sent if row.key not in known]


def _say_missing(pack: Pack, here: Library, sent: Library, faults: Faults) -> None:
    """Name each row that the lesson needs, that the zip describes and that this site lacks."""
    lent = (
        ("topic", [pack.topic], {row.slug: row.name for row in sent.topics}),
        ("law_cards", pack.law_cards, {row.key: row.statute for row in sent.law_cards}),
        ("help_routes", pack.help_routes, {row.key: row.name for row in sent.help_routes}),
        ("tags", pack.tags, {row.key: row.name for row in sent.tags}),
    )
    known = {
        "topic": {topic.slug for topic in here.topics},
        "law_cards": {card.key for card in here.law_cards},
        "help_routes": {route.key for route in here.help_routes},
        "tags": {tag.key for tag in here.tags},
    }
    for field, keys, names in lent:
        for key in keys:
            if key not in known[field] and key in names:
                _say(pack, field, MISSING_HERE[field](key=key, name=names[key]), faults)


def _say(pack: Pack, field: str, said: Said, faults: Faults) -> None:
    file = pack.folder / "lesson.toml"
    faults.add(file, lines_of(read_text(file, faults)).get((field,), 1), said)


def _say_unused(pack: Pack, faults: Faults) -> None:
    """A file that the lesson does not use would be lost without a word."""
    used = {pack.folder / name for name in FILES} | pictures_of(pack.questions)
    for file in sorted(set(pack.folder.iterdir()) - used):
        is_picture = file.suffix in PICTURE_FILES
        faults.add(file, 1, says.PICTURE_UNUSED() if is_picture else says.FILE_UNUSED())


def _say_unfinished(pack: Pack, lesson: Lesson, faults: Faults) -> None:
    """Two drafts of one lesson would be two next versions."""
    unfinished = lesson.versions.on_the_way().first()
    if unfinished:
        said = says.UNFINISHED(number=unfinished.number)
        faults.add(pack.folder / "lesson.toml", 1, said)


def _differing(pack: Pack, here: Library, sent: Library) -> list[Both]:
    """The cards whose words at the sender's are others than here: the lesson will show ours."""
    laws = {card.key: card for card in here.law_cards if card.key in pack.law_cards}
    routes = {route.key: route for route in here.help_routes if route.key in pack.help_routes}
    return [
        *(
            card.statute
            for card in sent.law_cards
            if card.key in laws and _law_words(card) != _law_words(laws[card.key])
        ),
        *(
            route.name
            for route in sent.help_routes
            if route.key in routes and _route_words(route) != _route_words(routes[route.key])
        ),
    ]


def _law_words(card: LawCardRow) -> list[tuple[str, str]]:
    return [(both.en, both.cy) for both in (card.statute, card.plain, card.not_for)]


def _route_words(route: HelpRouteRow) -> list[tuple[str, str]]:
    texts = [(both.en, both.cy) for both in (route.name, route.purpose, route.not_for)]
    return [*texts, (route.phone, route.text_number), (route.url, "")]
