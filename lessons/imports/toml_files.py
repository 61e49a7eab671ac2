"""TOML with the line of every name, so that a fault can say where it is."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.said import Said, Sentence
from lessons.imports.shapes import Both

HEADER = re.compile(r"^\s*\[\[([\w.-]+)\]\]")
NAME = re.compile(r"^\s*([\w-]+)\s*=")
LINE_OF_ERROR = re.compile(r"at line (\d+)")
# Names with thousands of dots keep Python's reader busy for hours; no text has so many in a line.
MOST_DOTS = 200
# A whole number of TOML has 64 bits; what needs more cannot even be written in a message.
TOO_LARGE = 1 << 63
OLDEST = 99

Place = tuple[str | int, ...]


def lines_of(text: str, first_line: int = 1) -> dict[Place, int]:
    """The line of each name: ``("questions", 0, "choices", 2, "code")``."""
    places: dict[Place, int] = {(): first_line}
    here: Place = ()
    counts: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), start=first_line):
        if header := HEADER.match(line):
            here = _opened(header[1].split("."), counts)
            places[here] = number
        elif name := NAME.match(line):
            places.setdefault((*here, name[1]), number)
    return places


def _opened(names: list[str], counts: dict[Place, int]) -> Place:
    """The place that a header of NAMES opens: its parents are the last ones opened."""
    place: Place = ()
    for depth, name in enumerate(names):
        place = (*place, name)
        if depth == len(names) - 1:
            counts[place] = counts.get(place, -1) + 1
        place = (*place, max(counts.get(place, 0), 0))
    return place


class Table:
    """One table of a file. What is missing or of the wrong kind becomes a fault, not an error."""

    def __init__(
        self,
        file: Path,
        faults: Faults,
        values: dict[str, object],
        lines: dict[Place, int],
        place: Place = (),
    ):
        self.file, self.faults, self.values = file, faults, values
        self.lines, self.place = lines, place
        self.taken: set[str] = set()

    def line(self, name: str = "") -> int:
        """The line of NAME, else of the table."""
        own = self.lines.get(self.place, 1)
        return self.lines.get((*self.place, name), own) if name else own

    def fault(self, name: str, said: Said) -> None:
        self.faults.add(self.file, self.line(name), said)

    def text(self, name: str, default: str | None = None) -> str:
        return self._take(name, str, says.IS_A_TEXT, default, "").strip()

    def flag(self, name: str) -> bool:
        return self._take(name, bool, says.IS_A_FLAG, False, False)

    def date(self, name: str, *, is_needed: bool = True) -> dt.date | None:
        if not is_needed and name not in self.values:
            return None
        return self._take(name, dt.date, says.IS_A_DATE, None, dt.date.min)

    def both(self, stem: str = "", *, is_needed: bool = True) -> Both:
        """The texts STEM_en and STEM_cy, or plainly ``en`` and ``cy``."""
        en, cy = (f"{stem}_{language}".lstrip("_") for language in ("en", "cy"))
        default = None if is_needed else ""
        return Both(self.text(en, default), self.text(cy, default), self.line(en), self.line(cy))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; a missing one is empty."""
        found = self._take(name, list, says.IS_A_LIST, [], [])
        if not all(isinstance(text, str) for text in found):
            self.fault(name, says.LIST_OF_TEXTS(name=name))
            return ()
        return tuple(found)

    def ages(self, name: str = "ages") -> tuple[int, int]:
        found = self._take(name, list, says.IS_A_LIST, None, [])
        if len(found) != 2 or not all(_is_whole(age) and 0 <= age <= OLDEST for age in found):
            self.fault(name, says.TWO_AGES(name=name))
            return (0, 0)
        return (found[0], found[1])

    def minutes(self, name: str) -> dict[int, int]:
        """Minutes by route: ``{ 20 = 3, 45 = 5 }``; a missing one is empty."""
        found = self._take(name, dict, says.IS_MINUTES, {}, {})
        wrong = [key for key in found if key not in {"20", "45", "60"}]
        wrong += [key for key, value in found.items() if not _is_whole(value) or value < 1]
        if wrong:
            self.fault(name, says.WHOLE_MINUTES(name=name, found=str(found)))
            return {}
        return {int(key): value for key, value in found.items()}

    def ages_by_number(self, name: str) -> dict[int, tuple[int, int]]:
        """Two ages by number: ``{ 3 = [11, 14] }``; a missing one is empty."""
        found = self._take(name, dict, says.IS_AGES_BY_NUMBER, {}, {})
        is_right = all(
            key.isdecimal()
            and isinstance(ages, list)
            and len(ages) == 2
            and all(isinstance(age, int) for age in ages)
            for key, ages in found.items()
        )
        if not is_right:
            self.fault(name, says.IS_AGES_BY_NUMBER(name=name))
            return {}
        return {int(key): (ages[0], ages[1]) for key, ages in found.items()}

    def tables(self, name: str) -> Iterator["Table"]:
        """The tables ``[[name]]``, in order."""
        for index, values in enumerate(self._take(name, list, says.IS_TABLES, [], [])):
            if not isinstance(values, dict):
                self.fault(name, says.WRITTEN_AS_TABLES(name=name))
                return
            yield Table(self.file, self.faults, values, self.lines, (*self.place, name, index))

    def done(self) -> None:
        """Say which names nobody asked for."""
        for name in sorted(self.values.keys() - self.taken):
            self.fault(name, says.UNKNOWN_NAME(name=name))

    def _take(self, name: str, kind: type, other: Sentence, default: Any, neutral: Any) -> Any:
        """The value of NAME; DEFAULT when it is missing (None: it must not be), else NEUTRAL.

        OTHER is said of a value that is not of its KIND.
        """
        self.taken.add(name)
        if name not in self.values:
            if default is None:
                self.fault("", says.NAME_MISSING(name=name))
                return neutral
            return default
        value = self.values[name]
        if type(value) is not kind:  # exactly: true is a number to Python, and a time is a date
            self.fault(name, other(name=name))
            return neutral
        return value


