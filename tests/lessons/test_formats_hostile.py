"""Files that would do harm or are none: each refused with a sentence that a person understands."""

import io
import re
import time
import zipfile
from itertools import pairwise

import pytest

from lessons.formats import FileRefused, read_file
from tests.lessons.quizzes import SVG

ITEM = """<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one"
 title="One" adaptive="false" timeDependent="false"><responseDeclaration identifier="RESPONSE"
 cardinality="single" baseType="identifier"><correctResponse><value>a</value></correctResponse>
 </responseDeclaration><itemBody><choiceInteraction responseIdentifier="RESPONSE" shuffle="false"
 maxChoices="1"><prompt>Safe?</prompt><simpleChoice identifier="a">{picture}Yes</simpleChoice>
 <simpleChoice identifier="b">No</simpleChoice></choiceInteraction></itemBody></assessmentItem>"""
MANIFEST = """<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><resources>
 <resource identifier="r" type="imsqti_item_xmlv2p1" href="{href}"><file href="{href}"/></resource>
 </resources></manifest>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaaaaaaaa">{more}]><quiz>&j;</quiz>"""
NO_ZIP = "This is not a zip file, or it is damaged."
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a SYSTEM "file:///etc/passwd">]><quiz>&a;</quiz>'
)


def zip_of(files):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in files.items():
            package.writestr(name, body)
    return target.getvalue()


def package(item=None, href="item.xml", **files):
    manifest = MANIFEST.format(href=href)
    return zip_of({"imsmanifest.xml": manifest, href: item or ITEM.format(picture=""), **files})


def refusal(body):
    with pytest.raises(FileRefused) as refused:
        read_file(body, "en")
    return str(refused.value)


def bomb():
    letters = "abcdefghij"
    more = "".join(f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(letters))
    return BOMB.format(more=more).encode()


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "The file is empty."),
        (b" \r\n\t", "The file is empty."),
        (
            b"\x89PNG\r\n\x1a\n\0\0",
            "This is no file of questions. Export them as Moodle XML, GIFT or QTI 2.1.",
        ),
        (
            b"Dear all,\n\nsee you.",
            "No question was found in it. A file of Moodle XML, GIFT or QTI 2.1 is read here.",
        ),
        (bomb(), "The file is refused: it defines entities or calls for other files."),
        (OUTSIDE.encode(), "The file is refused: it defines entities or calls for other files."),
        (
            b"<quiz><question></quiz>",
            "The file is not right as XML at line 1. Export it again, in UTF-8.",
        ),
        (
            "<quiz>caf\u00e9</quiz>".encode("cp1252"),
            "The file is not right as XML at line 1. Export it again, in UTF-8.",
        ),
        (
            b"<?xml version='1.0' encoding='nonsense'?><quiz/>",
            "The file is in letters that cannot be read. Export it again, in UTF-8.",
        ),
        (b"<quiz/>", "There is no question in this file of Moodle XML."),
        (b"<a>" * 100 + b"</a>" * 100, "The file is refused: it is nested deeper than 60 levels."),
        (b"<html/>", "This is XML, but neither Moodle XML nor QTI 2.1: it begins with <html>."),
        (b"<questestinterop/>", "This is QTI of another version. Export it as QTI 2.1."),
        (b"<qti-assessment-item/>", "This is QTI of another version. Export it as QTI 2.1."),
        (b"<manifest/>", "This is the list of a package alone. Choose the whole zip."),
        (
            b"<assessmentTest/>",
            "This is a test without its questions. Choose the zip that has both.",
        ),
        (b"a" * 5_000_001, "The file is larger than 5 megabytes."),
        (b"PK\x03\x04nothing", NO_ZIP),
        (
            zip_of({"word/document.xml": "<a/>"}),
            "This zip is no package of QTI: it has no imsmanifest.xml.",
        ),
        (
            package(**{"../a.txt": "x", "/etc/x": "x"}),
            "“../a.txt” leads out of its folder. “/etc/x” leads out of its folder.",
        ),
        (package(**{"C:/x": "x"}), "“C:/x” leads out of its folder."),
        (
            package(**{f"{number}.txt": "" for number in range(1_001)}),
            "There are more than 1000 files in it.",
        ),
        (
            package(**{"big.txt": b"\0" * 19_000_000}),
            "“big.txt” grows more than 500 times when it is unpacked.",
        ),
        (
            package(**{"big.txt": b"\0" * 20_000_001}),
            "“big.txt” is larger than a file in it can be. Unpacked, its files are larger than"
            " 19.1\xa0MB together.",
        ),
    ],
)
def test_a_file_that_is_not_to_be_read_says_why(body, said):
    assert refusal(body) == said


def test_a_hundred_thousand_files_are_counted_and_not_listed():
    """What begins an entry of the list is counted; a list of so many is never read."""
    body = b"PK\x03\x04" + b"PK\x01\x02" * 100_000

    assert refusal(body) == "There are more than 1000 files in it."


