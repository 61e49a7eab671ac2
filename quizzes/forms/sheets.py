"""One paper sheet, typed as letters; and the question to void."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.templatetags.words import words
from quizzes.content import Asked
from quizzes.models import Phase

NOTHING = "-"
# One letter, or in brackets the letters of one answer: A(CB)-?
LETTERS = re.compile(r"\(([^()]*)\)|(.)")


class SheetForm(forms.Form):
    """The letters that are ticked on one sheet, question by question, before and after."""

    before = forms.CharField(label=_("Before the lesson"), required=False, max_length=60)
    after = forms.CharField(label=_("After the lesson"), required=False, max_length=60)

    def __init__(self, *args, asked: tuple[Asked, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.asked = asked
        for field in self.fields.values():
            field.widget.attrs |= {
                "class": "govuk-input--width-10 letters",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }

    def clean_before(self):
        return self._chosen(self.cleaned_data["before"])

    def clean_after(self):
        return self._chosen(self.cleaned_data["after"])

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not self.chosen:
            raise ValidationError(_("Type the letters of the sheet."))
        return cleaned

    @property
    def chosen(self) -> dict[tuple[str, int], str]:
        """Phase and question to what the sheet says; questions without an answer are left out."""
        return {
            (phase, question): key
            for phase in (Phase.BEFORE.value, Phase.AFTER.value)
            for question, key in (self.cleaned_data.get(phase) or {}).items()
        }

    def _chosen(self, typed: str) -> dict[int, str]:
        letters = [many or one for many, one in LETTERS.findall(typed.upper().replace(" ", ""))]
        if not letters:
            return {}
        if len(letters) != len(self.asked):
            raise ValidationError(
                _("Type one letter a question: %(questions)s letters. You typed %(typed)s."),
                params={"questions": len(self.asked), "typed": len(letters)},
            )
        pairs = zip(self.asked, letters, strict=True)
        return {
            question.pk: self._answer(question, letter)
            for question, letter in pairs
            if letter != NOTHING
        }

    def _answer(self, question: Asked, letters: str) -> str:
        keys = ",".join(self._key(question, letter) for letter in letters)
        answer = question.as_stored(keys)
        if answer is None:
            raise ValidationError(
                _("Question %(number)s: %(letters)s is no answer to it. Check the sheet."),
                params={"number": question.number, "letters": letters},
            )
        return answer

    def _key(self, question: Asked, letter: str) -> str:
        known = {choice.letter: choice.key for choice in question.choices}
        if letter not in known:
            raise ValidationError(
                _("Question %(number)s has no choice %(letter)s. It has %(known)s."),
                params={
                    "number": question.number,
                    "letter": letter,
                    "known": ", ".join(known),
                },
            )
        return known[letter]


class VoidForm(forms.Form):
    """Which question is voided and asked again."""

    question = forms.TypedChoiceField(
        label=_("Question"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the question to ask again.")},
    )

    def __init__(self, *args, asked: tuple[Asked, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = [
            (one.number, f"{one.number}. {words(one, 'text')}") for one in asked
        ]
