"""Forms of the sections of a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.numbers import whole_number
from lessons.forms.pairs import PairsForm, texts_of
from lessons.models import ROUTES, Section
from lessons.pairs import fields_of, name_of, section_labels


class SectionForm(PairsForm):
    """One section: its texts in both languages, and what kind of part it is."""

    kind = forms.ChoiceField(label=_("Kind of part"), choices=Section.Kind)
    form = forms.ChoiceField(
        label=_("How it is laid on paper"), choices=[("", "-"), *Section.Form.choices]
    )
    goes_with = forms.ChoiceField(label=_("The part that uses it"))

    def __init__(self, *args, section, states, **kwargs):
        labels = {
            name: label for name, label in section_labels().items() if name in fields_of(section)
        }
        super().__init__(*args, labels=labels, states=states, model=Section, **kwargs)
        if section.is_handout:
            others = section.version.sections.all()
            self.fields["goes_with"].choices = [
                (one.key, name_of(one)) for one in others if one.is_taught
            ]
        else:
            del self.fields["form"], self.fields["goes_with"]

    def values(self) -> dict[str, object]:
        """What a save writes, by field of the section."""
        more = ("kind", "form", "goes_with")
        return {
            **self.texts(),
            **{name: self.cleaned_data[name] for name in more if name in self.cleaned_data},
        }

    @staticmethod
    def filled(section: Section, revision: int) -> dict[str, object]:
        """What the form shows of SECTION."""
        more = {"kind": section.kind, "form": section.form, "goes_with": section.goes_with}
        return {**texts_of(section, section_labels()), **more, "revision": revision}


class MinutesForm(forms.Form):
    """Minutes of the quiz and of each taught part, by route."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, version, revision=0, **kwargs):
        self.version = version
        self.taught = [section for section in version.sections.all() if section.is_taught]
        super().__init__(*args, initial={"revision": revision}, **kwargs)
        for name, label, row in self._rows():
            for route in ROUTES:
                self.fields[f"{name}_{route}"] = _minutes(
                    _("%(part)s, route of %(route)s minutes") % {"part": label, "route": route},
                    row(route),
                )

    def _rows(self):
        yield "quiz", _("Quiz, before and after together"), self.version.quiz_minutes
        for section in self.taught:
            yield section.key, name_of(section), section.minutes

    @property
    def rows(self):
        """Each part with its three fields."""
        return [
            (label, [self[f"{name}_{route}"] for route in ROUTES])
            for name, label, _row in self._rows()
        ]

    @property
    def sums(self):
        """What each route adds up to: (route, sum)."""
        return [
            (route, sum(self._number(f"{name}_{route}") for name, _label, _row in self._rows()))
            for route in ROUTES
        ]

    def _number(self, name):
        return whole_number(str(self[name].value() or "")) or 0

    def by_route(self, name):
        return {route: self.cleaned_data[f"{name}_{route}"] for route in ROUTES}


def _minutes(label, initial):
    said = _("Write whole minutes, 1 to 60, or leave it empty.")
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=60,
        initial=initial,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "minutes"}),
        error_messages={"invalid": said, "min_value": said, "max_value": said},
    )
