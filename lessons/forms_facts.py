"""Forms of dated cards, written in both languages side by side."""

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Language, Nation
from lessons.forms_checks import SeenForm, check_days, day_field
from lessons.imports.checks.structure import SLUG
from lessons.models import CardState, DatedCard, HelpRoute, LawCard
from lessons.queries import NAMES, word_faults

SHARED = ["nations", "ages_from", "ages_to"]
CHECK = ["source", "state", "checked_on", "checked_by", "review_by", "note"]
NUMBER = RegexValidator(
    r"^[0-9 +]+$", gettext_lazy("Write the number with digits and spaces: 0800 1111.")
)
WHOLE = gettext_lazy("Write the whole address, with https:// before it.")


def _age(name: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=NAMES[name],
        min_value=0,
        max_value=25,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            format_lazy(gettext_lazy("Write “{name}” as a number from 0 to 25."), name=NAMES[name]),
        ),
    )


class CardForm(SeenForm, forms.ModelForm):
    """What both kinds of card have. PAIRS are written side by side in both languages."""

    PAIRS: tuple[str, ...] = ()
    OPTIONAL = {"not_for", "hours"}
    # What a reader is told: when it changes, it has to be checked anew.
    TOLD: tuple[str, ...] = ()

    nations = forms.MultipleChoiceField(
        label=NAMES["nations"],
        choices=Nation,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose a nation, or both.")},
    )
    ages_from, ages_to = _age("ages_from"), _age("ages_to")
    checked_on, review_by = day_field("checked_on"), day_field("review_by")
    other_stands = forms.BooleanField(
        label=gettext_lazy("Where I changed one language, the other says the same already"),
        required=False,
    )

    def __init__(self, *args, today: dt.date, is_new: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.today = today
        self.stored = {name: getattr(self.instance, name) for name in self._meta.fields}
        self.initial["nations"] = self.instance.nation_list
        self.initial["seen"] = self.instance.revision
        for name in self.fields.keys() - {"seen", "other_stands"}:
            self._name_field(name)
        if not is_new:
            del self.fields["key"]

    def _name_field(self, name: str) -> None:
        field, stem = self.fields[name], name.removesuffix("_en").removesuffix("_cy")
        is_of_language = stem in self.PAIRS
        field.help_text = ""
        field.label = Language(name[-2:]).label if is_of_language else NAMES[name]
        said = f"{NAMES[stem]}, {field.label}" if is_of_language else NAMES[stem]
        if is_of_language:
            field.widget.attrs["lang"] = name[-2:]
            field.required = stem not in self.OPTIONAL
        if isinstance(field.widget, forms.Textarea):
            field.widget.attrs["rows"] = 6 if stem in {"plain", "for"} else 3
        if isinstance(field, forms.CharField):
            field.error_messages["required"] = _("Write something in “%(name)s”.") % {"name": said}
            field.error_messages["max_length"] = _(
                "“%(name)s” has more letters than its place holds, which is %%(limit_value)d."
            ) % {"name": said}

    def pairs(self) -> Iterable[dict[str, object]]:
        """The fields in two languages, with the name that they share."""
        for stem in self.PAIRS:
            yield {"name": NAMES[stem], "en": self[f"{stem}_en"], "cy": self[f"{stem}_cy"]}

    def others(self) -> list[forms.BoundField]:
        """The fields that have no language, in their order; one stands behind the pairs."""
        paired = {f"{stem}_{language}" for stem in self.PAIRS for language in ("en", "cy")}
        elsewhere = paired | {"other_stands"}
        return [field for field in self.visible_fields() if field.name not in elsewhere]

    def clean_key(self) -> str:
        """Small letters, and no word that an address of these pages has already."""
        key = self.cleaned_data["key"]
        if key == "new" or not SLUG.fullmatch(key):
            raise ValidationError(_("Write the key in small letters, digits and hyphens."))
        return key

    def clean_nations(self) -> str:
        """As the card holds them: in the order of the nations, with a comma."""
        return ",".join(
            nation for nation in Nation.values if nation in self.cleaned_data["nations"]
        )

    def clean(self) -> dict:
        chosen = super().clean()
        self._check_pairs(chosen)
        self._check_both_changed(chosen)
        check_days(self, chosen, self.today)
        if (chosen.get("ages_from") or 0) > (chosen.get("ages_to") or 99):
            self.add_error("ages_to", _("Ages go from the younger to the older."))
        if chosen.get("state") == CardState.CHECKED:
            self._check_checked(chosen)
            self._check_words(chosen)
        return chosen

    def _check_pairs(self, chosen: dict) -> None:
        """What may be left out is left out in both languages."""
        for stem in self.OPTIONAL & set(self.PAIRS):
            for here, there in (("en", "cy"), ("cy", "en")):
                if chosen.get(f"{stem}_{there}") and not chosen.get(f"{stem}_{here}"):
                    field = self.fields[f"{stem}_{here}"]
                    self.add_error(f"{stem}_{here}", field.error_messages["required"])

    def _check_both_changed(self, chosen: dict) -> None:
        """A change in one language alone is meant, or the other has fallen behind."""
        if not self.instance.pk or chosen.get("other_stands"):
            return
        for stem in self.PAIRS:
            names = [f"{stem}_{language}" for language in ("en", "cy")]
            has_changed = [chosen.get(name) != self.stored[name] for name in names]
            if sum(has_changed) == 1 and not self.errors.keys() & set(names):
                said = _("“%(name)s” changed in one language. Change the other, or tick this.")
                self.add_error("other_stands", said % {"name": NAMES[stem]})

    def _check_words(self, chosen: dict) -> None:
        """What readers are shown keeps the rules of a lesson's words; each is said at its field."""
        names = {f"{stem}_{language}" for stem in self.PAIRS for language in ("en", "cy")}
        words = {name: chosen.get(name, "") for name in names}
        has_errors = {name[:-3] for name in names & self.errors.keys()}
        audience = {"audience": chosen["audience"]} if chosen.get("audience") else {}
        young = chosen.get("ages_from") or 0
        card = type(self.instance)(ages_from=young, ages_to=young, **words, **audience)
        for fault in word_faults(card):
            if not fault.is_warning and fault.stem not in has_errors:
                self.add_error(fault.field, str(fault))

    def _check_checked(self, chosen: dict) -> None:
        if not chosen.get("checked_by") and "checked_by" not in self.errors:
            self.add_error("checked_by", _("Write who compared it with its source."))
        checked = chosen.get("checked_on")
        has_other_words = any(chosen.get(name) != self.stored.get(name) for name in self.TOLD)
        is_of_now = checked and (checked > self.stored["checked_on"] or checked == self.today)
        if self.instance.pk and has_other_words and checked and not is_of_now:
            self.add_error(
                "checked_on",
                _("The words are others now. Write when these were compared with the source."),
            )

    @property
    def values(self) -> dict[str, object]:
        """What the card is to hold."""
        return {name: self.cleaned_data[name] for name in self._meta.fields if name in self.fields}


class LawCardForm(CardForm):
    PAIRS = ("statute", "plain", "not_for")
    TOLD = (
        *(f"{stem}_{language}" for stem in PAIRS for language in ("en", "cy")),
        *("in_force_from", "source"),
    )

    in_force_from = day_field("in_force_from", required=False)

    class Meta:
        model = LawCard
        fields = [
            *("key", "statute_en", "statute_cy", "plain_en", "plain_cy"),
            *("not_for_en", "not_for_cy", "in_force_from", *SHARED, *CHECK),
        ]
        widgets = {"state": forms.RadioSelect}

    def _check_checked(self, chosen: dict) -> None:
        super()._check_checked(chosen)
        begins = chosen.get("in_force_from")
        if begins and begins > self.today:
            self.add_error(
                "in_force_from",
                _("This law is not in force yet. Until that day the card is not verified."),
            )


class HelpRouteForm(CardForm):
    PAIRS = ("name", "for", "not_for", "hours")
    TOLD = (
        *(f"{stem}_{language}" for stem in PAIRS for language in ("en", "cy")),
        *("phone", "text_number", "url", "languages", "source"),
    )

    languages = forms.MultipleChoiceField(
        label=NAMES["languages"],
        choices=Language,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose a language, or both.")},
    )
    url = forms.URLField(
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        error_messages={"invalid": WHOLE},
    )

    class Meta:
        model = HelpRoute
        fields = [
            *("key", "name_en", "name_cy", "for_en", "for_cy", "not_for_en", "not_for_cy"),
            *("hours_en", "hours_cy", "audience", "phone", "text_number", "url", "languages"),
            *(*SHARED, *CHECK),
        ]
        widgets = {"state": forms.RadioSelect, "audience": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["languages"] = self.instance.languages.split(",")
        for name in ("phone", "text_number"):
            self.fields[name].validators.append(NUMBER)

    def clean_languages(self) -> str:
        return ",".join(code for code in Language.values if code in self.cleaned_data["languages"])

    def clean_url(self) -> str:
        url = self.cleaned_data["url"]
        if url and not url.startswith("https://"):
            raise ValidationError(WHOLE)
        return url


FORMS: dict[type[DatedCard], type[CardForm]] = {LawCard: LawCardForm, HelpRoute: HelpRouteForm}
