"""What Moodle makes of a file of questions: the rules of its importers, for the tests of ours.

In our own words, after the code of moodle/moodle, versions up to 4.4: question/format.php,
question/format/xml/format.php, question/format/gift/format.php, question/engine/bank.php (marks),
question/type/multichoice/questiontype.php, question/type/ordering/questiontype.php and
filter/multilang/filter.php. docs/question-formats.md has the same as a table.
"""

import re
from dataclasses import dataclass
from html import unescape

from defusedxml.ElementTree import fromstring

# The parts of a mark that an answer may have, less or more by a hundred-thousandth.
PARTS = [
    *(1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3),
    *(0.25, 0.2, 0.1666667, 0.1428571, 0.125, 0.1111111, 0.1, 0.05),
]
FRACTIONS = [0, *PARTS, *(-part for part in PARTS)]
NUMBERING = {"abc", "ABCD", "123", "iii", "IIII", "none"}
NUMBER = r"-?\d+(\.\d+)?"
# Of each type of question: what must be there, and what it may say where anything else is
# read as something else. The first element of a place counts.
COMMON = {
    "name/text": r".{1,255}",
    "questiontext/text": r".+",
    "defaultgrade": NUMBER,
    "penalty": NUMBER,
    "idnumber": r".{1,100}",
}
NEEDED = {
    "category": {"category/text": r".+"},
    "multichoice": {
        **COMMON,
        "single": r"true|false",
        "shuffleanswers": r"true|false|0|1",
        "answernumbering": "|".join(sorted(NUMBERING)),
        "showstandardinstruction": r"0|1",
        "answer/text": r".+",
    },
    "ordering": {
        **COMMON,
        "layouttype": r"VERTICAL|HORIZONTAL",
        "selecttype": r"ALL|RANDOM|CONTIGUOUS",
        "selectcount": r"\d+",
        "gradingtype": r"ALL_OR_NOTHING|ABSOLUTE_POSITION|RELATIVE_\w+|LONGEST_\w+",
        "showgrading": r"SHOW|HIDE",
        "numberingstyle": "|".join(sorted(NUMBERING)),
        "answer/text": r".+",
    },
}
FORMATS = {"moodle_auto_format", "html", "plain_text", "wiki_like", "markdown"}
LONGEST_TAG = 50
PLACE = "@@PLUGINFILE@@/"
SPAN = re.compile(r'<span lang="(\w\w)" class="multilang">(.*?)</span>', re.DOTALL)
ESCAPED = re.compile(r"\\([\\~=#{}:n])")
WEIGHT = re.compile(r"%(-*[0-9]{1,2}\.?[0-9]*)%")
GIFT_FORMAT = re.compile(r"\[(moodle|html|plain|markdown)\]")
TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>`])+)\]")
ID = re.compile(r"\[id:((?:\\\]|[^\]])+)\]")


class Refused(Exception):
    """Moodle does not take the question, or takes another than was written."""


@dataclass
class Stored:
    """A question as Moodle keeps it; ANSWERS have a text, a part of the mark and feedback.

    Of a question of matching the parts are the numbers of the pairs.
    """

    kind: str
    name: str
    text: str
    why: str
    answers: list[tuple[str, float, str]]
    is_single: bool = True
    key: str = ""
    tags: tuple[str, ...] = ()


def check_marks(question):
    """Each part is one of the list; one right answer has all of it, several share it."""
    parts = [fraction for _text, fraction, _feedback in question.answers]
    for part in parts:
        if not any(abs(part - allowed) < 0.00001 for allowed in FRACTIONS):
            raise Refused(f"{question.name}: {part} is no part of a mark")
    if question.is_single and max(parts) != 1:
        raise Refused(f"{question.name}: no answer has the whole mark")
    if not question.is_single and round(sum(part for part in parts if part > 0), 2) != 1:
        raise Refused(f"{question.name}: the parts of the mark are not one mark")


def read_xml(body, language):
    """The questions of BODY, a file of Moodle XML, as somebody who reads LANGUAGE sees them."""
    questions, keys = [], set()
    for element in fromstring(body):
        kind = element.get("type")
        if element.tag != "question" or kind not in NEEDED:
            raise Refused(f"{element.tag} {kind}: there is no such thing")
        _check_needed(element, NEEDED[kind])
        if kind == "category":
            _check_path(element.findtext("category/text"))
            continue
        question = _question(element, kind, language)
        if question.key in keys:
            raise Refused(f"{question.key}: a key stands in it twice")
        keys.add(question.key)
        questions.append(question)
    return questions


def _check_needed(element, needed):
    for place, values in needed.items():
        for found in element.findall(place) or [None]:
            text = "" if found is None else (found.text or "").strip()
            if not re.fullmatch(values, text, re.DOTALL):
                raise Refused(f"{element.get('type')}: {place} is {text!r}")


def _check_path(path):
    """One slash parts categories, two are one slash of a name."""
    names = re.split(r"(?<!/)/(?!/)", path)
    if len(names) != 3 or names[:2] != ["$course$", "top"] or not names[2].strip():
        raise Refused(f"category: {path!r} is no path of one name")


def _question(element, kind, language):
    answers = element.findall("answer")
    if len(answers) < 2:
        raise Refused(f"{kind}: fewer than two answers")
    tags = tuple(tag.findtext("text").strip() for tag in element.findall("tags/tag"))
    for tag in tags:
        if len(tag) > LONGEST_TAG or set(tag) & set("<>`"):
            raise Refused(f"tag: {tag!r} is cut")
    question = Stored(
        kind,
        element.findtext("name/text").strip(),
        _words(element.find("questiontext"), language),
        _words(element.find("generalfeedback"), language),
        [_answer(answer, language) for answer in answers],
        element.findtext("single") != "false",
        element.findtext("idnumber"),
        tags,
    )
    if kind == "multichoice":
        check_marks(question)
    return question


