"""Registers as they should not be: every fault is told by its row, and nothing is half saved."""

import csv
import datetime as dt

import pytest

from accounts.models import AuditEvent
from schools.imports import RegisterError, import_schools, read_coordinates, read_register
from schools.models import School
from tests.schools.registers import ENGLAND_HEAD, WALES_HEAD, england, wales, write

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "register.csv"


def faults_of(read, path):
    with pytest.raises(RegisterError) as caught:
        read(path)
    return [str(fault) for fault in caught.value.faults]


def of_wales(file, *rows):
    return write(file, WALES_HEAD, rows, "utf-8-sig")


def of_england(file, *rows):
    return write(file, ENGLAND_HEAD, rows, "cp1252")


def test_rows_are_counted_as_a_spreadsheet_counts_them(file):
    of_wales(file, wales(), wales(number="66A"))
    head, first, second = file.read_text(encoding="utf-8-sig").splitlines()
    file.write_text("\n".join([head, "", first, "", second]), encoding="utf-8")

    assert faults_of(read_register, file) == ["row 5: School Number must be digits, not '66A'"]


def test_a_cell_of_two_lines_is_still_one_row(file):
    of_wales(file, wales(**{"Address 1": "The Old\nSchool"}), wales(number="66A"))

    assert faults_of(read_register, file) == ["row 3: School Number must be digits, not '66A'"]


def test_row_that_slipped_to_the_right_is_named(file):
    of_wales(file, wales())
    with file.open("a", encoding="utf-8") as more:
        csv.writer(more).writerow([*wales(number="6662002").values(), "left over"])

    assert faults_of(read_register, file) == ["row 3: has 18 cells, and the header 17"]


def test_short_row_lacks_what_it_lacks(file):
    of_wales(file, wales())
    with file.open("a", encoding="utf-8") as more:
        more.write("6662002,Ysgol Fer\n")

    assert faults_of(read_register, file) == [
        "row 3: LA Code is empty",
        "row 3: Local Authority is empty",
        "row 3: Sector '' is not known",
        "row 3: WM Code '' is not known",
    ]


def test_columns_may_stand_in_any_order_with_spaces_round_their_names(file):
    head = [f" {name} " for name in reversed(WALES_HEAD)]
    row = {f" {name} ": cell for name, cell in wales().items()}

    assert read_register(write(file, head, [row], "utf-8"))[0].name == "Ysgol y Gorlan"


def test_what_does_not_fit_into_the_database_is_named(file):
    of_wales(
        file,
        wales(name="Y" * 161),
        wales(number="6" * 13),
        wales(number="6662003", **{"Phone Number": "0" * 31, "Postcode": "SA1" * 4}),
        wales(number="6662004", **{"Pupils - see notes": "100000"}),
    )

    assert faults_of(read_register, file) == [
        "row 2: the school's name has 161 letters, and 160 are the most",
        "row 3: the school's number has 13 letters, and 12 are the most",
        "row 4: the postcode has 12 letters, and 10 are the most",
        "row 4: the telephone number has 31 letters, and 30 are the most",
        "row 5: Pupils cannot be 100000",
    ]


@pytest.mark.parametrize("place", ["nan", "inf", "1e30", "123456789012", "-5", "north"])
def test_place_off_the_national_grid_is_named(file, place):
    of_england(file, england(Northing=place))

    assert faults_of(read_register, file) == [
        f"row 2: Easting and Northing must be metres, not '393379', '{place}'"
    ]


def test_character_that_is_no_text_is_named(file):
    of_wales(file, wales(name="YSGOL\0X"))

    assert faults_of(read_register, file) == [
        "row 2: a cell holds the character NUL, which is no text"
    ]


def test_cell_without_end_is_named(file):
    of_wales(file, wales())
    with file.open("a", encoding="utf-8") as more:
        more.write('"' + "x" * 200_000)

    assert faults_of(read_register, file) == [
        "row 3: this is no table from here on: field larger than field limit (131072)"
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_file_that_is_no_table_is_none_of_the_registers(file, encoding):
    file.write_text("\n\n", encoding=encoding)

    assert faults_of(read_register, file)[0].startswith("row 1: this is neither of the two")


@pytest.mark.parametrize("place", ["nan", "91", "52,1", ""])
def test_coordinates_that_are_none_are_named(file, place):
    head = ["School Number", "latitude", "longitude"]
    good = {"School Number": "6662001", "latitude": "52.1", "longitude": "-3.9"}
    write(file, head, [good, {**good, "latitude": place}], "utf-8")

    assert faults_of(read_coordinates, file) == [
        "row 3: latitude and longitude must be decimal degrees"
    ]


@pytest.mark.django_db
class TestSaving:
    def test_coordinates_go_to_their_school(self, file, tmp_path):
        rows = read_register(of_wales(file, wales(), wales(number="6662002")))
        head = ["School Number", "latitude", "longitude"]
        place = {"School Number": "6662002", "latitude": "52.1", "longitude": "-3.9"}
        places = read_coordinates(write(tmp_path / "places.csv", head, [place], "utf-8"))

        import_schools(rows, places=places, today=TODAY)

        assert list(School.objects.values_list("register_number", "latitude", "longitude")) == [
            ("6662001", None, None),
            ("6662002", 52.1, -3.9),
        ]

    def test_school_that_closes_is_named_once(self, file):
        closed = {"EstablishmentStatus (name)": "Closed", "CloseDate": "31-08-2026"}
        import_schools(read_register(of_england(file, england())), today=TODAY)

        first = import_schools(read_register(of_england(file, england(**closed))), today=TODAY)
        again = import_schools(read_register(file), today=TODAY)

        assert (first.closed, again.closed) == (["Dodford First School"], [])

    def test_trail_says_what_an_import_did(self, file):
        import_schools(read_register(of_wales(file, wales())), today=TODAY)

        event = AuditEvent.objects.get(action="schools_imported")
        assert event.detail == "created 1, changed 0, unchanged 0, closed 0, gone 0"
