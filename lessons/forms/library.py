"""What a list of lessons is narrowed to. The address holds it all."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from lessons.ages import STAGES, read_ages
from lessons.search_words import MOST_LETTERS, understood

ANY = ("", _("Any"))


def _one_of(label, choices):
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=choices,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
    )


class LibraryForm(forms.Form):
    """Search and narrowing of the library; what it does not know narrows nothing.

    Words that say a choice are taken for it: "year 9 sexting" is "sexting" for ages 13-14. They
    count more than a choice in the address, which was there before them.
    """

    q = forms.CharField(label=_("Search lessons"), required=False, max_length=MOST_LETTERS)
    topic = forms.SlugField(required=False, widget=forms.HiddenInput)
    ages = forms.CharField(required=False, widget=forms.HiddenInput)
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

    def __init__(self, address: QueryDict):
        self.typed = address.get("q", "").strip()
        self.understood = understood(self.typed)
        super().__init__({**address.dict(), **self.understood.choices, "q": self.understood.rest})

    def labels_of(self, name: str) -> list[tuple[str, str]]:
        """The values of a field of choices, each with its words."""
        return [(value, str(label)) for value, label in self.fields[name].choices]  # type: ignore[attr-defined]

    def clean_ages(self) -> str:
        ages: str = self.cleaned_data["ages"]
        if ages and not read_ages(ages):
            raise ValidationError("")
        return ages

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen and makes sense, by field, in the order of the address."""
        self.is_valid()
        return {name: value for name in self.fields if (value := self.cleaned_data.get(name))}

    @property
    def ages_between(self) -> str:
        """The ages that are chosen, as in 11-14; nothing where it is one age alone."""
        ages = self.chosen.get("ages", "")
        return ages if "-" in ages else ""

    @property
    def kept(self) -> dict[str, str]:
        """What stays chosen when other words are typed: all that these words do not say."""
        said = {"q", *self.understood.choices}
        return {name: value for name, value in self.chosen.items() if name not in said}

    @property
    def query(self) -> str:
        """What was typed, to stand in its field again; nothing when no field can hold it."""
        self.is_valid()
        return "" if "q" in self.errors else self.typed
