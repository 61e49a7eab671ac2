"""What a quiz of ours says that a format has no word for, carried as tags beside the question.

Moodle keeps at most 50 letters of a tag, so each choice has one of its own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lessons.imports.shapes import QuestionRow
from lessons.models import Choice, Measure, Question

# Of digits no more than a question can have choices: longer ones are somebody else's tag.
TAG = re.compile(r"(measure|kind|choice-\d{1,3}):(.+)")
OF_CHOICE = re.compile(r"([-\w]{1,20}):([a-z]+)(?::(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True)
class ChoiceHint:
    """Key and code of a choice, and the number it is shown at where it is put in order."""

    key: str
    code: str
    shown: int | None = None


@dataclass(frozen=True)
class Hints:
    """What the tags of a question say; TAGS are those that are not ours."""

    measure: str = ""
    kind: str = ""
    choices: dict[int, ChoiceHint] = field(default_factory=dict)
    tags: tuple[str, ...] = ()

    def of(self, count: int) -> list[ChoiceHint | None]:
        """The hints of COUNT choices in order; none where choices came or went elsewhere."""
        if set(self.choices) != set(range(1, count + 1)):
            return [None] * count
        return [self.choices[number] for number in range(1, count + 1)]


def tags_of(row: QuestionRow) -> list[str]:
    """The tags of ROW; its choices are numbered as they stand in the file."""
    tags = [f"measure:{row.measure}", f"kind:{row.kind}"]
    shown = [choice.key for choice in row.choices]
    codes = {choice.key: choice.code for choice in row.choices}
    for number, key in enumerate(row.right_order or shown, 1):
        place = f":{shown.index(key) + 1}" if row.right_order else ""
        tags.append(f"choice-{number}:{key}:{codes[key]}{place}")
    return tags


def read_tags(tags: Iterable[str]) -> Hints:
    """The hints among TAGS, which came with a question; what makes no sense is a plain tag."""
    measure = kind = ""
    choices: dict[int, ChoiceHint] = {}
    others = []
    for tag in tags:
        name, value = found.groups() if (found := TAG.fullmatch(tag)) else ("", "")
        of_choice = OF_CHOICE.fullmatch(value)
        if name == "measure" and value in Measure.values:
            measure = value
        elif name == "kind" and value in Question.Kind.values:
            kind = value
        elif name.startswith("choice-") and of_choice and of_choice[2] in Choice.Code.values:
            shown = int(of_choice[3]) if of_choice[3] else None
            choices[int(name.removeprefix("choice-"))] = ChoiceHint(
                of_choice[1], of_choice[2], shown
            )
        else:
            others.append(tag)
    return Hints(measure, kind, choices, tuple(others))
