"""An assessmentItem of QTI 2.1 as a question; everything it says more is named."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from lessons.formats import drawings
from lessons.formats.plain import Plain, from_html
from lessons.formats.qti_names import UNSURE, WHY, item_key, key_of
from lessons.formats.qti_rules import rules_of
from lessons.formats.shapes import NOTHING, Found, FoundChoice
from lessons.formats.words import left_out, no_such_kind, not_read
from lessons.formats.xml_files import XML_LANG, local
from lessons.imports.shapes import LANGUAGES, Both, PictureRow
from lessons.models import Choice, Measure, Question

Kind = Question.Kind
BodyOf = Callable[[str], bytes | None]
# What is read elsewhere, or stands beside the words of the question.
ASIDE = {
    *("rubricBlock", "infoControl"),
    *("feedbackInline", "feedbackBlock", "templateBlock", "templateInline"),
}
ASIDE_THINGS = {"rubricBlock": "instruction", "infoControl": "hint"}
VARIES = {"templateDeclaration", "templateProcessing"}


def read_item(root: Element, language: str, body_of: BodyOf, pictures: dict[str, bytes]) -> Found:
    """The question of the item ROOT. BODY_OF gives the bytes of a file by the name it has there;
    pictures that are taken are put among PICTURES. Words are in LANGUAGE unless it says which.
    """
    own = root.get(XML_LANG, "")[:2].lower()
    reader = _Item(root, own if own in LANGUAGES else language, body_of, pictures)
    if own and own not in LANGUAGES:
        reader.notes.append(left_out("language", own))
    return reader.found()


@dataclass
class _Item:
    root: Element
    language: str
    body_of: BodyOf
    pictures: dict[str, bytes]
    notes: list[str] = field(default_factory=list)

    def found(self) -> Found:
        identifier = self.root.get("identifier", "")
        name = self.root.get("title", "").strip() or identifier
        body = next(self.all("itemBody"), None)
        if body is None:
            return Found(name, notes=(not_read(_("it has no body.")),))
        if any(local(child) in VARIES for child in self.root):
            return self.not_taken(name, body, _("parts that change from pupil to pupil"))
        asked = [each for each in body.iter() if local(each).endswith("Interaction")]
        interactions = [each for each in asked if each.get("responseIdentifier") != UNSURE]
        kinds = [local(each) for each in interactions]
        if kinds not in (["choiceInteraction"], ["orderInteraction"]):
            return self.not_taken(name, body, ", ".join(kinds) or _("description"))
        return self.question(name, identifier, body, asked)

    def not_taken(self, name: str, body: Element, kind: str) -> Found:
        """Why, with the words of BODY: they are nowhere else."""
        said = from_html(_source(body, set()), self.language).text
        words = said.en or said.cy
        return Found(
            name, notes=(no_such_kind(kind), *([left_out("text", words)] if words else ()))
        )

    def all(self, name: str) -> Iterator[Element]:
        return (element for element in self.root.iter() if local(element) == name)

    def question(self, name: str, identifier: str, body: Element, asked: list[Element]) -> Found:
        main = next(each for each in asked if each.get("responseIdentifier") != UNSURE)
        classes = body.get("class", "").split()
        kind = self.kind(main, classes)
        text = self.words(body)
        feedback, correct = self.feedback(), self.correct(main.get("responseIdentifier", ""))
        choices = [
            self.choice(choice, kind, correct, feedback)
            for interaction in asked
            for choice in interaction
            if local(choice) == "simpleChoice"
        ]
        why = feedback.pop((WHY, "why"), NOTHING)
        for left in feedback.values():
            self.notes.append(left_out("feedback", left.en or left.cy))
        self.notes += rules_of(self.root, main)
        measure = next((each for each in Measure.values if f"measure-{each}" in classes), "")
        return Found(
            name=name,
            kind=kind,
            text=text,
            why=why,
            choices=tuple(choices),
            key=item_key(identifier, self.language),
            measure=measure,
            notes=tuple(self.notes),
        )

    def kind(self, main: Element, classes: list[str]) -> str:
        if local(main) == "orderInteraction":
            return Kind.ORDER
        declaration = self.declaration(main)
        is_several = declaration is not None and declaration.get("cardinality") == "multiple"
        if is_several or main.get("maxChoices", "1") not in {"", "1"}:
            return Kind.SEVERAL
        closer = (Kind.TRUE_FALSE, Kind.AGREE)
        return next((kind for kind in closer if f"kind-{kind}" in classes), Kind.ONE)

    def declaration(self, interaction: Element) -> Element | None:
        name = interaction.get("responseIdentifier")
        found = (each for each in self.all("responseDeclaration") if each.get("identifier") == name)
        return next(found, None)

    def correct(self, name: str) -> list[str]:
        """The right response NAME; of one that is only scored, what gives most."""
        for each in self.all("responseDeclaration"):
            if each.get("identifier") == name:
                values = [value for value in each.iter() if local(value) == "value"]
                if values:
                    return [(value.text or "").strip() for value in values]
                return _highest(each)
        return []

    def choice(
        self,
        element: Element,
        kind: str,
        correct: list[str],
        feedback: dict[tuple[str, str], Both],
    ) -> FoundChoice:
        identifier = element.get("identifier", "")
        classes = element.get("class", "").split()
        said = next((pair for pair in feedback if pair[1] == identifier and pair[0] != WHY), None)
        inline = [each for each in element.iter() if local(each) == "feedbackInline"]
        own = feedback.pop(said) if said else NOTHING
        for each in inline:
            text = self.plain(_source(each, set())).text
            own = Both(f"{own.en} {text.en}".strip(), f"{own.cy} {text.cy}".strip())
        found = self.plain(_source(element, ASIDE))
        is_order = kind == Kind.ORDER
        in_order = is_order and identifier in correct
        return FoundChoice(
            text=found.text,
            share=1 if identifier in correct and not is_order else 0,
            feedback=own,
            key=key_of(identifier),
            code=next((code for code in Choice.Code.values if f"code-{code}" in classes), ""),
            picture=self.picture(found),
            place=correct.index(identifier) + 1 if in_order else None,
        )

    def picture(self, found: Plain) -> PictureRow | None:
        taken: PictureRow | None = None
        for picture in found.pictures:
            name = picture.source.rpartition("/")[2]
            row, why = None, ""
            if taken is None:
                body = self.body_of(picture.source)
                row, why = drawings.taken(name, body, picture.alt, self.pictures)
            if row is None:
                self.notes.append(left_out("picture", f"{name}: {why}" if why else name))
            taken = taken or row
        return taken

    def plain(self, source: str) -> Plain:
        found = from_html(source, self.language)
        self.notes += found.notes
        return found

    def words(self, body: Element) -> Both:
        """The prompt and the words around it, without the choices."""
        for each in body.iter():
            if local(each) in ASIDE - {"feedbackInline"}:
                thing = ASIDE_THINGS.get(local(each), "feedback")
                self.notes.append(left_out(thing, "".join(each.itertext())))
        found = self.plain(_source(body, ASIDE | {"simpleChoice"}))
        for picture in found.pictures:
            self.notes.append(left_out("picture", picture.said))
        return found.text

    def feedback(self) -> dict[tuple[str, str], Both]:
        """What is said after the answer, by the outcome and the value it is shown for."""
        said: dict[tuple[str, str], Both] = {}
        for each in self.all("modalFeedback"):
            text = self.plain(_source(each, set())).text
            if each.get("showHide", "show") == "show":
                said[each.get("outcomeIdentifier", ""), each.get("identifier", "")] = text
            else:
                self.notes.append(left_out("feedback", text.en or text.cy))
        return said


def _highest(declaration: Element) -> list[str]:
    """What a declaration without a right response gives most for; of several, all it gives for."""
    values = {
        each.get("mapKey", ""): _number(each.get("mappedValue"))
        for each in declaration.iter()
        if local(each) == "mapEntry"
    }
    least = 0.0 if declaration.get("cardinality") == "multiple" else max(values.values(), default=0)
    return [key for key, value in values.items() if value > 0 and value >= least]


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def _source(element: Element, aside: set[str]) -> str:
    """What ELEMENT holds as HTML, without the elements named in ASIDE."""
    parts = [escape(element.text or "", quote=False)]
    for child in element:
        name = local(child)
        if name not in aside:
            given = "".join(f' {key}="{escape(value)}"' for key, value in child.items())
            tag = "div" if name == "prompt" or name.endswith("Interaction") else name
            parts.append(f"<{tag}{given}>{_source(child, aside)}</{tag}>")
        parts.append(escape(child.tail or "", quote=False))
    return "".join(parts)
