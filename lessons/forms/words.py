"""Forms of the head of a draft: its words, and the facts of its lesson."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.templatetags.words import words
from lessons.forms.pairs import LANGUAGES, PairsForm, texts_of
from lessons.models import Draft, FrameworkTag, HelpRoute, LawCard, LessonVersion
from lessons.pairs import name_of_card, vocabulary_text, words_labels


class WordsForm(PairsForm):
    """Title, aim, what pupils can do by the end, and vocabulary, one word a line."""

    def __init__(self, *args, states, **kwargs):
        super().__init__(*args, labels=words_labels(), states=states, model=LessonVersion, **kwargs)
        self.fields["title_en"].required = True
        self.fields["title_en"].error_messages["required"] = _("Write the title in English.")

    def clean(self):
        data = super().clean()
        sides = [self._words_of(language) for language in ("en", "cy")]
        if len(sides[0]) != len(sides[1]):
            counts = {"english": len(sides[0]), "welsh": len(sides[1])}
            self.add_error(
                "vocabulary_cy",
                _("Write the same words in both: %(english)s in English, %(welsh)s in Welsh.")
                % counts,
            )
        data["vocabulary"] = list(zip(*sides, strict=False))
        return data

    def _words_of(self, language):
        """(term, meaning) of each line that holds something."""
        found = []
        lines = self.cleaned_data.get(f"vocabulary_{language}", "").splitlines()
        for number, line in enumerate(lines, 1):
            term, colon, meaning = (part.strip() for part in line.partition(":"))
            if not line.strip():
                continue
            if not (term and colon and meaning) or len(term) > 80 or len(meaning) > 200:
                message = _("Line %(number)s: write a word, a colon, and what it means, not long.")
                self.add_error(
                    f"vocabulary_{language}", ValidationError(message % {"number": number})
                )
            found.append((term[:80], meaning[:200]))
        return found

    def values(self):
        """The texts of the version, by field."""
        texts = self.texts()
        return {name: text for name, text in texts.items() if not name.startswith("vocabulary")}

    @staticmethod
    def filled(version: LessonVersion, revision: int) -> dict[str, object]:
        """What the form shows of VERSION."""
        texts = texts_of(version, ("title", "aim", "i_can"))
        vocabulary = {
            f"vocabulary_{language}": vocabulary_text(version, language) for language in LANGUAGES
        }
        return {"revision": revision, **texts, **vocabulary}


class CheckboxSelectMultipleWidget(forms.CheckboxSelectMultiple):
    """A box for each card, found by its key from the list of what is to be mended.

    One that is chosen and STALE is ringed. By its name templates/govuk/field.html knows it.
    """

    stale: frozenset[int] = frozenset()

    def create_option(self, name, value, label, selected, *args, **kwargs):
        option = super().create_option(name, value, label, selected, *args, **kwargs)
        option["attrs"]["id"] = f"pair-{value.instance.key}"
        option["is_ringed"] = selected and value.value in self.stale
        return option


class CardsField(forms.ModelMultipleChoiceField):
    widget = CheckboxSelectMultipleWidget

    def label_from_instance(self, card):
        return name_of_card(card)


class PlacesField(CardsField):
    """Places of the frameworks as these have them, the youngest pupils first, with its name."""

    def label_from_instance(self, place):
        return f"{place.get_framework_display()}: {super().label_from_instance(place)}"


class DatedCardsField(CardsField):
    """Dated cards in their place; one that another replaced since the page was drawn is the other.

    STALE ones are named as such.
    """

    stale: frozenset[int] = frozenset()

    def __init__(self, model, **kwargs):
        super().__init__(model.objects.in_place(), **kwargs)

    def label_from_instance(self, card):
        label = super().label_from_instance(card)
        if card.pk not in self.stale:
            return label
        return _("%(fact)s (not in date)") % {"fact": label}

    def clean(self, value):
        replaced = self.queryset.model.objects.exclude(replaced_by=None)
        instead = {str(old): new for old, new in replaced.values_list("pk", "replaced_by")}
        return super().clean([instead.get(key, key) for key in value or []])


class FactsForm(forms.ModelForm):
    """Topic, ages, setting, devices, cards and tags."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    law_cards = DatedCardsField(LawCard, label=_("Law cards"), required=False)
    help_routes = DatedCardsField(HelpRoute, label=_("Help routes"), required=False)
    tags = PlacesField(
        FrameworkTag.objects.order_by("pk"), label=_("Places in the frameworks"), required=False
    )

    class Meta:
        model = Draft
        fields = ["topic", "ages_from", "ages_to", "is_for_assembly", "devices"]
        labels = {
            "topic": _("Topic"),
            "ages_from": _("From age"),
            "ages_to": _("To age"),
            "is_for_assembly": _("It may be taught to an assembly"),
            "devices": _("Devices"),
        }
        widgets = {
            "ages_from": forms.TextInput(attrs={"inputmode": "numeric", "class": "minutes"}),
            "ages_to": forms.TextInput(attrs={"inputmode": "numeric", "class": "minutes"}),
        }

    def __init__(self, *args, today, revision=0, **kwargs):
        super().__init__(*args, **kwargs)
        version = self.instance.version
        self.initial["revision"] = revision
        self.fields["topic"].label_from_instance = lambda topic: words(topic, "name")
        for name, model in (("law_cards", LawCard), ("help_routes", HelpRoute)):
            stale = model.objects.out_of_date(today).values_list("pk", flat=True)
            self.fields[name].stale = self.fields[name].widget.stale = frozenset(stale)
            self.initial[name] = getattr(version, name).all()
        self.initial["tags"] = version.tags.all()

    def clean(self):
        data = super().clean()
        topic = data.get("topic")
        if topic and topic.is_sensitive and data.get("is_for_assembly"):
            self.add_error(
                "is_for_assembly", _("A lesson on this topic is never taught to an assembly.")
            )
        return data

    def values(self):
        """What a save writes, by field."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}
