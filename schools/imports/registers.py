"""The two public registers, told apart by their header.

Wales: Welsh Government, "Address list of schools", utf-8 with a byte order mark, 17 columns.
England: Department for Education, "Get information about schools", all establishment data,
cp1252, dates as dd-mm-yyyy, places in metres of the national grid.
"""

import csv
import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from accounts.models import Nation
from accounts.numbers import whole_number
from schools.models import School
from schools.names import readable
from schools.places import from_grid


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


@dataclass(frozen=True)
class SchoolRow:
    """A school as the register has it."""

    row: int
    nation: str
    number: str
    name: str
    authority_code: str
    authority_name: str
    phase: str
    medium: str
    pupils: int | None
    address: str
    postcode: str
    phone: str
    latitude: float | None = None
    longitude: float | None = None
    closed_on: dt.date | None = None


WALES_COLUMNS = {"School Number", "School Name", "LA Code", "Local Authority", "Sector", "WM Code"}
ENGLAND_COLUMNS = {"URN", "LA (code)", "LA (name)", "EstablishmentName"}

WALES_PHASES = {
    "Primary": School.Phase.PRIMARY,
    "Secondary": School.Phase.SECONDARY,
    "Middle": School.Phase.ALL_THROUGH,  # ages 3 or 4 to 16 or 19
    "Special": School.Phase.SPECIAL,
    "Nursery": School.Phase.NURSERY,
}
ENGLAND_PHASES = {
    "Primary": School.Phase.PRIMARY,
    "Secondary": School.Phase.SECONDARY,
    "Middle Deemed Primary": School.Phase.MIDDLE,
    "Middle Deemed Secondary": School.Phase.MIDDLE,
    "All Through": School.Phase.ALL_THROUGH,
    "All-through": School.Phase.ALL_THROUGH,
    "Nursery": School.Phase.NURSERY,
    "Not applicable": School.Phase.OTHER,
    "16 Plus": School.Phase.OTHER,
    "16 plus": School.Phase.OTHER,
}
WALES_MEDIUMS = {
    "WM": School.Medium.WELSH,
    "EM": School.Medium.ENGLISH,
    **dict.fromkeys(["DS", "AB", "BB", "CB", "TR", "EW"], School.Medium.DUAL),
    "0": School.Medium.NOT_KNOWN,  # printed when the language is not available
}


def read_register(path: Path) -> list[SchoolRow]:
    """The schools of the register at PATH, whichever of the two it is.

    Raises RegisterError with every fault of the file, by row.
    """
    reader = csv.DictReader(io.StringIO(_decoded(path), newline=""))
    parse = _parser(set(reader.fieldnames or []))
    rows: dict[str, SchoolRow] = {}
    faults: list[Fault] = []
    for number, cells in enumerate(reader, start=2):
        trimmed = {key: (cell or "").strip() for key, cell in cells.items() if key}
        if not any(trimmed.values()):
            continue
        found = parse(number, trimmed)
        if isinstance(found, list):
            faults += found
        elif found.number in rows:
            first = rows[found.number].row
            faults.append(Fault(number, f"number {found.number} stands in row {first} already"))
        else:
            rows[found.number] = found
    if not rows and not faults:
        faults.append(Fault(2, "the file has no school in it"))
    if faults:
        raise RegisterError(faults)
    return list(rows.values())


def _parser(columns: set[str]) -> Callable[[int, dict[str, str]], SchoolRow | list[Fault]]:
    if columns >= WALES_COLUMNS:
        return _wales_row
    if columns >= ENGLAND_COLUMNS:
        return _england_row
    missing = ", ".join(sorted((WALES_COLUMNS | ENGLAND_COLUMNS) - columns))
    message = f"this is neither of the two registers; not found: {missing}"
    raise RegisterError([Fault(1, message)])


