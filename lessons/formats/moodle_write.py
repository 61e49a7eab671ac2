"""Questions as Moodle XML, in one language or both, the pictures inside.

https://docs.moodle.org/en/Moodle_XML_format. An order is a question of the type "ordering", part
of Moodle since 4.4 and a plugin before; its answers stand in the right order, by "fraction".
"""

from base64 import b64encode
from html import escape
from xml.etree.ElementTree import Element

from lessons.formats.drawings import body_of, file_name
from lessons.formats.gift_write import percent
from lessons.formats.hints import tags_of
from lessons.formats.losses import languages_of
from lessons.formats.plain import tidy, to_html
from lessons.formats.shapes import Quiz, Written
from lessons.formats.xml_files import as_bytes, put
from lessons.imports.shapes import Both, ChoiceRow, QuestionRow
from lessons.models import Choice, Measure, Question

Kind, Code = Question.Kind, Choice.Code
ORDER_SETTINGS = {
    "layouttype": "VERTICAL",
    "selecttype": "ALL",
    "selectcount": "0",
    "gradingtype": "ABSOLUTE_POSITION",
    "showgrading": "SHOW",
    "numberingstyle": "none",
}


def write_moodle(quiz: Quiz, language: str) -> Written:
    """QUIZ in LANGUAGE, or in both."""
    root = Element("quiz")
    category = put(root, "question", type="category")
    # One slash parts categories, two are one of a name: a name cannot begin with any.
    title = tidy(quiz.title.of(languages_of(language)[0])).strip("/ ") or quiz.slug
    put(put(category, "category"), "text", f"$course$/top/{title.replace('/', '//')}")
    for row in quiz.questions:
        root.append(_Writer(quiz, languages_of(language)).question(row))
    return Written(f"{quiz.slug}-{language}.xml", "application/xml", as_bytes(root))


class _Writer:
    def __init__(self, quiz: Quiz, languages: tuple[str, ...]):
        self.quiz, self.languages = quiz, languages

    def question(self, row: QuestionRow) -> Element:
        is_order = row.kind == Kind.ORDER
        element = Element("question", type="ordering" if is_order else "multichoice")
        put(put(element, "name"), "text", row.key)
        self.text(element, "questiontext", row.text)
        self.text(element, "generalfeedback", row.why)
        # A question about the pupils themselves counts for no mark: nobody answers it wrongly.
        is_counted = row.measure != Measure.CONFIDENCE
        put(element, "defaultgrade", "1.0000000" if is_counted else "0.0000000")
        put(element, "penalty", "0.0000000")
        put(element, "hidden", "0")
        put(element, "idnumber", row.key)
        (self.order if is_order else self.choices)(element, row)
        tags = put(element, "tags")
        for tag in tags_of(row):
            put(put(tags, "tag"), "text", tag)
        return element

    def choices(self, element: Element, row: QuestionRow) -> None:
        put(element, "single", "false" if row.kind == Kind.SEVERAL else "true")
        put(element, "shuffleanswers", "false")
        put(element, "answernumbering", "abc")
        put(element, "showstandardinstruction", "0")
        right = sum(choice.code == Code.RIGHT for choice in row.choices)
        wrong = len(row.choices) - right - 1
        for choice in row.choices:
            if row.measure == Measure.CONFIDENCE:
                share = "100"
            elif row.kind == Kind.SEVERAL:
                share = percent(choice.code, right, wrong)
            else:
                share = "100" if choice.code == Code.RIGHT else "0"
            self.answer(element, choice, share)

    def order(self, element: Element, row: QuestionRow) -> None:
        for name, value in ORDER_SETTINGS.items():
            put(element, name, value)
        by_key = {choice.key: choice for choice in row.choices}
        for place, key in enumerate(row.right_order, 1):
            self.answer(element, by_key[key], f"{place}.0000000", has_feedback=False)

    def answer(
        self, element: Element, choice: ChoiceRow, share: str, *, has_feedback: bool = True
    ) -> None:
        answer = put(element, "answer", fraction=share, format="html")
        images = {language: self.image(choice, language) for language in self.languages}
        put(answer, "text", to_html(choice.text, self.languages, images))
        picture = choice.picture
        if picture and (body := body_of(picture, self.quiz.pictures)):
            content = b64encode(body).decode()
            put(answer, "file", content, name=file_name(picture), path="/", encoding="base64")
        if has_feedback:
            self.text(answer, "feedback", choice.feedback)

    def image(self, choice: ChoiceRow, language: str) -> str:
        if choice.picture is None:
            return ""
        alt = escape(tidy(choice.picture.alt.of(language)))
        return f'<img src="@@PLUGINFILE@@/{file_name(choice.picture)}" alt="{alt}"> '

    def text(self, element: Element, name: str, both: Both) -> None:
        put(put(element, name, format="html"), "text", to_html(both, self.languages))
