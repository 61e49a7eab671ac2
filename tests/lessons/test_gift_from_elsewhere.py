"""Texts of GIFT: what is taken, and each thing that is not, by question."""

from lessons.formats import read_file
from tests.lessons.elsewhere import left_out, read


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


def test_what_moodle_writes_as_gift_is_taken():
    reading = read("export.gift.txt")

    assert reading.notes == (
        "Left out: category “$course$/top/Year 9: online”.",
        "4 comments are left out.",
    )
    lock, steps, bare, twice = reading.questions
    assert (lock.key, lock.text.en, lock.why.en) == (
        *("lock9", "What does a lock: sign say?", "Look at the name, too."),
    )
    assert [(choice.text.en, choice.feedback.en) for choice in lock.choices[:3]] == [
        ("The link is private", "Yes."),
        ("The shop is honest", "No\\, it is not."),
        ("<p>", "Look *again*."),
    ]
    by_key = {choice.key: choice.text.en for choice in steps.choices}
    assert [by_key[key] for key in steps.right_order] == ["Stop", "Think: twice", "Tell"]
    assert [(choice.text.en, choice.code) for choice in bare.choices[:3]] == [
        *(("a lock", "none"), ("a known name", "right"), ("a loud picture", "none")),
    ]
    assert (twice.why.en, twice.text.en) == ("Last", 'Is it safe? _____ ";')


def test_what_moodle_says_more_in_gift_is_named():
    assert left_out(read("export.gift.txt")) == {
        "Lock: a sign": [
            "Left out: tag “year 9”.",
            "Left out: tag “a]b”.",
            "Left out: look of the text, the words are kept “Markdown”.",
            "Left out: part of the mark “100 %, -50 %, 0 %”.",
        ],
        "Steps": [
            "Left out: setting “RELATIVE_NEXT_EXCLUDE_LAST”.",
            "Left out: setting “123”.",
        ],
        "Bare": [],
        "Twice": [],
    }


def test_a_question_without_an_end_does_not_swallow_those_after_it():
    text = """
::Whole::Which is safe?{
  =one

  ~two
}

::Broken::Which is safe?{
  =one
  ~two

::Note::Read this twice.

Which is it? {=this ~that}
"""
    reading = read_file(text.encode(), "en")

    assert [(item.name, bool(item.question)) for item in reading.items] == [
        *(("Whole", True), ("Broken", False), ("Note", False), ("Which is it?", True)),
    ]
    assert left_out(reading)["Note"] == [
        "Not taken: a question of the kind “description”. There is no such kind here.",
        "Left out: text “Read this twice.”.",
    ]


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
