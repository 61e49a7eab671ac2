"""The registers of schools of both nations, read from their files."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Force
from schools.forces import find_force
from schools.imports import RegisterError, import_schools, read_register
from schools.models import School
from schools.names import fold, readable, sort_key
from schools.places import from_grid
from tests.schools.registers import ENGLAND_HEAD, WALES_HEAD, england, wales, write


@pytest.fixture
def wales_file(tmp_path):
    def make(*rows):
        return write(tmp_path / "wales.csv", WALES_HEAD, rows, "utf-8-sig")

    return make


@pytest.fixture
def england_file(tmp_path):
    def make(*rows):
        return write(tmp_path / "england.csv", ENGLAND_HEAD, rows, "cp1252")

    return make


def run(path, today=dt.date(2026, 11, 24)):
    return import_schools(read_register(path), today=today)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("YSGOL GYNRADD  PENTREUCHAF", "Ysgol Gynradd Pentreuchaf"),
        ("YSGOL GYNRADD BORTH-Y-GEST", "Ysgol Gynradd Borth-y-Gest"),
        ("YSGOL Y MYNYDD DU ", "Ysgol y Mynydd Du"),
        ("ARDDLEEN C.P. SCHOOL", "Arddleen C.P. School"),
        ("St. MARY'S CHURCH SCHOOL", "St. Mary's Church School"),
        ("YGG Tyle'r Ynn", "YGG Tyle'r Ynn"),
        ("King Henry VIII 319", "King Henry VIII 319"),
        ("YSGOL TŶ COCH", "Ysgol Tŷ Coch"),
        ("Ysgol y Creuddyn", "Ysgol y Creuddyn"),
    ],
)
def test_capitals_become_readable_without_harm_to_welsh(name, expected):
    assert readable(name) == expected


def test_welsh_letters_written_with_two_come_after_the_single_one():
    names = ["Llandysul", "Lydart", "Chwilog", "Cwmbach"]

    assert sorted(names, key=lambda name: sort_key(name, "wales")) == [
        "Cwmbach",
        "Chwilog",
        "Lydart",
        "Llandysul",
    ]


def test_search_folds_accents_and_apostrophes():
    assert fold("Ysgol Tŷ'r Gŵr") == "ysgol tyr gwr"


def test_grid_place_agrees_with_the_ordnance_surveys_own_example():
    # "A guide to coordinate systems in Great Britain", annex C: Caister water tower
    assert from_grid(651409.903, 313177.270) == pytest.approx((52.657979, 1.716052), abs=1e-6)


@pytest.mark.django_db
class TestImport:
    def test_wales_register_creates_schools_and_skips_empty_rows(self, wales_file):
        empty = dict.fromkeys(WALES_HEAD, "")

        report = run(wales_file(wales(), empty, empty))

        school = School.objects.get()
        assert (report.created, report.changed, report.unchanged) == (1, 0, 0)
        assert school.name == "Ysgol y Gorlan"
        assert school.register_number == "6662001"
        assert (school.phase, school.medium, school.pupils) == ("primary", "welsh", 80)

    def test_language_that_is_not_available_is_said_so(self, wales_file):
        run(wales_file(wales(**{"WM Code": "0 "})))

        assert School.objects.get().medium == "unknown"

    def test_english_register_is_read_in_its_own_encoding_and_grid(self, england_file):
        run(england_file(england(name="St Anne’s – Café")))

        school = School.objects.get()
        assert school.name == "St Anne’s – Café"
        assert school.latitude == pytest.approx(52.3483, abs=0.001)
        assert school.longitude == pytest.approx(-2.0986, abs=0.001)

    def test_proposed_to_close_is_open_and_closed_is_closed(self, england_file):
        report = run(
            england_file(
                england(urn="1", **{"EstablishmentStatus (name)": "Open, but proposed to close"}),
                england(
                    urn="2",
                    **{"EstablishmentStatus (name)": "Closed", "CloseDate": "31-08-2026"},
                ),
            )
        )

        assert report.created == 2
        assert School.objects.get(register_number="1").closed_on is None
        assert School.objects.get(register_number="2").closed_on == dt.date(2026, 8, 31)

    def test_again_changes_nothing_and_a_change_is_counted(self, wales_file):
        run(wales_file(wales(), wales(number="6662002")))

        again = run(wales_file(wales(), wales(number="6662002")))
        changed = run(wales_file(wales(name="Ysgol Newydd"), wales(number="6662002")))

        assert (again.created, again.changed, again.unchanged) == (0, 0, 2)
        assert (changed.created, changed.changed, changed.unchanged) == (0, 1, 1)

    def test_vanished_school_is_marked_and_the_other_register_left_alone(
        self, wales_file, england_file
    ):
        run(england_file(england()))
        run(wales_file(wales(), wales(number="6662002", name="Ysgol Goll")))

        report = run(wales_file(wales()))

        assert report.gone == ["Ysgol Goll"]
        assert School.objects.get(register_number="6662002").gone_on == dt.date(2026, 11, 24)
        assert School.objects.get(register_number="116670").gone_on is None

    def test_authority_that_is_not_in_the_file_is_left_alone(self, wales_file):
        run(wales_file(wales(), wales(number="6672001", code="667", area="Ceredigion")))

        report = run(wales_file(wales()))

        assert report.gone == []

    def test_school_that_comes_back_is_no_longer_gone(self, wales_file):
        run(wales_file(wales(), wales(number="6662002")))
        run(wales_file(wales()))

        run(wales_file(wales(), wales(number="6662002")))

        assert School.objects.get(register_number="6662002").gone_on is None

    def test_faults_are_numbered_by_row_and_nothing_is_saved(self, wales_file):
        path = wales_file(
            wales(),
            wales(number="66A"),
            wales(number="6662001"),
            wales(number="6662004", name="", Sector="Tertiary"),
            wales(number="6662005", **{"Pupils - see notes": "many"}),
        )

        with pytest.raises(RegisterError) as caught:
            run(path)

        assert [str(fault) for fault in caught.value.faults] == [
            "row 3: School Number must be digits, not '66A'",
            "row 4: number 6662001 stands in row 2 already",
            "row 5: School Name is empty",
            "row 5: Sector 'Tertiary' is not known",
            "row 6: Pupils must be digits, not 'many'",
        ]
        assert School.objects.count() == 0

    def test_file_of_another_kind_is_refused(self, tmp_path):
        path = tmp_path / "other.csv"
        path.write_text("a,b\n1,2\n", encoding="utf-8")

        with pytest.raises(RegisterError, match="1 faults"):
            read_register(path)

    def test_command_takes_one_forces_schools_and_makes_the_force(self, wales_file, capsys):
        path = wales_file(wales(), wales(number="6602130", code="660", area="Isle of Anglesey"))

        call_command("import_schools", str(path), force="dyfed powys")

        force = Force.objects.get()
        assert force.name_cy == "Heddlu Dyfed-Powys"
        assert [s.name for s in School.objects.in_force(force)] == ["Ysgol y Gorlan"]
        assert School.objects.count() == 1
        assert "Created 1, changed 0, unchanged 0" in capsys.readouterr().out

    def test_command_names_the_forces_it_knows(self, wales_file):
        with pytest.raises(CommandError, match="Known: Dyfed-Powys Police, Gwent Police"):
            call_command("import_schools", str(wales_file(wales())), force="Mordor")


def test_a_force_is_found_by_any_of_its_names():
    assert find_force("Heddlu Gogledd Cymru").slug == "north-wales"
    assert find_force("WEST MERCIA").slug == "west-mercia"
    assert find_force("Police") is None