def _decoded(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _checked(row: int, cells: dict[str, str], names: dict[str, str]) -> list[Fault]:
    """Faults of the cells that every school needs; NAMES say what each column holds."""
    faults = [Fault(row, f"{column} is empty") for column in names if not cells[column]]
    number_column = next(iter(names))
    if cells[number_column] and whole_number(cells[number_column]) is None:
        faults.append(Fault(row, f"{number_column} must be digits, not {cells[number_column]!r}"))
    return faults


def _pupils(row: int, column: str, cell: str) -> int | Fault | None:
    if cell in {"", "*", "---"}:
        return None
    number = whole_number(cell)
    return Fault(row, f"{column} must be digits, not {cell!r}") if number is None else number


def _wales_row(row: int, cells: dict[str, str]) -> SchoolRow | list[Fault]:
    needed = dict.fromkeys(["School Number", "School Name", "LA Code", "Local Authority"], "")
    faults = _checked(row, cells, needed)
    phase = WALES_PHASES.get(cells["Sector"])
    if phase is None:
        faults.append(Fault(row, f"Sector {cells['Sector']!r} is not known"))
    medium = WALES_MEDIUMS.get(cells["WM Code"])
    if medium is None:
        faults.append(Fault(row, f"WM Code {cells['WM Code']!r} is not known"))
    pupils = _pupils(row, "Pupils", cells.get("Pupils - see notes", ""))
    if isinstance(pupils, Fault):
        faults.append(pupils)
    if faults or isinstance(pupils, Fault) or phase is None or medium is None:
        return faults
    lines = [cells.get(f"Address {line}", "") for line in (1, 2, 3, 4)]
    return SchoolRow(
        row=row,
        nation=Nation.WALES,
        number=cells["School Number"],
        name=readable(cells["School Name"]),
        authority_code=cells["LA Code"],
        authority_name=cells["Local Authority"],
        phase=phase,
        medium=medium,
        pupils=pupils,
        address=", ".join(readable(line) for line in lines if line),
        postcode=cells.get("Postcode", "").upper(),
        phone=cells.get("Phone Number", ""),
    )


def _england_row(row: int, cells: dict[str, str]) -> SchoolRow | list[Fault]:
    needed = dict.fromkeys(["URN", "EstablishmentName", "LA (code)", "LA (name)"], "")
    faults = _checked(row, cells, needed)
    phase = _england_phase(cells)
    if phase is None:
        phase_name = cells.get("PhaseOfEducation (name)", "")
        faults.append(Fault(row, f"PhaseOfEducation {phase_name!r} is not known"))
    pupils = _pupils(row, "NumberOfPupils", cells.get("NumberOfPupils", ""))
    place = _grid_place(row, cells)
    closed_on = _closed_on(row, cells)
    faults += [found for found in (pupils, place, closed_on) if isinstance(found, Fault)]
    if faults or phase is None:
        return faults
    lines = [cells.get(name, "") for name in ("Street", "Locality", "Address3", "Town")]
    school = SchoolRow(
        row=row,
        nation=Nation.ENGLAND,
        number=cells["URN"],
        name=readable(cells["EstablishmentName"]),
        authority_code=cells["LA (code)"],
        authority_name=cells["LA (name)"],
        phase=phase,
        medium=School.Medium.ENGLISH,
        pupils=pupils if isinstance(pupils, int) else None,
        address=", ".join(line for line in lines if line),
        postcode=cells.get("Postcode", "").upper(),
        phone=cells.get("TelephoneNum", ""),
        closed_on=closed_on if isinstance(closed_on, dt.date) else None,
    )
    if isinstance(place, tuple):
        return replace(school, latitude=place[0], longitude=place[1])
    return school


def _england_phase(cells: dict[str, str]) -> str | None:
    if "special" in cells.get("TypeOfEstablishment (name)", "").lower():
        return School.Phase.SPECIAL
    return ENGLAND_PHASES.get(cells.get("PhaseOfEducation (name)", "") or "Not applicable")


def _grid_place(row: int, cells: dict[str, str]) -> tuple[float, float] | Fault | None:
    easting, northing = cells.get("Easting", ""), cells.get("Northing", "")
    if easting in {"", "0"} or northing in {"", "0"}:
        return None
    try:
        return from_grid(float(easting), float(northing))
    except ValueError:
        return Fault(row, f"Easting and Northing must be metres, not {easting!r}, {northing!r}")


def _closed_on(row: int, cells: dict[str, str]) -> dt.date | Fault | None:
    """The day a school closed; "open, but proposed to close" is open."""
    if not cells.get("EstablishmentStatus (name)", "").startswith("Closed"):
        return None
    day = cells.get("CloseDate", "")
    try:
        return dt.datetime.strptime(day, "%d-%m-%Y").replace(tzinfo=dt.UTC).date()
    except ValueError:
        return Fault(row, f"CloseDate must be a day like 31-08-2026, not {day!r}")


def read_coordinates(path: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude by school number: columns School Number, latitude, longitude."""
    reader = csv.DictReader(io.StringIO(_decoded(path), newline=""))
    if not {"School Number", "latitude", "longitude"} <= set(reader.fieldnames or []):
        raise RegisterError([Fault(1, "the columns are School Number, latitude, longitude")])
    places: dict[str, tuple[float, float]] = {}
    faults: list[Fault] = []
    for number, cells in enumerate(reader, start=2):
        try:
            places[cells["School Number"].strip()] = (
                float(cells["latitude"]),
                float(cells["longitude"]),
            )
        except (TypeError, ValueError):
            faults.append(Fault(number, "latitude and longitude must be decimal degrees"))
    if faults:
        raise RegisterError(faults)
    return places