def test_a_zip_that_holds_more_than_it_says_is_refused():
    body = bytearray(package(**{"big.txt": b"a" * 500_000}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = body.rfind(sign)
        body[start + at : start + at + 4] = (10).to_bytes(4, "little")

    assert refusal(bytes(body)) == NO_ZIP


def test_an_item_that_is_wrong_is_named_and_the_others_are_taken():
    reading = read_file(package(item=bomb()), "en")

    assert [(item.name, item.question, item.left_out) for item in reading.items] == [
        (
            "item.xml",
            None,
            ("Not taken: item.xml is refused: it defines entities or calls for other files.",),
        )
    ]


def test_an_item_outside_the_package_is_not_read():
    manifest = MANIFEST.format(href="../../etc/passwd")

    reading = read_file(zip_of({"imsmanifest.xml": manifest}), "en")

    assert reading.items[0].left_out == ("Not taken: the file is not in the package.",)


@pytest.mark.parametrize(
    ("body", "note"),
    [
        (b"GIF89a", "Left out: picture “p.svg: a picture is .svg or .png”."),
        (
            SVG + b" " * 60_000,
            "Left out: picture “p.svg: it has 60061 bytes where 60000 are light”.",
        ),
        (b"<svg><script>x</script></svg>", "Left out: picture “p.svg: it does more than show”."),
        (b'<svg onload="x()"/>', "Left out: picture “p.svg: it does more than show”."),
        (
            b'<svg><s:script xmlns:s="http://www.w3.org/2000/svg">x()</s:script></svg>',
            "Left out: picture “p.svg: it does more than show”.",
        ),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60",
            "Left out: picture “p.svg: it has more than 2000 dots a side”.",
        ),
    ],
)
def test_a_picture_that_is_not_taken_is_named(body, note):
    item = ITEM.format(picture='<img src="p.svg" alt="A lock"/>')

    reading = read_file(package(item, **{"p.svg": body}), "en")

    assert note in reading.items[0].left_out
    assert reading.pictures == {}
    assert reading.questions[0].choices[0].picture is None


def test_a_picture_is_taken_with_its_words():
    item = ITEM.format(picture='<img src="p.svg" alt="A lock"/>')

    reading = read_file(package(item, **{"p.svg": SVG}), "en")

    assert reading.pictures == {"p.svg": SVG}
    assert reading.questions[0].choices[0].picture.alt.en == "A lock"


def test_scripts_in_a_text_never_become_words():
    text = "::Q::[html]Safe?<script>alert(1)</script> {=Yes ~No}"

    (item,) = read_file(text.encode(), "en").items

    assert item.question.text.en == "Safe?"
    assert item.left_out == ("Left out: script.",)


@pytest.mark.parametrize(
    "body",
    [
        b"::Q:: a {\n" + b"=b\n" * 200_000 + b"}",
        b"::Q:: " + b"\\\\(" * 200_000 + b" {=b ~c}",
        b"::Q:: " + b"<a " * 1_000_000 + b" {=b ~c}",
        b"// " + b"[id:" * 1_000_000 + b"\n::Q:: a {=b ~c}",
        b"::Q:: a {>3" + b" ALL" * 1_000_000 + b"\nb\nc}",
        b"<quiz><question type='multichoice'><questiontext><text>"
        + b"&lt;a " * 200_000
        + b"</text></questiontext></question></quiz>",
    ],
)
def test_a_file_that_is_made_to_take_long_does_not(body):
    began = time.process_time()

    (item,) = read_file(body, "en").items

    assert item.number == 1
    assert time.process_time() - began < 5


def test_more_questions_than_anyone_reads_are_refused():
    said = "The file holds 501 questions, and at most 500 are read at once."

    assert refusal(b"::Q:: a {=b ~c}\n\n" * 501) == said
    assert len(read_file(b"::Q:: a {=b ~c}\n\n" * 500, "en").questions) == 500


@pytest.mark.parametrize("digits", ["9" * 5_000, "٣" * 5_000])
def test_a_number_that_is_too_long_for_a_tag_of_ours_is_a_tag_like_others(digits):
    tags = f"choice-{digits}:a:right", f"choice-1:a:right:{digits}"
    comment = " ".join(f"[tag:{tag}]" for tag in tags)

    (item,) = read_file(f"// {comment}\n::Q:: Safe? {{=Yes ~No}}".encode(), "en").items

    assert [choice.code for choice in item.question.choices] == ["right", "none", "unsure"]
    assert len([note for note in item.left_out if note.startswith("Left out: tag ")]) == 2


@pytest.mark.parametrize("name", ["日本.svg", "a_b.svg", "a" * 90 + ".svg"])
def test_a_picture_is_called_as_a_pack_may_call_it(name):
    item = ITEM.format(picture=f'<img src="{name}" alt="A lock"/>')

    (kept,) = read_file(package(item, **{name: SVG}), "en").pictures

    assert re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,59}\.svg", kept)
