"""Every file of a package of QTI 2.1 passes the schemas of tests/lessons/schemas/."""

import io
import tomllib
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import xmlschema
from defusedxml.ElementTree import fromstring
from hypothesis import given, settings

from lessons.formats import Format, kept, read_file, write
from tests.lessons.quizzes import (
    HOSTILE,
    hostile_quiz,
    library_quizzes,
    quiz_of_every_kind,
    quizzes,
)

SCHEMAS = Path(__file__).parent / "schemas"


@cache
def schema(name):
    return xmlschema.XMLSchema11(SCHEMAS / f"{name}.xsd", allow="local")


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


def test_the_whole_library_passes_the_schema():
    for quiz in library_quizzes():
        assert faults_of(package(quiz)) == {}, quiz.slug


@pytest.mark.parametrize("words", HOSTILE)
def test_words_that_look_like_more_pass_the_schema(words):
    assert faults_of(package(hostile_quiz(words), "en")) == {}


def test_keys_that_qti_uses_itself_pass_the_schema_and_come_back():
    quiz = quiz_of_every_kind()
    keys = ["SCORE", "duration", "1-one", "unsure"]
    row = replace(
        quiz.questions[0],
        key="9-en_a",
        choices=tuple(
            replace(choice, key=key)
            for choice, key in zip(quiz.questions[0].choices, keys, strict=True)
        ),
    )

    files = write(replace(quiz, questions=(row,)), Format.QTI, "both").body

    assert faults_of(package(replace(quiz, questions=(row,)))) == {}
    assert read_file(files, "en").questions == (kept(row, Format.QTI, "both"),)


FILES = {
    "one": "items/en_a-one.xml",
    "several": "items/en_a-several.xml",
    "order": "items/en_a-order.xml",
    "test": "test_en.xml",
    "manifest": "imsmanifest.xml",
}
FAULTS = tomllib.loads((SCHEMAS / "faults.toml").read_text(encoding="utf-8"))


@cache
def every_kind():
    return package(quiz_of_every_kind(), "en")


@pytest.mark.parametrize("fault", FAULTS)
def test_the_schema_sees(fault):
    file, good, bad = FAULTS[fault]
    body = every_kind()[FILES[file]].decode()
    assert good in body

    assert list(faults_of({FILES[file]: body.replace(good, bad, 1).encode()}))


def test_the_manifest_lists_every_file_and_no_other():
    files = package(quiz_of_every_kind())
    manifest = fromstring(files["imsmanifest.xml"])

    listed = [each.get("href") for each in manifest.iter() if each.tag.endswith("}file")]

    assert sorted({"imsmanifest.xml", *listed}) == sorted(files)
    assert "pictures/drawing-phone.svg" in files


def test_every_picture_that_an_item_shows_is_in_the_package():
    files = package(quiz_of_every_kind())

    shown = {
        image.get("src").removeprefix("../")
        for name, body in files.items()
        if name.startswith("items/")
        for image in fromstring(body).iter()
        if image.tag.endswith("}img")
    }

    assert shown == {name for name in files if name.startswith("pictures/")}
