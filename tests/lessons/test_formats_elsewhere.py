"""Files of other systems: what is taken, and each thing that is not, by question."""

from pathlib import Path

import pytest

from lessons.formats import read_file

FILES = Path(__file__).parent / "files"


def read(name, language="en"):
    return read_file((FILES / name).read_bytes(), language)


def left_out(reading):
    return {item.name: list(item.left_out) for item in reading.items}


def test_a_bank_of_moodle_is_taken_question_by_question():
    reading = read("bank.moodle.xml")

    assert [(row.key, row.kind) for row in reading.questions] == [
        *(("Y8-01", "one"), ("cadwn-ddiogel", "true_false"), ("Steps", "order")),
    ]
    first, second, third = reading.questions
    assert first.why.en == "Ask before you click."
    assert [(choice.key, choice.code) for choice in first.choices] == [
        *(("a-false-message", "right"), ("a-kind-of-net", "none"), ("x2-of-fish", "none")),
        ("unsure", "unsure"),
    ]
    assert (second.text.en, second.text.cy) == ("A code is private.", "Mae cod yn breifat.")
    assert third.right_order == ("stop", "think", "tell")


def test_all_that_moodle_says_more_is_named():
    reading = read("bank.moodle.xml")

    assert reading.notes == ("Left out: category “Year 8/Online”.",)
    assert left_out(reading) == {
        "Phishing mail": [
            "Left out: link “https://example.org/p”.",
            "Left out: look of the text, the words are kept “<strong>”.",
            "Left out: picture “A mail”.",
            "Left out: mathematics “\\(x^2\\)”.",
            "Left out: tag “year8”.",
            "Left out: mark “2.0000000”.",
            "Left out: choices in random order “true”.",
            "Left out: lettering of the choices “ABCD”.",
            "Left out: message for the whole answer “Well done, you got it.”.",
            "Left out: hint “Think of the sea.”.",
            "Left out: part of the mark “100 %, 33.333 %, 0 %, 0 %”.",
        ],
        "Cadw’n ddiogel": [],
        "Gaps": [
            "Not taken: a question of the kind “cloze”. There is no such kind here.",
            "Left out: text “A {1:SHORTANSWER:=code} is private.”.",
        ],
        "Steps": ["Left out: setting “HORIZONTAL”."],
    }


def test_a_text_of_gift_is_taken_question_by_question():
    reading = read("shop.gift.txt")

    assert [(item.number, item.name, bool(item.question)) for item in reading.items] == [
        (1, "Passwords", True),
        (2, "True one", True),
        (3, "Name two safe places to buy from.", False),
        (4, "Number", False),
        (5, "Pairs", False),
        (6, "Short", False),
        (7, "Ticks", True),
        (8, "Steps", True),
        (9, "This line is only a note to read.", False),
        (10, "Broken", False),
    ]
    assert reading.notes == ("Left out: category “Online/Shopping”.", "1 comment is left out.")
    assert left_out(reading)["Passwords"] == [
        "Left out: look of the text, the words are kept “<b>”.",
        "Left out: part of the mark “0 %, 100 %, 50 %”.",
    ]
    assert left_out(reading)["Broken"] == [
        "Not taken: its answers have no end.",
        "Left out: text “What is this? { =one ~two”.",
    ]
    assert left_out(reading)["Number"] == [
        "Not taken: a question of the kind “number”. There is no such kind here.",
        "Left out: text “How many pence in a pound? {#100:0}”.",
    ]
    truth = reading.questions[1]
    assert [(choice.text.en, choice.code, choice.feedback.en) for choice in truth.choices[:2]] == [
        *(("True", "right", "Yes, it may."), ("False", "none", "It may.")),
    ]


def test_what_is_still_to_be_done_is_said():
    assert read("shop.gift.txt").items[7].to_do == (
        "Write feedback for “I’m not sure”: the choice is added, every question has it.",
        "Say what it measures: “knowledge” is put there.",
        "Mix the choices: they stand in the right order already.",
        "Write the Welsh.",
        "Write why: the sentence that names the safe step.",
    )


def test_an_item_of_qti_is_taken_with_all_it_says_more_named():
    (item,) = read("item.qti.xml").items

    assert item.question.text.en == "A page has a lock. Which two are safe?"
    assert [(choice.key, choice.code) for choice in item.question.choices] == [
        *(("H", "right"), ("O", "right"), ("Cl", "none"), ("unsure", "unsure")),
    ]
    assert item.question.choices[0].feedback.en == "Yes."
    assert item.left_out == (
        "Left out: instruction beside the question “Read it twice.”.",
        "Left out: look of the text, the words are kept “<em>”.",
        "Left out: feedback “Look again.”.",
        "Left out: choices in random order.",
        "Left out: setting “0–2”.",
        "Left out: part of the mark “H: 1, O: 1, Cl: -1”.",
        "Left out: look of the text, the words are kept “style.css”.",
    )


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


def test_a_picture_inside_a_text_does_not_cut_off_its_words():
    source = f'<img src="data:image/png;base64,{"A" * 90_000}" alt="A lock"> Is it <b>safe</b>?'

    (item,) = read_file(
        f"::Q::[html]{source.replace('=', chr(92) + '=')} {{=Yes ~No}}".encode(), "en"
    ).items

    assert item.question.text.en == "Is it safe?"
    assert item.left_out == (
        "Left out: look of the text, the words are kept “<b>”.",
        "Left out: picture “A lock”.",
    )
