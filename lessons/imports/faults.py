"""Faults of content files, numbered by file and line so that a writer finds the place."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from lessons.imports.said import Said, Sentence


class Kind(StrEnum):
    """What ``load_library --check`` claims to find, in the words of docs/content-packs.md."""

    FILES = "files"
    STRUCTURE = "structure"
    ADDRESS = "address"
    CARDS = "cards"
    ASSEMBLY = "assembly"
    HELP = "help routes"
    QUIZ = "quiz"
    PICTURES = "pictures"
    EASY = "easy words"
    HANDOUTS = "handouts"
    LENGTH = "length"
    NOTES = "notes"
    READING_AGE = "reading age"
    LONG_SENTENCE = "long sentence"
    FULL_BOARD = "full board"
    WELSH_MISSING = "Welsh missing"
    WELSH_LENGTH = "Welsh length"
    NUMBERS = "numbers"
    LINKS = "links"
    PLACEHOLDERS = "placeholders"
    GLOSSARY = "glossary"
    HAVE_YOU_EVER = "have you ever"
    SCARE = "scare"
    BLAME = "blame"
    ARREST = "arrest"
    TIMER = "timer"
    SEXTING = "sexting"
    LAW = "law outside a card"


@dataclass(frozen=True)
class Fault:
    """What is SAID of one place, and ABOUT which text in it; IS_WARNING where it may be meant."""

    file: str
    line: int
    said: Said
    about: Said | str = ""
    is_warning: bool = False
    kind: Kind = Kind.FILES

    @property
    def text(self) -> Sentence | None:
        """Which text it is about, of those that have a name in lessons/imports/sentences.py."""
        return self.about.sentence if isinstance(self.about, Said) else None

    @property
    def message(self) -> str:
        """What is wrong, in the language of whoever reads it."""
        return f"{self.about}: {self.said}" if self.about else str(self.said)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {'warning: ' if self.is_warning else ''}{self.message}"


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """FAULTS as they are read: by file, by line, and in one line by what they say."""
    return sorted(faults, key=lambda fault: (fault.file, fault.line, fault.message))


@dataclass
class Faults:
    """Collects the faults of the files under ROOT, so that a writer sees all of them at once."""

    root: Path
    found: list[Fault] = field(default_factory=list)
    kind: Kind = Kind.FILES

    def of(self, kind: Kind) -> "Faults":
        """The same collection, for faults of KIND."""
        return Faults(self.root, self.found, kind)

    def add(
        self,
        file: Path,
        line: int,
        said: Said,
        *,
        about: Said | str = "",
        is_warning: bool = False,
    ) -> None:
        name = file.relative_to(self.root).as_posix()
        self.found.append(Fault(name, line, said, about, is_warning, self.kind))

    @property
    def errors(self) -> list[Fault]:
        return in_order(fault for fault in self.found if not fault.is_warning)

    @property
    def warnings(self) -> list[Fault]:
        return in_order(fault for fault in self.found if fault.is_warning)


class LibraryError(Exception):
    """The files cannot be loaded; FAULTS say where and why."""

    def __init__(self, faults: list[Fault]):
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
