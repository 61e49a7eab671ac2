"""Files of a pack that mean harm: each is a fault that a person can read, and none takes long."""

import struct
import time

import pytest
from django.urls import reverse

from lessons.imports.archive import open_pack
from lessons.imports.arrivals import read_arrival
from lessons.reading import reading_of, sentences_of
from lessons.zips import ZipRefused
from tests.builders import make_editor
from tests.lessons.arrivals import changed, faults_of, renamed, send
from tests.lessons.zips import good_files, zipped

HUGE = "0x" + "F" * 5_000  # too long to be written in digits
CARD = """
[[law_cards]]
key = "one"
nations = ["wales"]
ages = [11, 18]
statute_en = "One"
statute_cy = "Un"
plain_en = "It protects you."
plain_cy = "Mae’n dy amddiffyn di."
source = "https://example.org"
state = "checked"
checked_on = 2026-01-01
checked_by = "Nia"
review_by = 2026-12-01
"""


def said_of(files):
    """What the faults of FILES say, without their places."""
    return [fault.split(": ", 1)[1] for fault in faults_of(files)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ages = [7, 9]", f"ages = [7, {HUGE}]"),
        ("quiz = { 20 = 4", f"quiz = {{ 20 = {HUGE}"),
        ("quiz = { 20 = 4", f"quiz = {{ 20 = -1{'0' * 30}"),
    ],
)
def test_a_number_that_toml_has_not_is_a_fault(library, old, new):
    assert said_of(changed("lesson.toml", old, new)) == [
        "not TOML: “Whole number of more than 64 bits”"
    ]


def test_a_number_that_no_age_is_is_a_fault(library):
    for ages in ("[7, 4000000000]", "[-7, 9]", "[true, 9]"):
        said = said_of(changed("lesson.toml", "ages = [7, 9]", f"ages = {ages}"))

        assert "ages is two numbers, as in [11, 14]" in said


def test_yes_is_no_number_of_minutes(library):
    said = said_of(changed("lesson.toml", "quiz = { 20 = 4", "quiz = { 20 = true"))

    assert any("quiz is whole minutes for 20, 45 and 60" in one for one in said)


def test_a_time_of_day_is_no_date(library):
    timed = CARD.replace("checked_on = 2026-01-01", "checked_on = 2026-01-01T09:00:00Z")

    assert "'checked_on' is a date" in said_of({**good_files(), "law_cards.toml": timed.encode()})


def test_a_key_that_is_a_list_is_a_fault(library):
    listed = CARD.replace('key = "one"', "key = [1]")

    assert "'key' is a text" in said_of({**good_files(), "law_cards.toml": listed.encode()})


def test_a_file_that_begins_beyond_every_file_is_no_zip():
    """In a zip of 64 bits an entry may say that it begins anywhere at all."""
    body = bytearray(zipped(good_files()))
    start = body.index(b"PK\x01\x02")
    far = struct.pack("<HHQ", 1, 8, 2**64 - 2**20)
    body[start + 42 : start + 46] = b"\xff" * 4  # where it begins: see the extra field
    name = struct.unpack_from("<H", body, start + 28)[0]
    struct.pack_into("<H", body, start + 30, len(far))
    body[start + 46 + name : start + 46 + name] = far
    end = body.rindex(b"PK\x05\x06")
    struct.pack_into("<I", body, end + 12, struct.unpack_from("<I", body, end + 12)[0] + len(far))

    with pytest.raises(ZipRefused) as refused:
        open_pack(bytes(body))

    assert refused.value.reasons == ("This is not a zip file, or it is damaged.",)


def with_picture(name, body):
    files = changed(
        "quiz.toml",
        'code = "right"',
        f'code = "right"\npicture = "{name}"\nalt_en = "A"\nalt_cy = "A"',
    )
    return {**files, f"my-phone/{name}": body}


@pytest.mark.parametrize(
    "drawing",
    [
        '<svg:script xmlns:svg="http://www.w3.org/2000/svg">x()</svg:script>',
        '<x:image href="https://example.org/a.png"/>',
        '<feImage href="https://example.org/a.png"/>',
        '<animate attributeName="href" to="https://example.org"/>',
        '<h:link rel="stylesheet" href="https://example.org/a.css"/>',
    ],
)
def test_a_drawing_that_does_more_than_show_is_a_fault_under_any_name(library, drawing):
    files = with_picture("step.svg", f"<svg>{drawing}</svg>".encode())

    assert (
        "picture 'step.svg' does more than show: no scripts, links or other files in it"
        in said_of(files)
    )


def png(wide, high):
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", wide, high) + bytes(9)


def test_a_picture_that_unpacks_to_more_than_a_tablet_holds_is_a_fault(library):
    for sides in ((2_001, 10), (10, 2_001), (60_000, 60_000)):
        assert said_of(with_picture("step.png", png(*sides))) == [
            "picture 'step.png' has more than 2000 dots a side"
        ]
    assert said_of(with_picture("step.png", png(2_000, 2_000))) == []


@pytest.mark.parametrize("slug", ["new", "curriculum", "cwricwlwm"])
def test_a_lesson_does_not_stand_where_a_page_stands(library, slug):
    assert f"'{slug}' is a page of the library: name the lesson otherwise" in said_of(renamed(slug))


def test_pages_stand_where_no_lesson_may():
    assert reverse("lessons:curriculum") == "/lessons/curriculum/"
    assert reverse("lessons:lesson_new") == "/editor/lessons/new/"


SLOW = {
    "dots": "." * 50_000 + "x",
    "brackets": "[" * 50_000,
    "braces": "{" * 50_000,
    "a title and spaces": "### a" + " " * 50_000 + "b",
    "short lines": "a.\n" * 20_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_a_text_that_is_made_to_take_long_does_not(library, name):
    files = changed("en.md", "We listen. You can pass.", f"{SLOW[name]}\n")
    notes = files["my-phone/en.md"].decode().replace("### Say", f"{SLOW[name]}\n\n### Say", 1)
    files["my-phone/en.md"] = notes.encode()
    began = time.process_time()

    with read_arrival(zipped(files)) as arrival:
        assert arrival.pack

    assert time.process_time() - began < 5


def test_sentences_are_cut_as_before():
    text = "# One\n\nIs it [a link](https://example.org)? Yes… (It is.)\nIt costs 3.50!\n\n- Two"

    assert [(one.line, one.text) for one in sentences_of(text)] == [
        *((1, "One"), (3, "Is it a link?"), (3, "Yes… (It is.)"), (4, "It costs 3.50!")),
        (6, "Two"),
    ]
    assert reading_of("\n\n") is None


def test_what_is_refused_is_a_page_and_not_an_error(client, library):
    client.force_login(make_editor())

    response = send(client, zipped(changed("lesson.toml", "ages = [7, 9]", f"ages = [7, {HUGE}]")))

    assert response.status_code == 200
    assert "Whole number of more than 64 bits" in response.content.decode()
