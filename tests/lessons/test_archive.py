"""Zips that mean harm are refused, each with its reason; nothing of them reaches the disk."""

import contextlib
import random
import time
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessons.imports.archive import LIMITS, open_pack
from lessons.zips import ZipRefused
from tests.lessons.zips import claiming, entry, good_files, locked, with_raw_name, zipped

GOOD = good_files()
NO_ZIP = "This is not a zip file, or it is damaged."


def reasons_of(body):
    with pytest.raises(ZipRefused) as refused:
        open_pack(body)
    return list(refused.value.reasons)


def test_a_good_zip_is_its_files():
    assert open_pack(zipped(GOOD)) == GOOD
    assert open_pack(zipped({"my-phone/": b"", **GOOD}, packed=zipfile.ZIP_DEFLATED)) == GOOD


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../en.md", "“../en.md” leads out of its folder."),
        ("my-phone/../../en.md", "“my-phone/../../en.md” leads out of its folder."),
        ("/etc/cron.d/x", "“/etc/cron.d/x” leads out of its folder."),
        ("C:/en.md", "“C:/en.md” leads out of its folder."),
        ("..\\en.md", "“..\\en.md” leads out of its folder."),
        ("my-phone/deeper/en.md", "“my-phone/deeper/en.md” is no file of a lesson."),
        ("my-phone/EN.md", "“my-phone/EN.md” is no file of a lesson."),
        ("my-phone/run.exe", "“my-phone/run.exe” is no file of a lesson."),
        ("my-phone/more.zip", "“my-phone/more.zip” is no file of a lesson."),
        ("my-phone/.hidden.md", "“my-phone/.hidden.md” is no file of a lesson."),
        ("my-phone/con\u202edm.md", "“my-phone/con?dm.md” is no file of a lesson."),
        ("notes.md", "“notes.md” is no file of a lesson."),
        ("__MACOSX/._en.md", "“__MACOSX/._en.md” is no file of a lesson."),
        ("my-phone/" + "a" * 90 + ".md", "“my-phone/" + "a" * 71 + "…” is no file of a lesson."),
    ],
)
def test_a_name_that_is_not_a_lessons_is_refused(name, reason):
    assert reason in reasons_of(zipped({**GOOD, name: b"x"}))


def test_a_name_that_is_read_shorter_than_it_is_is_refused():
    body = with_raw_name(zipped({**GOOD, "my-phone/aaaa.mdx": b"x"}), "aaaa.mdx", b"a.md\x00.ex")

    assert reasons_of(body) == ["“my-phone/a.md?.ex” leads out of its folder."]


def test_a_name_without_a_letter_is_refused():
    body = with_raw_name(zipped({**GOOD, "aaaa.md": b"x"}), "aaaa.md", bytes(7))

    assert reasons_of(body) == ["“???????” leads out of its folder."]


def test_the_same_name_twice_is_refused_in_any_case():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Python's writer doubts it too
        twice = with_raw_name(zipped({**GOOD, "my-phone/EN.MD": b"x"}), "EN.MD", b"en.md")

    assert reasons_of(twice) == ["“my-phone/en.md” stands in it twice."]
    assert "“my-phone/en.md” stands in it twice." in reasons_of(
        zipped({**GOOD, "my-phone/En.md": b"x"})
    )


@pytest.mark.parametrize("mode", [0o120777, 0o060644, 0o010644])
def test_a_link_or_a_device_is_refused(mode):
    files = {**GOOD, entry("my-phone/a.svg", mode=mode): b"/etc/passwd"}

    assert reasons_of(zipped(files)) == ["“my-phone/a.svg” is a link or a device, not a file."]


def test_a_locked_zip_is_refused():
    first = next(iter(GOOD))

    assert reasons_of(locked(zipped(GOOD))) == [f"“{first}” is locked with a password."]


@pytest.mark.parametrize("packed", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_way_of_packing_is_refused(packed):
    assert reasons_of(zipped({"my-phone/en.md": b"x" * 99}, packed=packed)) == [
        "“my-phone/en.md” is packed in a way that we do not open."
    ]


def test_a_bomb_is_refused():
    bomb = zipped({**GOOD, "my-phone/a.svg": b"\0" * 290_000}, packed=zipfile.ZIP_DEFLATED)
    large = zipped({**GOOD, "my-phone/a.svg": b"\0" * 9_000_000}, packed=zipfile.ZIP_DEFLATED)

    assert reasons_of(bomb) == ["“my-phone/a.svg” grows more than 50 times when it is unpacked."]
    assert reasons_of(large) == ["“my-phone/a.svg” is larger than a file in it can be."]


def test_a_size_that_is_a_lie_is_not_believed():
    """It claims nothing, holds much: what is unpacked is what is looked at."""
    body = zipped({"my-phone/en.md": b"\0" * 400_000}, packed=zipfile.ZIP_DEFLATED)

    assert reasons_of(claiming(body, 10)) == [NO_ZIP]


def test_files_that_are_too_large_together_are_refused():
    block = bytes(random.Random(1).randbytes(9_000)) * 32  # packs to a thirtieth
    files = {f"my-phone/p{number}.svg": block for number in range(40)}

    assert reasons_of(zipped({**GOOD, **files}, packed=zipfile.ZIP_DEFLATED)) == [
        "Unpacked, its files are larger than 9.5\xa0MB together."
    ]


def test_a_hundred_thousand_files_are_refused_before_they_are_listed():
    body = zipped({f"{number}": b"" for number in range(100_000)})
    began = time.perf_counter()

    assert reasons_of(body) == ["The file is larger than 4.8\xa0MB."]
    assert reasons_of(body[-4_900_000:]) == ["There are more than 120 files in it."]
    assert time.perf_counter() - began < 0.5


def test_a_lesson_is_one_folder():
    assert reasons_of(zipped({**GOOD, "other/en.md": b"x"})) == [
        "One lesson is one folder in the zip; this has 2."
    ]
    assert reasons_of(zipped({"topics.toml": b""})) == [
        "One lesson is one folder in the zip; this has 0."
    ]
    assert reasons_of(zipped({"my-phone/": b"", "topics.toml": b""})) == [
        "One lesson is one folder in the zip; this has 0."
    ]


@pytest.mark.parametrize("body", [b"", b"PK", b"%PDF-1.7", b"PK\x03\x04" + bytes(60)])
def test_what_is_no_zip_is_refused(body):
    assert reasons_of(body) == [NO_ZIP]


def test_all_reasons_are_said_at_once():
    assert len(reasons_of(zipped({**GOOD, "../a": b"", "b.exe": b"", "C:/x": b""}))) == 3


@given(st.data())
def test_no_damage_does_more_than_refuse(data):
    """Bytes changed anywhere: the files come back within their limits, or a reason does."""
    body = bytearray(zipped(GOOD, packed=zipfile.ZIP_DEFLATED))
    directory = body.index(b"PK\x01\x02")
    for _change in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, 40) | st.integers(directory, len(body) - 1))
        body[place] = data.draw(st.integers(0, 255))

    with contextlib.suppress(ZipRefused):
        files = open_pack(bytes(body))
        assert all(len(content) <= LIMITS.largest_file for content in files.values())
        assert not any(".." in Path(name).parts for name in files)
