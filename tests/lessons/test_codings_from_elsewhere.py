"""Files of other machines: their letters, their line ends, their language."""

import pytest

from lessons.formats import read_file
from tests.lessons.elsewhere import FILES, read


def test_words_are_in_the_language_that_the_editor_names():
    reading = read("shop.gift.txt", "cy")

    assert reading.questions[0].text.cy == "Which is the strongest password?"
    assert reading.questions[0].text.en == ""
    assert reading.questions[1].choices[0].text.cy == "Cywir"


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_line_ends_of_other_machines_change_nothing(ends):
    text = (FILES / "shop.gift.txt").read_text(encoding="utf-8")

    assert read_file(text.replace("\n", ends).encode(), "en") == read("shop.gift.txt")


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16"])
def test_marks_of_coding_are_read(coding):
    text = "::Q:: Pa gôd sy’n ddiogel, ŵ neu ŷ? {=ŵ ~ŷ}"

    reading = read_file(text.encode(coding), "cy")

    assert reading.questions[0].text.cy == "Pa gôd sy’n ddiogel, ŵ neu ŷ?"
    assert reading.notes == ()


def test_windows_letters_are_read_and_named():
    reading = read_file("::Q:: Is it “safe”, café? {=Yes ~No}".encode("cp1252"), "en")

    assert reading.questions[0].text.en == "Is it “safe”, café?"
    assert reading.notes == (
        "The file is not in UTF-8 and was read as Windows-1252: check the accents.",
    )


def test_xml_in_windows_letters_that_says_so_is_read():
    text = (FILES / "bank.moodle.xml").read_text(encoding="utf-8").replace("UTF-8", "windows-1252")

    assert read_file(text.encode("cp1252"), "en").items[1].name == "Cadw’n ddiogel"