def parse(text: str, file: Path, faults: Faults, first_line: int = 1) -> Table:
    """TEXT of FILE as a table; a text that is not TOML is one fault and an empty table."""
    return Table(file, faults, _values(text, file, faults, first_line), lines_of(text, first_line))


def _values(text: str, file: Path, faults: Faults, first_line: int) -> dict[str, object]:
    for number, line in enumerate(text.splitlines(), start=first_line):
        if line.count(".") > MOST_DOTS:
            faults.add(file, number, says.MANY_DOTS(count=line.count(".")))
            return {}
    try:
        values = tomllib.loads(text)
        _see_that_numbers_fit(values)
    except RecursionError:
        faults.add(file, first_line, says.ENDLESS_LISTS())
    except ValueError as error:  # not TOML, or a number of thousands of digits
        found = LINE_OF_ERROR.search(str(error))
        line_number = int(found[1]) if found else text.count("\n") + 1
        faults.add(file, line_number + first_line - 1, says.NOT_TOML(error=str(error)))
    else:
        return values
    return {}


def _see_that_numbers_fit(values: dict[str, object]) -> None:
    """Raise ValueError when VALUES, or what they hold, have a whole number that TOML has not."""
    waiting: list[object] = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, int) and not -TOO_LARGE <= value < TOO_LARGE:
            raise ValueError("Whole number of more than 64 bits")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def read(file: Path, faults: Faults) -> Table:
    """FILE as a table; a missing file is one fault and an empty table."""
    return parse(read_text(file, faults), file, faults)


def read_text(file: Path, faults: Faults) -> str:
    """The text of FILE; a missing one, or one in another coding, is a fault and an empty text."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        faults.add(file, 1, says.FILE_MISSING())
    except UnicodeDecodeError:
        faults.add(file, 1, says.NOT_UTF_8())
    return ""
