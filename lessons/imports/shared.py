"""The files that lessons share: topics, framework tags, dated cards and the glossary."""

from pathlib import Path
from typing import Any

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.shapes import (
    HelpRouteRow,
    LawCardRow,
    TagRow,
    Term,
    TopicRow,
)
from lessons.imports.toml_files import Table, read


def read_topics(root: Path, faults: Faults) -> tuple[TopicRow, ...]:
    return tuple(_topic(table) for table in _tables(root / "topics.toml", "topics", faults))


def read_tags(root: Path, faults: Faults) -> tuple[TagRow, ...]:
    return tuple(_tag(table) for table in _tables(root / "frameworks.toml", "tags", faults))


def read_law_cards(root: Path, faults: Faults) -> tuple[LawCardRow, ...]:
    return tuple(
        _law_card(table) for table in _tables(root / "law_cards.toml", "law_cards", faults)
    )


def read_help_routes(root: Path, faults: Faults) -> tuple[HelpRouteRow, ...]:
    return tuple(
        _help_route(table) for table in _tables(root / "help_routes.toml", "help_routes", faults)
    )


def read_glossary(root: Path, faults: Faults) -> tuple[Term, ...]:
    return tuple(_term(table) for table in _tables(root / "glossary.toml", "terms", faults))


def _tables(file: Path, name: str, faults: Faults) -> list[Table]:
    """The tables NAME of FILE; a key that stands twice is a fault."""
    whole = read(file, faults)
    tables = list(whole.tables(name))
    whole.done()
    seen: set[str] = set()
    for table in tables:
        key = str(table.values.get("key", table.values.get("slug", table.values.get("en"))))
        if key in seen:
            table.fault("", says.STANDS_TWICE(key=key))
        seen.add(key)
    return tables


def _topic(table: Table) -> TopicRow:
    topic = TopicRow(
        slug=table.text("slug"),
        picture=table.text("picture"),
        is_sensitive=table.flag("sensitive"),
        name=table.both("name"),
        summary=table.both("summary"),
        aliases=table.texts("aliases"),
    )
    table.done()
    return topic


def _tag(table: Table) -> TagRow:
    tag = TagRow(key=table.text("key"), framework=table.text("framework"), name=table.both("name"))
    table.done()
    return tag


def _term(table: Table) -> Term:
    term = Term(
        en=table.text("en"),
        cy=table.text("cy"),
        en_others=table.texts("en_others"),
        cy_others=table.texts("cy_others"),
        avoid=table.texts("avoid"),
    )
    table.done()
    return term


def _card(table: Table) -> dict[str, Any]:
    """What both kinds of card have."""
    return {
        "key": table.text("key"),
        "nations": table.texts("nations"),
        "ages": table.ages(),
        "not_for": table.both("not_for", is_needed=False),
        "source": table.text("source"),
        "state": table.text("state"),
        "checked_on": table.date("checked_on"),
        "checked_by": table.text("checked_by", ""),
        "review_by": table.date("review_by"),
        "note": table.text("note", ""),
    }


def _law_card(table: Table) -> LawCardRow:
    card = LawCardRow(
        **_card(table),
        statute=table.both("statute"),
        plain=table.both("plain"),
        in_force_from=table.date("in_force_from", is_needed=False),
    )
    table.done()
    return card


def _help_route(table: Table) -> HelpRouteRow:
    route = HelpRouteRow(
        **_card(table),
        audience=table.text("audience", "pupil"),
        name=table.both("name"),
        purpose=table.both("for"),
        hours=table.both("hours", is_needed=False),
        phone=table.text("phone", ""),
        text_number=table.text("text_number", ""),
        url=table.text("url", ""),
        languages=table.text("languages", "en"),
    )
    table.done()
    return route
