"""Banks of Moodle: what is taken, and each thing that is not, by question."""

from tests.lessons.elsewhere import left_out, read


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


def test_an_old_bank_of_moodle_loses_nothing_without_a_word():
    reading = read("old.moodle.xml", "cy")

    assert reading.notes == (
        "Left out: category “Old bank”.",
        "Left out: category “Kept since 2012.”.",
        "Left out: category “bank-7”.",
    )
    truth, several, order = reading.questions
    assert [(choice.text.cy, choice.code) for choice in truth.choices] == [
        *(("Gwir", "none"), ("Gau", "right"), ("Dydw i ddim yn siŵr", "unsure")),
    ]
    assert (several.kind, order.right_order) == ("several", ("stopio", "meddwl"))
    assert left_out(reading) == {
        "Wedi’i allforio": [
            "Left out: tag “blwyddyn 8”.",
            "Left out: picture “clo.gif”.",
            "Left out: hidden “1”.",
        ],
        "Dewis": [
            "Left out: look of the text, the words are kept “Markdown”.",
            "Left out: message for the whole answer “Tic”.",
            "Left out: message for the whole answer “croes.png”.",
            "Left out: hint “Edrych ddwywaith.”.",
            "Left out: setting “tolerance: 2”.",
        ],
        "Trefn": ["Left out: setting “logical: 0”.", "Left out: setting “studentsee: 3”."],
        "Gair": [
            "Not taken: a question of the kind “shortanswer”. There is no such kind here.",
            "Left out: text “Beth yw’r gair?”.",
        ],
    }
