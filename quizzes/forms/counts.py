"""Letters that a screen shows, and how many chose each choice."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.templatetags.words import words
from quizzes.content import Asked
from quizzes.forms.start import MOST_PUPILS


class LettersForm(forms.Form):
    """Four letters that a board or a pupil's screen shows."""

    letters = forms.CharField(
        max_length=20,
        error_messages={"required": _("Type the 4 letters.")},
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input--width-5 letters",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def __init__(self, *args, label: str, help_text: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["letters"].label = label
        self.fields["letters"].help_text = help_text


class CountForm(forms.Form):
    """How many hands or sheets chose each choice of one question."""

    def __init__(self, *args, question: Asked, **kwargs):
        super().__init__(*args, **kwargs)
        self.question = question
        for choice in question.choices:
            text = words(choice, "text")
            self.fields[choice.key] = forms.IntegerField(
                label=text if choice.letter == "?" else f"{choice.letter}: {text}",
                required=False,
                min_value=0,
                max_value=MOST_PUPILS,
                error_messages={
                    "invalid": _("Write the number in digits, for example 3."),
                    "min_value": _("Write 0 or more."),
                    "max_value": _("Write 400 or fewer."),
                },
                widget=forms.NumberInput(
                    attrs={"class": "govuk-input--width-4", "autocomplete": "off"}
                ),
            )

    @property
    def counts(self) -> dict[str, int]:
        return {key: number or 0 for key, number in self.cleaned_data.items()}

    @property
    def counted(self) -> int:
        """How many pupils that are: the most of one choice, where several may be chosen."""
        counts = self.counts.values()
        return max(counts, default=0) if self.question.counts_several else sum(counts)
