"""What is written is well-formed for other systems: QTI by a schema, the others by their rules."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
import xmlschema
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from lessons.formats import Format, write
from tests.lessons.quizzes import quiz_of_every_kind, quizzes

SCHEMAS = Path(__file__).parent / "schemas"
# The parts of a mark that Moodle's own lists offer, and no other is taken by its import.
MOODLE_SHARES = {100, 50, 33.33333, 25, 20, 0, -20, -25, -33.33333, -50, -100}


@cache
def schema(name):
    return xmlschema.XMLSchema(SCHEMAS / f"{name}.xsd", allow="local")


def package(quiz, language="both"):
    with zipfile.ZipFile(io.BytesIO(write(quiz, Format.QTI, language).body)) as files:
        return {name: files.read(name) for name in files.namelist()}


def faults_of(files):
    """What the schemas say against each file, by its name."""
    faults = {}
    for name, body in files.items():
        if name.endswith(".xml"):
            rules = schema("package" if name == "imsmanifest.xml" else "qti")
            if found := [error.reason for error in rules.iter_errors(body.decode())]:
                faults[name] = found
    return faults


@settings(max_examples=20, deadline=None)
@given(quiz=quizzes)
def test_every_file_of_a_package_passes_its_schema(quiz):
    assert faults_of(package(quiz)) == {}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("<responseProcessing>", "<bogus/><responseProcessing>"),
        ('cardinality="single"', 'cardinality="one"'),
        ('identifier="one-1"', 'identifier="1 one"'),
        ('maxChoices="1"', 'maxChoices="many"'),
        (' title="a-one"', ""),
    ],
)
def test_the_schema_sees_a_fault(good, bad):
    files = package(quiz_of_every_kind(), "en")
    body = files["items/a-one.en.xml"].decode()
    assert good in body

    assert list(faults_of({"items/a-one.en.xml": body.replace(good, bad, 1).encode()}))


def test_the_manifest_lists_every_file_and_no_other():
    files = package(quiz_of_every_kind())
    manifest = fromstring(files["imsmanifest.xml"])

    listed = [each.get("href") for each in manifest.iter() if each.tag.endswith("}file")]

    assert sorted({"imsmanifest.xml", *listed}) == sorted(files)
    assert "pictures/drawing-phone.svg" in files


@settings(max_examples=20, deadline=None)
@given(quiz=quizzes)
def test_moodle_takes_every_part_of_a_mark(quiz):
    root = fromstring(write(quiz, Format.MOODLE, "both").body)

    for question in root.findall("question[@type='multichoice']"):
        shares = [float(answer.get("fraction")) for answer in question.findall("answer")]
        assert set(shares) <= MOODLE_SHARES
        if question.findtext("single") == "true":
            assert max(shares) == 100
        else:
            assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.01)


def test_tags_are_short_enough_for_moodle():
    root = fromstring(write(quiz_of_every_kind(), Format.MOODLE, "both").body)

    assert max(len(tag.text) for tag in root.findall(".//tag/text")) <= 50
