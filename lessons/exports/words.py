"""The words of a version in one language, as ``en.md`` and ``cy.md`` hold them."""

import re
from collections.abc import Iterable

from lessons.exports.toml_text import toml_text
from lessons.imports.words_files import BLOCK_END, EASY, NOTES
from lessons.models import LessonVersion, Section


def words_text(version: LessonVersion, sections: Iterable[Section], language: str) -> str:
    """The front matter of VERSION and its SECTIONS in LANGUAGE."""
    front = {
        "title": line(_of(version, "title", language)),
        "aim": line(_of(version, "aim", language)),
        "i_can": lines_of(_of(version, "i_can", language)),
        "vocabulary": [
            [line(_of(word, "term", language)), line(_of(word, "meaning", language))]
            for word in version.vocabulary.all()
        ],
    }
    parts = [_section(section, language) for section in sections]
    return "\n".join([f"+++\n{toml_text(front)}+++\n", *parts])


def _section(section: Section, language: str) -> str:
    parts = [f"# {section.key} | {line(_of(section, 'heading', language))}\n"]
    if body := block(_of(section, "body", language)):
        parts.append(f"{body}\n")
    for mark, name in ((EASY, "easy"), (NOTES, "notes")):
        if text := block(_of(section, name, language)):
            parts.append(f"\n{mark}\n{text}\n{BLOCK_END}\n")
    return "".join(parts)


def _of(row: object, field: str, language: str) -> str:
    return str(getattr(row, f"{field}_{language}"))


def line(text: str) -> str:
    """TEXT in one line, without space around it."""
    return " ".join(text.splitlines()).strip()


def lines_of(text: str) -> list[str]:
    """The lines of TEXT that hold something."""
    return [found for row in text.splitlines() if (found := row.strip())]


def block(text: str) -> str:
    """TEXT as it may stand in a section: what would begin or end a part of the file is held back.

    A space before a heading and a backslash before a colon change nothing of what Markdown shows.
    """
    return "\n".join(map(_held_back, text.strip().splitlines()))


def _held_back(row: str) -> str:
    if row.startswith("# "):
        return f" {row}"
    if row.strip() in {EASY, NOTES, BLOCK_END}:
        return re.sub(":", r"\\:", row, count=1)
    return row
