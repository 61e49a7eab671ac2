"""Forms that add a section or a question to a draft, and that put one elsewhere."""

from itertools import chain, count

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.imports.checks.structure import TAKEN_KEYS, slug_of
from lessons.imports.shapes import Both
from lessons.models import Measure, Question, Section

OF_CONFIDENCE = {Question.Kind.ONE, Question.Kind.AGREE}


class NewSectionForm(forms.Form):
    """A part to add: what kind, and its name in both languages."""

    kind = forms.ChoiceField(label=_("Kind of part"), choices=Section.Kind)
    heading_en = forms.CharField(
        label=_("Heading, English"),
        max_length=120,
        widget=forms.TextInput(attrs={"lang": "en"}),
        error_messages={"required": _("Write the heading in English.")},
    )
    heading_cy = forms.CharField(
        label=_("Heading, Welsh"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"lang": "cy"}),
    )

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        self.taken = {*TAKEN_KEYS, *version.sections.values_list("key", flat=True)}

    def clean(self):
        data = super().clean()
        data["key"] = _free_key(data.get("heading_en", ""), data.get("kind", "part"), self.taken)
        return data

    def values(self):
        """What the section is made of."""
        return self.cleaned_data


class NewQuestionForm(forms.Form):
    """A question to add: how it is answered, what it measures, and its words."""

    kind = forms.ChoiceField(
        label=_("How it is answered"),
        choices=Question.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how the question is answered.")},
    )
    measure = forms.ChoiceField(
        label=_("What it measures"),
        choices=Measure,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the question measures.")},
    )
    text_en = forms.CharField(
        label=_("Question, English"),
        max_length=300,
        widget=forms.Textarea(attrs={"lang": "en", "rows": 2}),
        error_messages={"required": _("Write the question in English.")},
    )
    text_cy = forms.CharField(
        label=_("Question, Welsh"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"lang": "cy", "rows": 2}),
    )

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        # A key is never given twice, for results of all versions are compared by it.
        asked = Question.objects.filter(version__lesson=version.lesson)
        self.taken = set(asked.values_list("key", flat=True))

    def clean(self):
        data = super().clean()
        kind, measure = data.get("kind"), data.get("measure")
        if kind == Question.Kind.AGREE and measure not in {None, Measure.CONFIDENCE}:
            self.add_error("measure", _("Five steps measure how sure pupils feel, nothing else."))
        elif measure == Measure.CONFIDENCE and kind not in {None, *OF_CONFIDENCE}:
            self.add_error(
                "kind", _("How sure pupils feel is asked with one choice or with five steps.")
            )
        data["key"] = _free_key(data.get("text_en", ""), "question", self.taken)
        return data

    def values(self):
        """What the question is made of."""
        data = self.cleaned_data
        return {
            "key": data["key"],
            "kind": data["kind"],
            "measure": data["measure"],
            "text": Both(data["text_en"], data["text_cy"]),
        }


class PlaceForm(forms.Form):
    """Where a section or a question goes: one up, one down, or to a place by number."""

    way = forms.ChoiceField(choices=[("up", ""), ("down", ""), ("place", "")])
    place = forms.IntegerField(required=False, min_value=1, max_value=99)

    def to(self, here: int) -> int:
        """The place it goes to from HERE; an odd number leaves it where it is."""
        way = self.cleaned_data.get("way", "")
        if way == "place":
            return self.cleaned_data.get("place") or here
        return here + {"up": -1, "down": 1}.get(way, 0)


def _free_key(words, otherwise, taken):
    """A key made of WORDS that is not TAKEN."""
    stem = slug_of(words, 40) or otherwise
    keys = chain([stem], (f"{stem}-{number}" for number in count(2)))
    return next(key for key in keys if key not in taken)
