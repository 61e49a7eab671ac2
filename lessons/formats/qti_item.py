"""One question in one language as an assessmentItem of QTI 2.1."""

from xml.etree.ElementTree import Element

from lessons.formats.drawings import file_name
from lessons.formats.plain import tidy
from lessons.formats.qti_names import (
    FEEDBACK,
    QTI,
    QTI_SCHEMA,
    RESPONSE,
    SCHEMA_PLACE,
    SCORE,
    UNSURE,
    WHY,
    identifier,
)
from lessons.formats.xml_files import XML_LANG, put
from lessons.imports.shapes import ChoiceRow, QuestionRow
from lessons.models import Choice, Measure, Question

Kind, Code = Question.Kind, Choice.Code


def item(row: QuestionRow, language: str, name: str) -> Element:
    """ROW in LANGUAGE as the item NAME. Every choice has its feedback, and all have the why.

    An order has "I'm not sure" beside it as a choice of its own. A question about the pupils
    themselves has no right response, and so no score. Codes are in ``class``, where a style
    sheet may use them and everyone else passes them by.
    """
    root = Element(
        "assessmentItem",
        {
            "xmlns": QTI,
            SCHEMA_PLACE: f"{QTI} {QTI_SCHEMA}",
            "identifier": name,
            "title": row.key,
            XML_LANG: language,
            "adaptive": "false",
            "timeDependent": "false",
            "toolName": "Diogel",
        },
    )
    _declare(root, row)
    body = put(root, "itemBody")
    body.set("class", f"measure-{row.measure} kind-{row.kind}")
    if row.kind == Kind.ORDER:
        _order(body, row, language)
    else:
        _interaction(body, "choiceInteraction", row, language, list(row.choices))
    _process(root, row)
    _feedback(root, row, language)
    return root


def is_scored(row: QuestionRow) -> bool:
    return row.measure != Measure.CONFIDENCE


def _cardinality(row: QuestionRow) -> str:
    return {Kind.SEVERAL: "multiple", Kind.ORDER: "ordered"}.get(Kind(row.kind), "single")


def _declare(root: Element, row: QuestionRow) -> None:
    kind = _cardinality(row)
    right = row.right_order or tuple(
        choice.key for choice in row.choices if choice.code == Code.RIGHT
    )
    response = put(
        root, "responseDeclaration", identifier=RESPONSE, cardinality=kind, baseType="identifier"
    )
    if is_scored(row) and right:
        correct = put(response, "correctResponse")
        for key in right:
            put(correct, "value", identifier(key))
    if row.kind == Kind.ORDER:
        put(
            root,
            "responseDeclaration",
            identifier=UNSURE,
            cardinality="single",
            baseType="identifier",
        )
    score = put(
        root, "outcomeDeclaration", identifier=SCORE, cardinality="single", baseType="float"
    )
    put(put(score, "defaultValue"), "value", "0")
    said = "single" if row.kind == Kind.ORDER else kind
    for name, cardinality in ((FEEDBACK, said), (WHY, "single")):
        put(
            root,
            "outcomeDeclaration",
            identifier=name,
            cardinality=cardinality,
            baseType="identifier",
        )


def _order(body: Element, row: QuestionRow, language: str) -> None:
    steps = [choice for choice in row.choices if choice.code != Code.UNSURE]
    unsure = [choice for choice in row.choices if choice.code == Code.UNSURE]
    _interaction(body, "orderInteraction", row, language, steps)
    if unsure:
        beside = put(
            body, "choiceInteraction", responseIdentifier=UNSURE, shuffle="false", maxChoices="1"
        )
        for choice in unsure:
            _choice(beside, choice, language)


def _interaction(
    body: Element, name: str, row: QuestionRow, language: str, choices: list[ChoiceRow]
) -> None:
    interaction = put(body, name, responseIdentifier=RESPONSE, shuffle="false")
    if name == "choiceInteraction":
        interaction.set("maxChoices", "0" if row.kind == Kind.SEVERAL else "1")
    put(interaction, "prompt", tidy(row.text.of(language)))
    for choice in choices:
        _choice(interaction, choice, language)


def _choice(interaction: Element, choice: ChoiceRow, language: str) -> None:
    text = tidy(choice.text.of(language))
    element = put(interaction, "simpleChoice", identifier=identifier(choice.key), fixed="true")
    element.set("class", f"code-{choice.code}")
    if choice.picture is None:
        element.text = text
        return
    image = put(element, "img", src=f"../pictures/{file_name(choice.picture)}")
    image.set("alt", tidy(choice.picture.alt.of(language)))
    image.tail = f" {text}"


def _process(root: Element, row: QuestionRow) -> None:
    """All of the right response scores 1; what was chosen decides on the feedback."""
    rules = put(root, "responseProcessing")
    if is_scored(row):
        condition = put(put(rules, "responseCondition"), "responseIf")
        match = put(condition, "match")
        put(match, "variable", identifier=RESPONSE)
        put(match, "correct", identifier=RESPONSE)
        score = put(condition, "setOutcomeValue", identifier=SCORE)
        put(score, "baseValue", "1", baseType="float")
    chosen = put(rules, "setOutcomeValue", identifier=FEEDBACK)
    put(chosen, "variable", identifier=UNSURE if row.kind == Kind.ORDER else RESPONSE)
    why = put(rules, "setOutcomeValue", identifier=WHY)
    put(why, "baseValue", "why", baseType="identifier")


def _feedback(root: Element, row: QuestionRow, language: str) -> None:
    said = [
        (FEEDBACK, identifier(choice.key), choice.feedback)
        for choice in row.choices
        if row.kind != Kind.ORDER or choice.code == Code.UNSURE
    ]
    for outcome, name, both in [*said, (WHY, "why", row.why)]:
        if text := tidy(both.of(language)):
            put(
                root,
                "modalFeedback",
                text,
                outcomeIdentifier=outcome,
                showHide="show",
                identifier=name,
            )
