"""GIFT into questions. https://docs.moodle.org/en/GIFT_format, read as Moodle reads it.

A question is a run of lines; blank lines part them (those inside its braces do not count, as long
as these are closed).
"""

import codecs
import re
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.formats.gift_answers import Answer, read_answers
from lessons.formats.gift_text import FORM, lines_of, shown, words
from lessons.formats.shapes import FileRefused, Format, Found, Reading
from lessons.formats.take import take_all
from lessons.formats.words import left_out, no_such_kind, not_read, shortened

TITLE = re.compile(r"::(.*?)::", re.DOTALL)
# In a comment right before its question; a closing bracket inside stands after a backslash.
# An opening one ends it: a file of nothing else would be searched to its end at each.
MARK = re.compile(r"\[(id|tag):((?:\\\]|[^\[\]\n])+)\]")
BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


@dataclass
class Block:
    """The lines of one question, and the comments before and between them."""

    lines: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    depth: int = 0

    @property
    def is_open(self) -> bool:
        return self.depth > 0

    def marks(self, kind: str) -> list[str]:
        """The ids or the tags that the comments name."""
        found = MARK.findall("\n".join(self.comments))
        return [shown(value.replace("\\]", "]")).strip() for name, value in found if name == kind]


def read_gift(body: bytes, language: str) -> Reading:
    """The questions of BODY, whose words are in LANGUAGE; FileRefused when there is none."""
    text, notes = decoded(body)
    blocks, left = _blocks(text)
    found = [_found(block, language) for block in blocks]
    if not any("{" in line for block in blocks for line in block.lines):
        raise FileRefused(
            _("No question was found in it. A file of Moodle XML, GIFT or QTI 2.1 is read here.")
        )
    return Reading(Format.GIFT, take_all(found), (*notes, *left))


def decoded(body: bytes) -> tuple[str, list[str]]:
    """BODY as text, in UTF-8, UTF-16 with its mark, or Windows-1252 with a note that says so."""
    for mark, coding in BOMS.items():
        if body.startswith(mark):
            try:
                return body.decode(coding), []
            except UnicodeDecodeError as error:
                raise FileRefused(_("The file is damaged: its letters cannot be read.")) from error
    try:
        return body.decode("utf-8"), []
    except UnicodeDecodeError:
        try:
            text = body.decode("cp1252")
        except UnicodeDecodeError as error:
            raise FileRefused(_("The file is no text. Save it as UTF-8 and try again.")) from error
        return text, [
            _("The file is not in UTF-8 and was read as Windows-1252: check the accents.")
        ]


def _blocks(text: str) -> tuple[list[Block], list[str]]:
    """The questions of TEXT, and the notes of what stands between them.

    A comment that a blank line parts from every question is no question's, as Moodle has it.
    """
    blocks, block, notes, comments = [], Block(), [], 0
    lines = [*lines_of(text), ""]
    ends = _ends(lines)
    for number, line in enumerate(lines):
        stripped = line.strip()
        if stripped.startswith("//"):
            block.comments.append(stripped)
            comments += not MARK.search(stripped)
        elif stripped.startswith("$CATEGORY:") and not block.is_open:
            notes.append(left_out("category", shown(stripped.removeprefix("$CATEGORY:"))))
        elif stripped:
            block.lines.append(line)
            block.depth += _opened(line)
        elif number in ends:
            if block.lines:
                blocks.append(block)
            else:
                comments += sum(bool(MARK.search(comment)) for comment in block.comments)
            block = Block()
    return blocks, [*notes, *_comments(comments)]


def _ends(lines: list[str]) -> set[int]:
    """The numbers of the blank ones among LINES that part questions: those outside all braces.

    From a brace on that is never closed each of them does, or it would swallow what follows.
    """
    ends, inside, depth = set[int](), list[int](), 0
    for number, line in enumerate(lines):
        if line.strip():
            depth += 0 if line.strip().startswith("//") else _opened(line)
            inside = inside if depth > 0 else []
        elif depth > 0:
            inside.append(number)
        else:
            ends.add(number)
            depth = 0
    return {*ends, *inside}


def _opened(line: str) -> int:
    return line.count("{") - line.count("}")


def _comments(count: int) -> list[str]:
    if not count:
        return []
    said = ngettext("%(count)s comment is left out.", "%(count)s comments are left out.", count)
    return [said % {"count": count}]


def _found(block: Block, language: str) -> Found:
    text = "\n".join(block.lines).strip()
    title = TITLE.match(text)
    if title:
        text = text[title.end() :].strip()
    opening, closing = text.find("{"), text.rfind("}")
    bare = text[:opening] if opening >= 0 else text
    name = shown(title[1]).strip() if title else shortened(FORM.sub("", shown(bare)))
    # Of a question that is not taken its words are named: they are nowhere else.
    whole = left_out("text", shown(text))
    if opening < 0:
        return Found(name, notes=(no_such_kind(_("description")), whole))
    if closing < opening:
        return Found(name, notes=(not_read(_("its answers have no end.")), whole))
    if text.count("{") > 1:
        return Found(name, notes=(no_such_kind(_("more than one gap")), whole))
    tail = text[closing + 1 :].strip()
    stem, form = words(f"{bare.rstrip()} _____ {tail}" if tail else bare, "moodle", language)
    notes = [*stem.notes, *(left_out("picture", each.said) for each in stem.pictures)]
    answer = Answer(text[opening + 1 : closing], form, language, tuple(block.marks("tag")))
    key = next(iter(block.marks("id")), "")
    found = read_answers(answer, Found(name, text=stem.text, key=key, notes=tuple(notes)))
    return found if found.kind else replace(found, notes=(*found.notes, whole))
