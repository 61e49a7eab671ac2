"""Registers of schools: parse a file into rows and numbered faults, then save all or nothing."""

from schools.imports.apply import ImportReport, import_schools
from schools.imports.registers import SchoolRow, read_coordinates, read_register
from schools.imports.tables import Fault, RegisterError

__all__ = [
    "Fault",
    "ImportReport",
    "RegisterError",
    "SchoolRow",
    "import_schools",
    "read_coordinates",
    "read_register",
]
