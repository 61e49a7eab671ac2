"""The form of one question with its choices."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from lessons.actions import ChoiceValues
from lessons.forms.pairs import FieldPair, PairsForm
from lessons.imports.checks.pictures import symbols
from lessons.models import Choice, Measure, Question
from lessons.pairs import choice_labels, question_labels
from lessons.pictures import redraw

UNSURE, NEW = "unsure", "new"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEXTS = ("text", "easy", "feedback", "alt")


@dataclass(frozen=True)
class ChoiceFields:
    """The fields of one choice; ROW is None for the one that may be added."""

    key: str
    row: Choice | None
    pairs: list[FieldPair]
    more: list[BoundField]
    in_words: FieldPair
    pictures: list[BoundField]

    @property
    def has_picture(self) -> bool:
        """Whether there is one, or something about one is to be mended."""
        has_faults = any(field.errors for _language, field in self.in_words.sides)
        has_faults = has_faults or any(field.errors for field in self.pictures)
        return has_faults or bool(self.row and (self.row.symbol or self.row.picture_id))


class QuestionForm(PairsForm):
    """One question: its texts, what it measures, and its choices, each with texts and a picture."""

    measure = forms.ChoiceField(label=_("What it measures"), choices=Measure)
    kind = forms.ChoiceField(label=_("How it is answered"), choices=Question.Kind)

    def __init__(self, *args, question, states, **kwargs):
        super().__init__(*args, labels=question_labels(), states=states, model=Question, **kwargs)
        self.question = question
        self.rows = {choice.key: choice for choice in question.choices.all()}
        for key in [*self.rows, NEW]:
            for name, label in choice_labels().items():
                self.labels[f"{key}.{name}"] = label
                self.add_pair(f"{key}.{name}", label, Choice)
            self._add_more(key)
        self.fields["fits"].choices = [(name, name) for name in self.labels]

    def _add_more(self, key):
        row = self.rows.get(key)
        drawings = [("", _("No drawing")), *((name, name) for name in sorted(symbols()))]
        number = forms.TextInput(attrs={"inputmode": "numeric", "class": "minutes"})
        more = {
            "code": forms.ChoiceField(label=_("What choosing it shows"), choices=Choice.Code),
            "order": forms.IntegerField(label=_("Place"), required=False, widget=number),
            "place": forms.IntegerField(
                label=_("Place in the right order"), required=False, min_value=1, widget=number
            ),
            "symbol": forms.ChoiceField(label=_("Drawing"), choices=drawings, required=False),
            "picture": forms.FileField(label=_("A picture of your own"), required=False),
            "without": forms.BooleanField(label=_("Without the picture"), required=False),
            "gone": forms.BooleanField(label=_("Take this choice out"), required=False),
        }
        if not row:
            del more["without"], more["gone"]
            more["code"].initial = Choice.Code.NONE
        elif key == UNSURE:
            more = {name: more[name] for name in ("symbol", "picture", "without")}
        if row and not row.picture_id:
            more.pop("without", None)
        self.fields.update({f"{key}.{name}": field for name, field in more.items()})

    @property
    def own_pairs(self):
        return [self.pair(name) for name in question_labels()]

    @property
    def choices(self):
        """The choices in order, and behind them the fields of a new one."""
        return [self._choice(key) for key in [*self.rows, NEW]]

    def _choice(self, key):
        return ChoiceFields(
            key=key,
            row=self.rows.get(key),
            pairs=[self.pair(f"{key}.{name}") for name in ("text", "easy", "feedback")],
            more=self._fields(key, "code", "order", "place", "gone"),
            in_words=self.pair(f"{key}.alt"),
            pictures=self._fields(key, "symbol", "picture", "without"),
        )

    def _fields(self, key, *names):
        return [self[f"{key}.{name}"] for name in names if f"{key}.{name}" in self.fields]

    def clean(self):
        data = super().clean()
        for key in [*self.rows, NEW]:
            self._clean_picture(key, data)
        return data

    def _clean_picture(self, key, data):
        """A picture is kept only with its words in both languages."""
        row, file = self.rows.get(key), data.get(f"{key}.picture")
        kept = row.picture if row and not data.get(f"{key}.without") else None
        if data.get(f"{key}.symbol"):
            kept = None
        missing = [
            language
            for language in ("en", "cy")
            if not data.get(f"{key}.alt_{language}", "").strip()
        ]
        if (file or kept or data.get(f"{key}.symbol")) and missing:
            self.add_error(
                f"{key}.alt_{missing[0]}",
                _("Say in words what the picture shows, in both languages. Then it is kept."),
            )
        elif file and data.get(f"{key}.symbol"):
            self.add_error(f"{key}.picture", _("Choose a drawing or bring a picture, not both."))
        elif file:
            try:
                data[f"{key}.drawing"] = redraw(file)
            except ValidationError as error:
                self.add_error(f"{key}.picture", error)
        data[f"{key}.kept"] = kept

    def values(self):
        """What a save writes to the question, by field."""
        own = {
            f"{name}_{language}": self.cleaned_data[f"{name}_{language}"]
            for name in question_labels()
            for language in ("en", "cy")
        }
        return {**own, "measure": self.cleaned_data["measure"], "kind": self.cleaned_data["kind"]}

    def choice_values(self):
        """The choices that are to be there, in their order; "I'm not sure" stays last."""
        data, found = self.cleaned_data, []
        for number, key in enumerate(self.rows, 1):
            if key != UNSURE and not data.get(f"{key}.gone"):
                order = data.get(f"{key}.order")
                found.append((number if order is None else order, number, key))
        keys = [key for _order, _number, key in sorted(found)]
        values = [self._choice_values(key) for key in keys]
        if data[f"{NEW}.text_en"] or data[f"{NEW}.text_cy"]:
            free = next(letter for letter in LETTERS if letter not in self.rows)
            values.append(self._choice_values(NEW, free))
        if UNSURE in self.rows:
            values.append(self._choice_values(UNSURE))
        return values

    def _choice_values(self, key, name=""):
        drawing = self.cleaned_data.get(f"{key}.drawing")
        return ChoiceValues(name or key, self._values_of(key), drawing)

    def _values_of(self, key):
        data = self.cleaned_data
        texts = {
            f"{name}_{language}": data[f"{key}.{name}_{language}"]
            for name in TEXTS
            for language in ("en", "cy")
        }
        is_ordered = data["kind"] == Question.Kind.ORDER
        return {
            **texts,
            "code": data.get(f"{key}.code", Choice.Code.UNSURE),
            "place": data.get(f"{key}.place") if is_ordered else None,
            "symbol": data[f"{key}.symbol"],
            "picture": data[f"{key}.kept"],
        }

    @staticmethod
    def filled(question: Question, revision: int) -> dict[str, object]:
        """What the form shows of QUESTION."""
        values = {
            "revision": revision,
            "measure": question.measure,
            "kind": question.kind,
            **_texts(question, "", question_labels()),
        }
        for number, choice in enumerate(question.choices.all(), 1):
            values |= _texts(choice, f"{choice.key}.", TEXTS)
            values |= {
                f"{choice.key}.code": choice.code,
                f"{choice.key}.order": number,
                f"{choice.key}.place": choice.place,
                f"{choice.key}.symbol": choice.symbol,
            }
        return values


def _texts(row, stem, names):
    return {
        f"{stem}{name}_{language}": getattr(row, f"{name}_{language}")
        for name in names
        for language in ("en", "cy")
    }
