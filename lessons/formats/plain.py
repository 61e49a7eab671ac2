"""Plain text out of HTML in one or both languages, and the note of everything that was more.

Moodle marks languages as its multilang filter does:
``<span lang="cy" class="multilang">…</span>`` (https://docs.moodle.org/en/Multi-language_content_filter).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

from lessons.formats.shapes import NOTHING
from lessons.formats.words import left_out
from lessons.imports.shapes import LANGUAGES, Both

SPACES = re.compile(r"[ \t\r\n\f\v]+")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MATH = re.compile(r"\\\(.{1,300}?\\\)|\\\[.{1,300}?\\\]|\$\$.{1,300}?\$\$", re.DOTALL)
# A text of a question is short; a parser may take for ever over a long one that is made for it.
LONGEST = 20_000
# A file in place of an address: longer than all the words, and no picture that could be taken.
INLINE = re.compile(r"(=\s*[\"']data:)[^\"'>]*")
# Tags whose loss changes no word: the rest is a look, a thing, or a link.
PLAIN = {"p", "br", "div", "span", "html", "head", "body", "title", "meta", "prompt"}
ENDS_A_WORD = {"p", "br", "div", "li", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre"}
MEDIA = {"video", "audio", "iframe", "object", "embed", "applet", "source", "track"}
UNREAD = {"script", "style", "math", "svg"}


@dataclass
class Picture:
    """An ``img`` of a text."""

    source: str
    alt: Both

    @property
    def said(self) -> str:
        """What a note calls it."""
        return self.alt.en or self.alt.cy or self.source


@dataclass
class Plain:
    """The words of a text, its pictures, and the notes of what else there was."""

    text: Both = NOTHING
    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def tidy(text: str) -> str:
    """TEXT on one line with single spaces and without letters that no file may hold."""
    return SPACES.sub(" ", UNWRITABLE.sub("", text)).strip(" ")


def plain(text: str, language: str) -> Plain:
    """TEXT without markup, as words in LANGUAGE; with its mathematics named."""
    notes = [left_out("math", found[0]) for found in MATH.finditer(text)]
    return Plain(in_language(tidy(text), language), [], notes)


def in_language(text: str, language: str) -> Both:
    """TEXT as the words of LANGUAGE, with nothing in the other."""
    return Both(cy=text) if language == "cy" else Both(en=text)


def from_html(source: str, language: str) -> Plain:
    """The words of the HTML in SOURCE: unmarked ones are in LANGUAGE."""
    source = INLINE.sub(r"\1", source)
    begins = source.rfind(">", 0, LONGEST) + 1
    reader = _Reader(language)
    # What opens no tag any more is text: the parser would try each of them to the end.
    reader.feed(source[:begins] + source[begins:LONGEST].replace("<", "&lt;"))
    reader.close()
    found = reader.result()
    if len(source) > LONGEST:
        found.notes.append(left_out("text", source[LONGEST:]))
    return found


class _Reader(HTMLParser):
    def __init__(self, language: str):
        super().__init__(convert_charrefs=True)
        self.language = language
        self.spans: list[str] = []
        self.unread = ""
        self.words: dict[str, list[str]] = {"en": [], "cy": []}
        self.is_bilingual = False
        self.looks: list[str] = []
        self.images: list[tuple[str, str, str]] = []
        self.notes: list[str] = []

    @property
    def here(self) -> str:
        """The language at this place; empty outside every marked span."""
        return next((language for language in reversed(self.spans) if language), "")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in ENDS_A_WORD:
            self._add(" ")
        if tag == "span":
            is_language = "multilang" in given.get("class", "").split()
            self.spans.append(given.get("lang", "")[:2].lower() if is_language else "")
        elif tag == "img":
            self.images.append((given.get("src", ""), self.here, given.get("alt", "")))
        elif tag == "a" and given.get("href"):
            self.notes.append(left_out("link", given["href"]))
        elif tag in MEDIA:
            self.notes.append(left_out("media", given.get("src") or given.get("data") or tag))
        elif tag in UNREAD:
            self.unread = tag
            self.notes.append(left_out("math" if tag == "math" else "script"))
        elif tag not in PLAIN | {"a"} and tag not in self.looks:
            self.looks.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == self.unread:
            self.unread = ""
        elif tag == "span" and self.spans:
            self.spans.pop()
        elif tag in ENDS_A_WORD:
            self._add(" ")

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self._add(data)

    def _add(self, data: str) -> None:
        here = self.here
        if here in self.words:
            self.is_bilingual = True
            self.words[here].append(data)
        elif here and data.strip():
            self.notes.append(left_out("language", f"{here}: {data}"))
        elif not here:  # outside every marked span: words of both languages
            for words in self.words.values():
                words.append(data)

    def result(self) -> Plain:
        said = {language: tidy("".join(self.words[language])) for language in LANGUAGES}
        both = Both(said["en"], said["cy"])
        if not self.is_bilingual:
            both = in_language(said[self.language], self.language)
        notes = [left_out("math", found[0]) for found in MATH.finditer(f"{both.en} {both.cy}")]
        if self.looks:
            notes.append(left_out("look", ", ".join(f"<{tag}>" for tag in self.looks)))
        return Plain(both, self._pictures(), [*self.notes, *notes])

    def _pictures(self) -> list[Picture]:
        """Each picture once: the same one may stand in both languages."""
        alts: dict[str, dict[str, str]] = {}
        for source, here, alt in self.images:
            said = alts.setdefault(source, {})
            for language in [here] if here in LANGUAGES else [self.language]:
                said[language] = tidy(alt)
        return [
            Picture(source, Both(said.get("en", ""), said.get("cy", "")))
            for source, said in alts.items()
        ]


def to_html(text: Both, languages: tuple[str, ...], images: Mapping[str, str] | None = None) -> str:
    """TEXT as a paragraph of HTML in LANGUAGES, an image of IMAGES by language before its words."""
    before = images or {}
    parts = {
        language: before.get(language, "") + escape(tidy(text.of(language)), quote=False)
        for language in languages
    }
    said = {language: part for language, part in parts.items() if part}
    if len(languages) == 1:
        return f"<p>{said[languages[0]]}</p>" if said else ""
    spans = [
        f'<span lang="{language}" class="multilang">{part}</span>'
        for language, part in said.items()
    ]
    return f"<p>{''.join(spans)}</p>" if spans else ""
