"""What a list of lessons is narrowed to. The address holds it all."""

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.ages import AGE_BANDS, STAGES

AGES = [(f"{young}-{old}", f"{young}-{old}") for young, old in AGE_BANDS]
ANY = ("", _("Any"))


def _one_of(label, choices):
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
    )


class LibraryForm(forms.Form):
    """Search and narrowing of the library; what it does not know narrows nothing."""

    q = forms.CharField(label=_("Search lessons"), required=False, max_length=80)
    topic = forms.SlugField(required=False, widget=forms.HiddenInput)
    ages = forms.ChoiceField(required=False, choices=[ANY, *AGES], widget=forms.HiddenInput)
    stage = _one_of(
        _("Key stage"), [ANY, *((key, words) for key, (_from, _to, words) in STAGES.items())]
    )
    minutes = _one_of(
        _("Length"),
        [ANY, ("20", _("20 minutes")), ("45", _("45 minutes")), ("60", _("60 minutes"))],
    )
    language = _one_of(_("Language"), [ANY, ("cy", "Cymraeg"), ("en", "English")])
    setting = _one_of(
        _("Taught to"), [ANY, ("class", _("A class")), ("assembly", _("An assembly"))]
    )

    def labels_of(self, name: str) -> list[tuple[str, str]]:
        """The values of a field of choices, each with its words."""
        return [(value, str(label)) for value, label in self.fields[name].choices]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen and makes sense, by field, in the order of the address."""
        self.is_valid()
        return {name: value for name in self.fields if (value := self.cleaned_data.get(name))}
