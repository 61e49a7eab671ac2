"""Files of other systems: what is taken, and each thing that is not, by question."""

from pathlib import Path

import pytest

from lessons.formats import FileRefused, read_file
from tests.lessons.zips import zipped

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


def test_marks_and_rules_of_an_item_are_named():
    (item,) = read("marks.qti.xml").items

    assert [choice.code for choice in item.question.choices] == ["none", "none", "none", "unsure"]
    assert item.left_out == (
        "Left out: hint “Think of two people.”.",
        "Left out: feedback “Both help.”.",
        "Left out: rules of scoring “match C1 C2”.",
        "Left out: mark “2.5, 10”.",
        "Left out: setting “apipAccessibility”.",
    )
    assert "Code some choices as right and some not." in item.to_do


@pytest.mark.parametrize(
    ("template", "notes"),
    [
        ("http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct", ()),
        ("http://www.imsglobal.org/question/qti_v2p2/rptemplates/map_response", ()),
        (
            "https://example.org/rules/half.xml",
            ("Left out: rules of scoring “https://example.org/rules/half.xml”.",),
        ),
    ],
)
def test_rules_that_lie_elsewhere_are_named(template, notes):
    source = (FILES / "item.qti.xml").read_text(encoding="utf-8")
    known = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response"

    (item,) = read_file(source.replace(known, template).encode(), "en").items

    assert tuple(note for note in item.left_out if "rules of scoring" in note) == notes


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


MANIFEST = """<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m">
 <metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion>
  <lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title><string>Year 9 online</string></title>
  </general></lom></metadata><organizations/><resources>
 <resource identifier="t" type="imsqti_test_xmlv2p1" href="test.xml"><file href="test.xml"/>
 </resource>
 <resource identifier="a" type="imsqti_apipitem_xmlv2p1"><metadata><lom><general><keyword>locks
  </keyword></general></lom></metadata><file href="items/two.xml"/><file href="items/lock.png"/>
 </resource>
 <resource identifier="b" type="imsqti_item_xmlv2p2" href="items/gaps.xml">
  <file href="items/gaps.xml"/></resource>
 <resource identifier="h" type="webcontent" href="handout.pdf"><file href="handout.pdf"/></resource>
 <resource identifier="r" type="imsqti_rptemplate_xmlv2p2" href="half.xml"><file href="half.xml"/>
 </resource></resources></manifest>"""
SECTIONS = """<assessmentTest xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="t"
 title="Term 1"><testPart identifier="p" navigationMode="linear" submissionMode="individual">
 <assessmentSection identifier="s1" title="Before" visible="true">
 <assessmentItemRef identifier="a" href="items/two.xml"/></assessmentSection>
 <assessmentSection identifier="s2" title="After" visible="true">
 <assessmentItemRef identifier="b" href="items/gaps.xml"/></assessmentSection></testPart>
 </assessmentTest>"""
GAPS = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p2" identifier="gaps"
 title="A gap" adaptive="false" timeDependent="false"><itemBody><p>A code is
 <textEntryInteraction responseIdentifier="R"/>.</p></itemBody></assessmentItem>"""


def a_package(**files):
    return zipped(
        {
            **{"imsmanifest.xml": MANIFEST, "test.xml": SECTIONS, "half.xml": "<x/>"},
            **{"handout.pdf": b"%PDF", "items/lock.png": b"\x89PNG\r\n\x1a\n"},
            **{"items/two.xml": (FILES / "marks.qti.xml").read_bytes(), "items/gaps.xml": GAPS},
            **files,
        }
    )


def test_a_package_from_elsewhere_loses_nothing_without_a_word():
    reading = read_file(a_package(), "en")

    assert [(item.name, bool(item.question)) for item in reading.items] == [
        *(("Two ways", True), ("A gap", False)),
    ]
    assert reading.items[1].left_out == (
        "Not taken: a question of the kind “textEntryInteraction”. There is no such kind here.",
        "Left out: text “A code is .”.",
    )
    assert reading.notes == (
        "Left out: setting “metadata: Year 9 online”.",
        "Left out: setting “metadata: locks”.",
        "Left out: sections and rules of the test “Term 1: Before, After”.",
        "Left out: file “half.xml”.",
        "Left out: file “handout.pdf”.",
        "Left out: file “items/lock.png”.",
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("imsqti_xmlv1p2", "This is QTI of another version. Export it as QTI 2.1."),
        (
            "imsqti_xmlv1p2/imscc_xmlv1p1/assessment",
            "This is QTI of another version. Export it as QTI 2.1.",
        ),
        ("imsqti_item_xmlv3p0", "This is QTI of another version. Export it as QTI 2.1."),
        ("webcontent", "There is no item of QTI 2.1 in this package."),
    ],
)
def test_a_package_of_another_kind_says_what_it_is(kind, said):
    manifest = MANIFEST.replace("imsqti_apipitem_xmlv2p1", kind).replace(
        "imsqti_item_xmlv2p2", "webcontent"
    )

    with pytest.raises(FileRefused) as refused:
        read_file(a_package(**{"imsmanifest.xml": manifest}), "en")

    assert str(refused.value) == said


def test_questions_stand_as_the_test_has_them():
    refs = SECTIONS.replace("items/two.xml", "x").replace("items/gaps.xml", "items/two.xml")

    reading = read_file(a_package(**{"test.xml": refs.replace('"x"', '"items/gaps.xml"')}), "en")

    assert [item.name for item in reading.items] == ["A gap", "Two ways"]


def test_a_test_that_is_wrong_does_not_stop_its_questions():
    reading = read_file(a_package(**{"test.xml": "<assessmentTest>"}), "en")

    assert len(reading.questions) == 1
    assert reading.notes[2].startswith("Left out: sections and rules of the test “test.xml is not")
