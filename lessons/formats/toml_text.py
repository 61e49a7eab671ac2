"""Questions as the text of a quiz.toml (docs/content-packs.md); what is missing is marked."""

from collections.abc import Iterable

from lessons.formats.plain import UNWRITABLE
from lessons.imports.shapes import Both, ChoiceRow, QuestionRow
from lessons.models import Choice, Question

ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
LANGUAGE_NAMES = {"en": "English", "cy": "Welsh"}


def quiz_toml(questions: Iterable[QuestionRow]) -> str:
    """QUESTIONS as a file of a pack. A text that is in neither language yet stands empty there."""
    return "\n\n".join("\n".join(_question(row)) for row in questions) + "\n"


def quoted(text: str) -> str:
    """TEXT as a basic string of TOML."""
    clean = UNWRITABLE.sub("", text)
    return f'"{"".join(ESCAPES.get(letter, letter) for letter in clean)}"'


def _question(row: QuestionRow) -> list[str]:
    lines = ["[[questions]]", f"key = {quoted(row.key)}", f"measure = {quoted(row.measure)}"]
    if row.kind != Question.Kind.ONE:
        lines.append(f"kind = {quoted(row.kind)}")
    if row.right_order:
        lines.append(f"right_order = [{', '.join(map(quoted, row.right_order))}]")
    lines += [*_both("", row.text), *_both("easy", row.easy, is_needed=False)]
    lines += _both("why", row.why)
    for choice in row.choices:
        has_feedback = row.kind != Question.Kind.ORDER or choice.code == Choice.Code.UNSURE
        lines += ["", *_choice(choice, has_feedback=has_feedback)]
    return lines


def _choice(choice: ChoiceRow, *, has_feedback: bool) -> list[str]:
    lines = [
        "[[questions.choices]]",
        f"key = {quoted(choice.key)}",
        f"code = {quoted(choice.code)}",
    ]
    if choice.picture:
        lines += [f"picture = {quoted(choice.picture.name)}", *_both("alt", choice.picture.alt)]
    lines += [*_both("", choice.text), *_both("easy", choice.easy, is_needed=False)]
    return [*lines, *_both("feedback", choice.feedback, is_needed=has_feedback)]


def _both(stem: str, both: Both, *, is_needed: bool = True) -> list[str]:
    if not is_needed and not both.en and not both.cy:
        return []
    lines = []
    for language, name in LANGUAGE_NAMES.items():
        text = both.of(language)
        mark = "" if text else f"  # the {name} is missing"
        lines.append(f"{f'{stem}_{language}'.lstrip('_')} = {quoted(text)}{mark}")
    return lines
