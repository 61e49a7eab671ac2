"""Items and packages of QTI: what is taken, and each thing that is not, by question."""

import pytest

from lessons.formats import FileRefused, read_file
from tests.lessons.elsewhere import FILES, read
from tests.lessons.zips import zipped


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
