"""The form of one question with its choices."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from lessons.actions import ChoiceValues, free_key, keys_counted
from lessons.forms.pairs import FieldPair, PairsForm, sides, texts_of
from lessons.imports.checks.pictures import symbols
from lessons.imports.checks.quiz import SIZES
from lessons.models import Choice, Measure, Question
from lessons.pairs import choice_labels, question_labels
from lessons.pictures import redraw

UNSURE = "unsure"
Kind = Question.Kind


@dataclass(frozen=True)
class ChoiceFields:
    """One choice of the form."""

    row: Choice
    pairs: list[FieldPair]
    more: list[BoundField]
    in_words: FieldPair
    pictures: list[BoundField]

    @property
    def is_unsure(self) -> bool:
        return self.row.key == UNSURE

    @property
    def has_picture(self) -> bool:
        """Whether there is one, or something about one is to be mended."""
        fields = [*self.pictures, *(field for _language, field in self.in_words.sides)]
        has_faults = any(field.errors for field in fields)
        return has_faults or bool(self.row.symbol or self.row.picture_id)


class QuestionForm(PairsForm):
    """One question: its texts, what it measures, and its choices, each with texts and a picture.

    THEN says what its buttons ask for besides saving: "add", or "up", "down" or "out" and a key.
    ADDED is the key of a choice that was added a moment ago.
    """

    measure = forms.ChoiceField(label=_("What it measures"), choices=Measure)
    kind = forms.ChoiceField(
        label=_("How it is answered"),
        choices=Kind,
        help_text=_("Another kind begins with choices of its own. Those with words stay."),
    )
    then = forms.CharField(required=False)

    def __init__(self, data=None, files=None, *, question, initial, added="", **kwargs):
        data = data and _with_all_choices(data, initial)
        more = {"labels": question_labels(), "model": Question, "initial": initial, **kwargs}
        super().__init__(data, files, **more)
        self.question = question
        rows = question.choices.select_related("picture").defer("picture__body")
        self.rows = {choice.key: choice for choice in rows}
        for key, row in self.rows.items():
            for name, label in choice_labels().items():
                if name in self._texts_of(row):
                    self.labels[f"{key}.{name}"] = label
                    self.add_pair(f"{key}.{name}", label, Choice)
            self.fields.update({f"{key}.{name}": field for name, field in self._more(row).items()})
        self.fields["fits"].choices = [(name, name) for name in self.labels]
        if added in self.rows:
            self.fields[f"{added}.text_en"].widget.attrs["autofocus"] = True

    def _texts_of(self, row):
        """The texts of a choice; one to put in order is told nothing, unless it was before."""
        is_told = row.key == UNSURE or self.question.kind != Kind.ORDER
        has_words = row.feedback_en or row.feedback_cy
        return ["text", "easy", *(["feedback"] if is_told or has_words else []), "alt"]

    def _more(self, row):
        drawings = [("", _("No drawing")), *((name, name) for name in sorted(symbols()))]
        more = {
            "symbol": forms.ChoiceField(label=_("Drawing"), choices=drawings, required=False),
            "picture": forms.FileField(label=_("A picture of your own"), required=False),
        }
        if row.picture_id:
            more["without"] = forms.BooleanField(label=_("Without the picture"), required=False)
        if row.key != UNSURE and self.question.kind == Kind.ORDER:
            more["place"] = forms.TypedChoiceField(
                label=_("Place in the right order"),
                choices=[("", "–"), *((place, place) for place in range(1, len(self.rows)))],
                coerce=int,
                empty_value=None,
                required=False,
            )
        elif row.key != UNSURE:
            choices = [one for one in Choice.Code.choices if one[0] != Choice.Code.UNSURE]
            more["code"] = forms.ChoiceField(label=_("What choosing it shows"), choices=choices)
        return more

    @property
    def own_pairs(self):
        return [self.pair(name) for name in question_labels()]

    @property
    def choices(self):
        return [self._choice(row) for row in self.rows.values()]

    def _choice(self, row):
        return ChoiceFields(
            row=row,
            pairs=[self.pair(f"{row.key}.{name}") for name in self._texts_of(row)[:-1]],
            more=self._fields(row.key, "code", "place"),
            in_words=self.pair(f"{row.key}.alt"),
            pictures=self._fields(row.key, "symbol", "picture", "without"),
        )

    def _fields(self, key, *names):
        return [self[f"{key}.{name}"] for name in names if f"{key}.{name}" in self.fields]

    @property
    def may_grow(self) -> bool:
        """Whether a question of its kind may have one more choice."""
        _fewest, most, _said = SIZES[Kind(self.question.kind)]
        return len(self.own) < most

    @property
    def may_shrink(self) -> bool:
        """Whether a question of its kind may have one choice fewer."""
        fewest, _most, _said = SIZES[Kind(self.question.kind)]
        return len(self.own) > fewest

    @property
    def own(self) -> list[str]:
        """The keys of its choices, without "I'm not sure"."""
        return [key for key in self.rows if key != UNSURE]

    def clean_then(self):
        """(what, key of the choice it is asked for); nothing where no such choice is there."""
        what, _space, key = self.cleaned_data["then"].partition(" ")
        if what == "add" and self.may_grow:
            return what, free_key({*self.rows, *keys_counted(self.question)})
        return (what, key) if what in {"up", "down", "out"} and key in self.own else ("", "")

    def clean(self):
        data = super().clean()
        for key in self.rows:
            self._clean_picture(key, data)
        self._clean_places(data)
        return data

    def _clean_places(self, data):
        taken = set()
        for key in self.own:
            place = data.get(f"{key}.place")
            if place in taken:
                message = _("Another choice is at place %(place)s already. Choose another place.")
                self.add_error(f"{key}.place", message % {"place": place})
            taken.add(place)
            taken.discard(None)

    def _clean_picture(self, key, data):
        """A picture is kept only with its words in both languages."""
        file, symbol = data.get(f"{key}.picture"), data.get(f"{key}.symbol")
        kept = None if symbol or data.get(f"{key}.without") else self.rows[key].picture
        missing = [
            language
            for language in ("en", "cy")
            if not data.get(f"{key}.alt_{language}", "").strip()
        ]
        if (file or kept or symbol) and missing:
            self.add_error(
                f"{key}.alt_{missing[0]}",
                _("Say in words what the picture shows, in both languages. Then it is kept."),
            )
        elif file and symbol:
            self.add_error(f"{key}.picture", _("Choose a drawing or bring a picture, not both."))
        elif file:
            try:
                data[f"{key}.drawing"] = redraw(file)
            except ValidationError as error:
                self.add_error(f"{key}.picture", error)
        data[f"{key}.kept"] = kept

    def values(self):
        """What a save writes to the question, by field."""
        more = {name: self.cleaned_data[name] for name in ("measure", "kind")}
        return {**self.texts(question_labels()), **more}

    def choice_values(self):
        """The choices that are to be there, in their order; "I'm not sure" stays last."""
        keys, (what, asked) = self.own, self.cleaned_data["then"]
        if what in {"up", "down"}:
            place = keys.index(asked) + (1 if what == "down" else -1)
            keys.remove(asked)
            keys.insert(max(place, 0), asked)
        values = [self._choice_values(key) for key in keys]
        if what == "add":
            values.append(ChoiceValues(asked, {"code": Choice.Code.NONE}))
        return [*values, *(self._choice_values(key) for key in self.rows if key == UNSURE)]

    def _choice_values(self, key):
        data = self.cleaned_data
        texts = {name: data[f"{key}.{name}"] for name in sides(self._texts_of(self.rows[key]))}
        is_ordered = data["kind"] == Kind.ORDER
        code = Choice.Code.NONE if is_ordered else data.get(f"{key}.code", Choice.Code.NONE)
        more = {
            "code": Choice.Code.UNSURE if key == UNSURE else code,
            "place": data.get(f"{key}.place") if is_ordered else None,
            "symbol": data[f"{key}.symbol"],
            "picture": data[f"{key}.kept"],
        }
        return ChoiceValues(key, {**texts, **more}, data.get(f"{key}.drawing"))

    @staticmethod
    def filled(question: Question, revision: int) -> dict[str, object]:
        """What the form shows of QUESTION."""
        values = {
            "revision": revision,
            "measure": question.measure,
            "kind": question.kind,
            **texts_of(question, question_labels()),
        }
        for choice in question.choices.all():
            values |= texts_of(choice, choice_labels(), f"{choice.key}.")
            for name in ("code", "place", "symbol"):
                values[f"{choice.key}.{name}"] = getattr(choice, name)
        return values


def _with_all_choices(data, initial):
    """DATA, in which a choice that somebody added meanwhile holds what it held."""
    added = {name: value or "" for name, value in initial.items() if "." in name}
    return MultiValueDict(
        {**{name: [value] for name, value in added.items()}, **dict(data.lists())}
    )
