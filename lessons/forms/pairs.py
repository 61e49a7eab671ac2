"""Texts in pairs: a field for English beside one for Welsh, and how the two stand to each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from django import forms
from django.db.models import Model
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from lessons.queries import PairState

LANGUAGES = {"en": "English", "cy": "Cymraeg"}
LINES = {"body": 8, "notes": 12, "easy": 5, "vocabulary": 6, "i_can": 5, "aim": 2}
SHORT_LINES = {"text": 2, "easy": 2, "why": 3, "feedback": 3}


@dataclass(frozen=True)
class FieldPair:
    """One text of a form: both its fields and, where it is known, the state it was left in."""

    label: str
    field: str
    sides: list[tuple[str, BoundField]]
    state: PairState | None = None

    @property
    def is_markdown(self) -> bool:
        return self.field in {"body", "easy", "notes"}


class PairsForm(forms.Form):
    """A form of pairs, with the revision it was drawn from."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    fits = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, labels, states, model=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.labels, self.states = labels, states
        self.fields["fits"].choices = [(name, name) for name in labels]
        for name, label in labels.items():
            self.add_pair(name, label, model)

    def add_pair(self, name, label, model):
        """Two fields for the text NAME, as long as the column of MODEL."""
        field = name.rpartition(".")[2]
        for language, spoken in LANGUAGES.items():
            longest = model and _longest(model, f"{field}_{language}")
            self.fields[f"{name}_{language}"] = _text(
                f"{label}, {spoken}", field, language, longest
            )

    @property
    def pairs(self) -> list[FieldPair]:
        return [self.pair(name) for name in self.labels]

    def pair(self, name: str) -> FieldPair:
        sides = [(language, self[f"{name}_{language}"]) for language in LANGUAGES]
        return FieldPair(self.labels[name], name, sides, self.states.get(name))

    def texts(self, names: Iterable[str] | None = None) -> dict[str, str]:
        """The texts NAMES, or all of them, as they were typed, by field."""
        fields = sides(self.labels if names is None else names)
        return {field: self.cleaned_data[field] for field in fields}


def sides(names: Iterable[str]) -> list[str]:
    """The fields of the texts NAMES: each in both languages."""
    return [f"{name}_{language}" for name in names for language in LANGUAGES]


def texts_of(row: Model, names: Iterable[str], stem: str = "") -> dict[str, str]:
    """What a form shows of the texts NAMES of ROW; STEM stands before the names of its fields."""
    return {f"{stem}{field}": getattr(row, field) for field in sides(names)}


def lock(form: forms.Form) -> None:
    """Show everything and let nothing be written; what was typed can still be copied."""
    for one in form.fields.values():
        is_text = isinstance(one.widget, forms.TextInput | forms.Textarea)
        one.widget.attrs["readonly" if is_text else "disabled"] = True


class Text(forms.CharField):
    """A text whose lines end as in a file: browsers send them with two letters."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def _longest(model, column):
    known = {field.name: getattr(field, "max_length", None) for field in model._meta.fields}
    return known.get(column)


def _text(label, name, language, longest):
    attrs = {"lang": language, "spellcheck": "true"}
    widget = forms.TextInput(attrs=attrs)
    rows = (SHORT_LINES if longest else LINES) | {"aim": 2}
    if name in rows:
        widget = forms.Textarea(attrs={**attrs, "rows": rows[name]})
    message = _("%(show_value)d letters where %(limit_value)d fit. Make it shorter.")
    return Text(
        label=label,
        required=False,
        max_length=longest,
        widget=widget,
        error_messages={"max_length": message},
    )