def _answer(element, language):
    fraction = element.get("fraction", "")
    if not re.fullmatch(NUMBER, fraction):
        raise Refused(f"answer: {fraction!r} is no number")
    feedback = element.find("feedback")
    said = "" if feedback is None else _words(feedback, language)
    return _words(element, language), float(fraction) / 100, said


def _words(element, language):
    """What is seen of a text with its files: HTML whose spans of other languages are hidden."""
    if element.get("format") not in FORMATS:
        raise Refused(f"{element.tag}: no such format as {element.get('format')!r}")
    source = (element.findtext("text") or "").strip()
    _check_files(element, source)
    spans = dict(SPAN.findall(source))
    # The filter looks for spans that stand side by side; a single one is left as it is.
    shown = spans.get(language, "") if len(spans) > 1 else source
    return unescape(re.sub(r"<[^>]*>", "", shown)).strip()


def _check_files(element, source):
    names = [file.get("name") for file in element.findall("file")]
    wanted = set(re.findall(rf'src="{PLACE}([^"]+)"', source))
    if sorted(wanted) != sorted(names):
        raise Refused(f"{element.tag}: shows {sorted(wanted)}, has {names}")
    for file in element.findall("file"):
        if file.get("encoding") != "base64" or not re.fullmatch(r"/(.*/)?", file.get("path", "/")):
            raise Refused(f"file: {file.get('name')} cannot be unpacked")


def read_gift(text):
    """The questions of TEXT, a file of GIFT."""
    blocks, block = [], []
    for line in [*text.split("\n"), ""]:
        if line.strip() not in {"", "0"}:
            block.append(line)
        elif block:
            blocks.append(block)
            block = []
    return [question for block in blocks if (question := _gift_question(block))]


def _gift_question(lines):
    comment = "\n".join(line for line in lines if line.strip().startswith("//"))
    text = "\n".join(line for line in lines if not line.strip().startswith("//")).strip()
    if not text:
        return None
    # Escaped signs are put aside, so that none of them is taken for one that means something.
    text = ESCAPED.sub(lambda sign: chr(0xE000 + ord(sign[1])), text)
    if not text.startswith("::") or text.count("{") != 1 or text.count("}") != 1:
        raise Refused(f"{text[:40]!r}: no name, or not one pair of braces")
    name, _end, text = text[2:].partition("::")
    stem, _open, answers = text.strip().partition("{")
    if not answers.endswith("}"):
        raise Refused(f"{name}: something stands behind the answers")
    answers, mark, general = answers[:-1].rpartition("####")
    answers, general = (answers, general) if mark else (general, "")
    key = ID.search(comment)
    question = Stored(
        "multichoice" if "~" in answers else "match",
        _shown(name),
        _plain(stem),
        _plain(general),
        [],
        "=" in answers,
        key[1] if key else "",
        tuple(TAG.findall(comment)),
    )
    (_gift_choices if question.kind == "multichoice" else _gift_pairs)(question, answers.strip())
    return question


def _gift_choices(question, answers):
    for part in [part.strip() for part in answers.replace("=", "~=").split("~")[1:]]:
        fraction = 1.0 if part.startswith("=") else 0.0
        part = part.removeprefix("=")
        if not fraction and (weight := WEIGHT.match(part)):
            fraction, part = float(weight[1]) / 100, part[weight.end() :]
        text, _mark, feedback = part.partition("#")
        question.answers.append((_plain(text), fraction, _plain(feedback)))
    if len(question.answers) < 2:
        raise Refused(f"{question.name}: fewer than two answers")
    check_marks(question)


def _gift_pairs(question, answers):
    for part in answers.split("=")[1:]:
        left, arrow, right = part.partition("->")
        if not arrow:
            raise Refused(f"{question.name}: {part!r} is no pair")
        question.answers.append((_plain(left), float(_shown(right)), ""))


def _plain(text):
    """TEXT, which is to be shown as it stands: as plain text, and not as HTML or Markdown."""
    text = text.strip()
    form = GIFT_FORMAT.match(text)
    if form and form[1] != "plain":
        raise Refused(f"{text!r} is read as {form[1]}")
    return _shown(text[form.end() :] if form else text)


def _shown(text):
    return "".join(
        chr(ord(letter) - 0xE000) if 0xE000 <= ord(letter) < 0xE080 else letter for letter in text
    ).strip()
