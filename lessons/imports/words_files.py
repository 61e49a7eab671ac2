"""The words of a lesson in one language: ``en.md`` or ``cy.md``."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.toml_files import Table, parse, read_text

SECTION = re.compile(r"^# ([a-z0-9-]+) \| (.+)$")
EASY, NOTES, BLOCK_END = "::: easy", "::: notes", ":::"
# In the order in which a section has them: what is said of a second one, of one without an end,
# and of words behind it.
BLOCKS = {
    EASY: (says.ONE_EASY_BLOCK, says.EASY_WITHOUT_END, says.WORDS_AFTER_EASY),
    NOTES: (says.ONE_NOTES_BLOCK, says.NOTES_WITHOUT_END, says.WORDS_AFTER_NOTES),
}


@dataclass(frozen=True)
class Block:
    """The text between ``::: name`` and ``:::``, and its first line."""

    text: str
    line: int


@dataclass(frozen=True)
class SectionWords:
    key: str
    heading: str
    line: int
    body: str
    body_line: int
    easy: str
    easy_line: int
    notes: str
    notes_line: int


@dataclass(frozen=True)
class Words:
    """One file: its front matter as a table, and its sections in order."""

    file: Path
    front: Table
    sections: tuple[SectionWords, ...]


def read_words(file: Path, faults: Faults) -> Words:
    """FILE with its sections; what cannot be read is left out and said in FAULTS."""
    lines = read_text(file, faults).splitlines()
    marks = [index for index, line in enumerate(lines) if line.strip() == "+++"][:2]
    if len(marks) < 2 or marks[0] != 0:
        faults.add(file, 1, says.FRONT_MATTER())
        return Words(file, Table(file, faults, {}, {}), ())
    front = parse("\n".join(lines[1 : marks[1]]), file, faults, first_line=2)
    return Words(file, front, tuple(_sections(file, lines, marks[1] + 1, faults)))


def _sections(file: Path, lines: list[str], start: int, faults: Faults) -> list[SectionWords]:
    heads = [index for index in range(start, len(lines)) if lines[index].startswith("# ")]
    before = heads[0] if heads else len(lines)
    for index in range(start, before):
        if lines[index].strip():
            faults.add(file, index + 1, says.WORDS_BEFORE())
            break
    found = (
        _section(file, lines, head, after, faults)
        for head, after in zip(heads, [*heads[1:], len(lines)], strict=True)
    )
    return [section for section in found if section]


def _section(
    file: Path, lines: list[str], head: int, after: int, faults: Faults
) -> SectionWords | None:
    """The section from HEAD to AFTER; None when its first line cannot be read."""
    matched = SECTION.match(lines[head])
    if not matched:
        faults.add(file, head + 1, says.SECTION_BEGINS())
        return None
    begins = [index for index in range(head + 1, after) if lines[index].strip() in BLOCKS]
    blocks = _blocks(file, lines, [*begins, after], faults)
    easy, notes = (blocks.get(mark, Block("", head + 1)) for mark in BLOCKS)
    return SectionWords(
        key=matched[1],
        heading=matched[2].strip(),
        line=head + 1,
        body="\n".join(lines[head + 1 : (begins or [after])[0]]).strip(),
        body_line=_first_written(lines, head + 1, after),
        easy=easy.text,
        easy_line=easy.line,
        notes=notes.text,
        notes_line=notes.line,
    )


def _first_written(lines: list[str], start: int, limit: int) -> int:
    """The number of the first line from START that is not empty, else of the one before LIMIT."""
    written = (index for index in range(start, limit) if lines[index].strip())
    return next(written, min(start, limit - 1)) + 1


def _blocks(file: Path, lines: list[str], bounds: list[int], faults: Faults) -> dict[str, Block]:
    """The blocks that begin at BOUNDS, by their mark; the last of BOUNDS ends the section."""
    found: dict[str, Block] = {}
    for begin, limit in pairwise(bounds):
        mark = lines[begin].strip()
        second, without_end, words_after = BLOCKS[mark]
        if mark in found:
            faults.add(file, begin + 1, second())
        if mark == EASY and NOTES in found:
            faults.add(file, begin + 1, says.EASY_BEFORE_NOTES())
        ends = [index for index in range(begin + 1, limit) if lines[index].strip() == BLOCK_END]
        if not ends:
            faults.add(file, begin + 1, without_end())
        end = ends[0] if ends else limit
        if any(line.strip() for line in lines[end + 1 : limit]):
            faults.add(file, end + 2, words_after())
        text = "\n".join(lines[begin + 1 : end]).strip()
        found.setdefault(mark, Block(text, _first_written(lines, begin + 1, limit)))
    return found
