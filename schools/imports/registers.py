"""The two public registers, told apart by their header.

Wales: Welsh Government, "Address list of schools", utf-8 with a byte order mark, 17 columns.
England: Department for Education, "Get information about schools", all establishment data,
cp1252, dates as dd-mm-yyyy, places in metres of the national grid.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from accounts.models import Nation
from accounts.numbers import whole_number
from schools.imports.tables import Fault, RegisterError, Table
from schools.models import LocalAuthority, School
from schools.names import readable
from schools.places import from_grid


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


MOST_PUPILS = 99_999
# Where the national grid lies, in metres; beyond it the reckoning has no end.
EASTINGS, NORTHINGS = (0, 700_000), (0, 1_300_000)

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
    table = Table(path)
    parse = _parser(set(table.columns))
    rows: dict[str, SchoolRow] = {}
    faults: list[Fault] = []
    for number, cells in table.rows(faults):
        found = parse(number, cells)
        if isinstance(found, list):
            faults += found
        elif found.number in rows:
            first = rows[found.number].row
            faults.append(Fault(number, f"number {found.number} stands in row {first} already"))
        else:
            faults += _too_long(found)
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


def _too_long(school: SchoolRow) -> list[Fault]:
    """What does not fit into its column of the database."""
    return [
        Fault(school.row, f"{words} has {len(value)} letters, and {most} are the most")
        for words, value, most in (
            ("the school's number", school.number, _most(School, "register_number")),
            ("the school's name", school.name, _most(School, "name")),
            ("the authority's code", school.authority_code, _most(LocalAuthority, "code")),
            ("the authority's name", school.authority_name, _most(LocalAuthority, "name_en")),
            ("the address", school.address, _most(School, "address")),
            ("the postcode", school.postcode, _most(School, "postcode")),
            ("the telephone number", school.phone, _most(School, "phone")),
        )
        if len(value) > most
    ]


def _most(model: type[School] | type[LocalAuthority], field: str) -> int:
    return next(each.max_length or 0 for each in model._meta.fields if each.name == field)


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
    if number is None:
        return Fault(row, f"{column} must be digits, not {cell!r}")
    return number if number <= MOST_PUPILS else Fault(row, f"{column} cannot be {number}")


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
        metres = float(easting), float(northing)
    except ValueError:
        metres = -1.0, -1.0
    if _lies(metres[0], EASTINGS) and _lies(metres[1], NORTHINGS):
        return from_grid(*metres)
    return Fault(row, f"Easting and Northing must be metres, not {easting!r}, {northing!r}")


def _lies(value: float, between: tuple[float, float]) -> bool:
    return between[0] <= value <= between[1]


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
    """Latitude and longitude by school number: columns School Number, latitude, longitude.

    Raises RegisterError with every fault of the file, by row.
    """
    table = Table(path)
    if not {"School Number", "latitude", "longitude"} <= set(table.columns):
        raise RegisterError([Fault(1, "the columns are School Number, latitude, longitude")])
    places: dict[str, tuple[float, float]] = {}
    faults: list[Fault] = []
    for number, cells in table.rows(faults):
        try:
            place = float(cells["latitude"]), float(cells["longitude"])
        except ValueError:
            place = 999.0, 999.0
        if _lies(place[0], (-90, 90)) and _lies(place[1], (-180, 180)):
            places[cells["School Number"]] = place
        else:
            faults.append(Fault(number, "latitude and longitude must be decimal degrees"))
    if faults:
        raise RegisterError(faults)
    return places
