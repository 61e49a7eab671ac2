"""The words of a lesson in one language: ``en.md`` or ``cy.md``."""

import re
from dataclasses import dataclass
from pathlib import Path

from lessons.imports.faults import Faults
from lessons.imports.toml_files import Table, parse, read_text

SECTION = re.compile(r"^# ([a-z0-9-]+) \| (.+)$")
NOTES_BEGIN, NOTES_END = "::: notes", ":::"


@dataclass(frozen=True)
class SectionWords:
    key: str
    heading: str
    line: int
    body: str
    body_line: int
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
        faults.add(file, 1, "the file begins with front matter between two lines of +++")
        return Words(file, Table(file, faults, {}, {}), ())
    front = parse("\n".join(lines[1 : marks[1]]), file, faults, first_line=2)
    return Words(file, front, tuple(_sections(file, lines, marks[1] + 1, faults)))


def _sections(file: Path, lines: list[str], start: int, faults: Faults) -> list[SectionWords]:
    heads = [index for index in range(start, len(lines)) if lines[index].startswith("# ")]
    before = heads[0] if heads else len(lines)
    for index in range(start, before):
        if lines[index].strip():
            faults.add(file, index + 1, "words before the first section")
            break
    found = []
    for head, after in zip(heads, [*heads[1:], len(lines)], strict=True):
        matched = SECTION.match(lines[head])
        if not matched:
            faults.add(file, head + 1, "a section begins '# key | Heading'")
            continue
        found.append(
            SectionWords(
                matched[1], matched[2].strip(), head + 1, *_parts(file, lines, head, after, faults)
            )
        )
    return found


def _parts(
    file: Path, lines: list[str], head: int, after: int, faults: Faults
) -> tuple[str, int, str, int]:
    """Body and notes of the section from HEAD to AFTER, each with its first line."""
    marks = [index for index in range(head + 1, after) if lines[index].strip() == NOTES_BEGIN]
    begin = marks[0] if marks else after
    ends = [index for index in range(begin + 1, after) if lines[index].strip() == NOTES_END]
    if len(marks) > 1:
        faults.add(file, marks[1] + 1, "a section has one block of notes")
    if marks and not ends:
        faults.add(file, begin + 1, "the notes have no end: write ::: on a line of its own")
    end = ends[0] if ends else after
    if any(line.strip() for line in lines[end + 1 : after]):
        faults.add(file, end + 2, "words after the notes of a section")
    body, notes = lines[head + 1 : begin], lines[begin + 1 : end]
    return "\n".join(body).strip(), head + 2, "\n".join(notes).strip(), min(begin, after - 1) + 2
