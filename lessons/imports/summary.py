"""What a library holds, lesson by lesson, as a table for people."""

from lessons.imports.checks.readable import Readability, readability_of
from lessons.imports.faults import Faults, Kind
from lessons.imports.shapes import Library, Pack

HEADINGS = (
    "Lesson",
    "Ages",
    "Minutes",
    "Words",
    "Questions",
    "Reading age",
    "Hardest part",
    "Longest sentence",
)


def table_of(library: Library) -> str:
    """A line for each lesson: ages, routes, the English words pupils read, and how hard they are.

    The reading age stands beside the most that the lesson's youngest pupils allow.
    """
    rows = [HEADINGS, *(_row(pack, readability_of(pack)) for pack in library.packs)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def counts_of(library: Library, faults: Faults) -> str:
    """What was read, how hard it is, and how many faults there are."""
    questions = sum(len(pack.questions) for pack in library.packs)
    ages = [found.whole.age for pack in library.packs if (found := readability_of(pack))]
    span = f"Reading ages {min(ages)} to {max(ages)}. " if ages else ""
    return (
        f"Read {len(library.packs)} lessons with {questions} questions, {len(library.topics)}"
        f" topics, {len(library.law_cards)} law cards, {len(library.help_routes)} help routes,"
        f" {len(library.tags)} framework tags, {len(library.glossary)} terms.\n"
        f"{span}Looked for {len(Kind)} kinds of fault:"
        f" {len(faults.errors)} faults, {len(faults.warnings)} warnings."
    )


def _row(pack: Pack, found: Readability | None) -> tuple[str, ...]:
    routes = sorted({route for section in pack.sections for route in section.minutes})
    words, *reading = _reading(found)
    ages, minutes = f"{pack.ages[0]}-{pack.ages[1]}", " ".join(map(str, routes))
    return (pack.slug, ages, minutes, words, str(len(pack.questions)), *reading)


def _reading(found: Readability | None) -> tuple[str, ...]:
    if not found:
        return ("0", "", "", "")
    hardest = found.hardest.reading
    place = f"{found.longest_file.name}:{found.longest.line}"
    return (
        str(found.whole.words),
        f"{found.whole.age} of {found.allowed}",
        f"{found.hardest.name} {hardest.age}" if hardest else "",
        f"{found.longest.words} words, {place}",
    )
