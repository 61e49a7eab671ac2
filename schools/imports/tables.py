"""A CSV file as rows with the numbers that a spreadsheet shows, and what is wrong with them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a file: its row (the header is row 1) and what to mend."""

    row: int
    message: str

    def __str__(self) -> str:
        return f"row {self.row}: {self.message}"


class RegisterError(Exception):
    """The file cannot be imported; nothing was saved."""

    def __init__(self, faults: list[Fault]):
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


class Table:
    """The file at a path: COLUMNS of its header, and its rows one after another.

    It is utf-8, with or without a byte order mark, else cp1252, as older programs write.
    """

    def __init__(self, path: Path):
        self._lines = csv.reader(io.StringIO(_decoded(path), newline=""))
        try:
            self.columns = [cell.strip() for cell in next(self._lines, [])]
        except csv.Error as error:
            raise RegisterError([Fault(1, f"this is no table: {error}")]) from error

    def rows(self, faults: list[Fault]) -> Iterator[tuple[int, dict[str, str]]]:
        """Number and trimmed cells of each row that is not empty; what is wrong goes to FAULTS."""
        number = 1
        try:
            for number, line in enumerate(self._lines, start=2):
                cells = [cell.strip() for cell in line]
                if fault := self._fault(cells):
                    faults.append(Fault(number, fault))
                elif any(cells):
                    cells += [""] * (len(self.columns) - len(cells))
                    yield number, dict(zip(self.columns, cells, strict=False))
        except csv.Error as error:
            faults.append(Fault(number + 1, f"this is no table from here on: {error}"))

    def _fault(self, cells: list[str]) -> str:
        if any("\0" in cell for cell in cells):
            return "a cell holds the character NUL, which is no text"
        if any(cells[len(self.columns) :]):
            return f"has {len(cells)} cells, and the header {len(self.columns)}"
        return ""


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
