"""Moodle XML into questions. https://docs.moodle.org/en/Moodle_XML_format

Each element is either taken or known to change nothing; every other one is named in the report.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from lessons.formats.hints import Hints, read_tags
from lessons.formats.marks import notes_of
from lessons.formats.moodle_text import Texts
from lessons.formats.shapes import FileRefused, Format, Found, FoundChoice, Reading
from lessons.formats.take import take_all
from lessons.formats.words import left_out, no_such_kind
from lessons.formats.xml_files import local, parsed
from lessons.imports.shapes import Both
from lessons.models import Question

Kind = Question.Kind
READ = {
    *("name", "questiontext", "generalfeedback", "idnumber", "single", "answer", "tags", "file"),
    *("coursetags", "image_base64"),
}
READ_OF_AN_ANSWER = {"text", "feedback", "file"}
# What the report calls an element, and the values of it that change nothing.
SETTINGS = {
    "defaultgrade": ("mark", {"", "1", "1.0", "1.0000000"}),
    "penalty": ("penalty", {"", "0", "0.0", "0.0000000", "0.1", "0.1000000", "0.3333333", "1"}),
    "hidden": ("hidden", {"", "0"}),
    "shuffleanswers": ("shuffle", {"", "0", "false"}),
    "answernumbering": ("numbering", {"", "abc"}),
    "showstandardinstruction": ("instruction", {"", "0", "false"}),
    "shownumcorrect": ("setting", {""}),
    "image": ("picture", {""}),
    "correctfeedback": ("message", {""}),
    "partiallycorrectfeedback": ("message", {""}),
    "incorrectfeedback": ("message", {""}),
    "hint": ("hint", {""}),
    "layouttype": ("setting", {"", "VERTICAL", "0"}),
    "selecttype": ("setting", {"", "ALL", "0"}),
    "selectcount": ("setting", {"", "0"}),
    "gradingtype": ("scoring", {"", "ABSOLUTE_POSITION", "0"}),
    "showgrading": ("setting", {"", "SHOW", "1"}),
    "numberingstyle": ("numbering", {"", "none"}),
}
KINDS = {"multichoice": Kind.ONE, "truefalse": Kind.TRUE_FALSE, "ordering": Kind.ORDER}
TRUE, FALSE = Both("True", "Cywir"), Both("False", "Anghywir")


def read_moodle(body: bytes, language: str) -> Reading:
    """The questions of BODY; words that are marked with no language are in LANGUAGE."""
    root = parsed(body, _("The file"))
    notes: list[str] = []
    pictures: dict[str, bytes] = {}
    found = []
    for element in root:
        if local(element) != "question":
            notes.append(left_out("setting", local(element)))
        elif element.get("type") == "category":
            notes += _category(element, Texts(language, pictures))
        else:
            found.append(_found(element, Texts(language, pictures)))
    if not found:
        raise FileRefused(_("There is no question in this file of Moodle XML."))
    return Reading(Format.MOODLE, take_all(found), tuple(dict.fromkeys(notes)), pictures)


def _category(element: Element, texts: Texts) -> Iterator[str]:
    for place in ("category", "info", "idnumber"):
        text = "" if (found := element.find(place)) is None else texts.words(found)
        if text:
            yield left_out("category", text.removeprefix("$course$/").removeprefix("top/"))


def _found(element: Element, texts: Texts) -> Found:
    kind = element.get("type", "")
    stem = texts.read(element.find("questiontext"))
    name = texts.name(element) or stem.en or stem.cy
    if kind not in KINDS:
        said = stem.en or stem.cy
        notes = (no_such_kind(kind or _("none")), *([left_out("text", said)] if said else []))
        return Found(name, notes=notes)
    tags = [*element.findall("tags/tag"), *element.findall("coursetags/tag")]
    hints = read_tags((tag.findtext("text") or tag.text or "").strip() for tag in tags)
    why = texts.read(element.find("generalfeedback"))
    kind = _kind(element, hints)
    choices = _choices(element, kind, hints, texts)
    shares = [choice.share for choice in choices]
    return Found(
        name=name,
        kind=kind,
        text=stem,
        why=why,
        choices=choices,
        key=(element.findtext("idnumber") or "").strip(),
        measure=hints.measure,
        notes=(
            *texts.notes,
            *(left_out("tag", tag) for tag in hints.tags if tag),
            *_settings(element, texts, hints),
            *notes_of(kind, shares, hints),
        ),
    )


def _kind(element: Element, hints: Hints) -> str:
    """What the file says, and of one or several choices what the tag of ours says more closely."""
    kind = KINDS[element.get("type", "")]
    if kind != Kind.ONE:
        return kind
    # As Moodle reads it: what is there and empty is no.
    if element.findtext("single", "true").strip().lower() in {"false", "0", ""}:
        return Kind.SEVERAL
    return hints.kind if hints.kind in {Kind.TRUE_FALSE, Kind.AGREE} else Kind.ONE


def _choices(element: Element, kind: str, hints: Hints, texts: Texts) -> tuple[FoundChoice, ...]:
    answers = element.findall("answer")
    is_order = kind == Kind.ORDER
    if is_order:
        answers = sorted(answers, key=lambda answer: _number(answer.get("fraction")))
    given = element.get("type") == "truefalse"
    choices = []
    for place, (answer, hint) in enumerate(zip(answers, hints.of(len(answers)), strict=True), 1):
        text, picture = texts.choice(answer)
        choice = FoundChoice(
            text=_truth(text, texts) if given else text,
            share=0 if is_order else _number(answer.get("fraction")) / 100,
            feedback=texts.read(answer.find("feedback")),
            key=hint.key if hint else "",
            code=hint.code if hint else "",
            picture=picture,
            place=place if is_order else None,
        )
        choices.append((hint.shown or place if hint else place, choice))
    return tuple(choice for _shown, choice in sorted(choices, key=lambda pair: pair[0]))


def _truth(text: Both, texts: Texts) -> Both:
    """Moodle writes the two choices of its own kind as the English words true and false.

    Files that old versions made have them in the language of whoever exported them.
    """
    said = (text.en or text.cy).lower()
    return texts.only({"true": TRUE, "false": FALSE}[said]) if said in {"true", "false"} else text


def _number(text: str | None) -> float:
    """TEXT as Moodle writes a part of the mark; what is no number is none of it."""
    try:
        return float((text or "0").replace(",", "."))
    except ValueError:
        return 0.0


def _settings(element: Element, texts: Texts, hints: Hints) -> Iterator[str]:
    for child in element:
        name = local(child)
        if name in READ:
            continue
        said = texts.words(child)
        thing, harmless = SETTINGS.get(name, ("setting", {""}))
        is_ours = name == "defaultgrade" and hints.measure
        if said not in harmless and not is_ours:
            yield left_out(thing, said if name in SETTINGS else f"{name}: {said}")
    for child in element.iterfind("answer/*"):
        if local(child) not in READ_OF_AN_ANSWER and (said := texts.words(child)):
            yield left_out("setting", f"{local(child)}: {said}")
