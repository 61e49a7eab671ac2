"""What a room's screen and its notes send to keep step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.codes import ALPHABET
from lessons.models import LessonVersion, Showing
from lessons.showings import LETTERS


class LettersForm(forms.Form):
    """The letters that the room's screen shows."""

    letters = forms.CharField(
        label=_("Letters on the room's screen"),
        max_length=12,
        error_messages={"required": _("Write the 4 letters that the room's screen shows.")},
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input--width-5",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def clean_letters(self) -> str:
        """Four capitals, however they were typed."""
        typed = "".join(filter(str.isalpha, self.cleaned_data["letters"])).upper()
        if len(typed) != LETTERS:
            raise forms.ValidationError(_("Write the 4 letters that the room's screen shows."))
        if strange := next((letter for letter in typed if letter not in ALPHABET), None):
            text = _("The letters never have %(letter)s. Look at the screen again.")
            raise forms.ValidationError(text % {"letter": strange})
        return typed


class OpenForm(forms.Form):
    """What a room's screen shows when it asks for letters."""

    version = forms.ModelChoiceField(
        LessonVersion.objects.filter(state=LessonVersion.State.PUBLISHED, lesson__withdrawn_at=None)
    )
    route = forms.IntegerField(min_value=1, max_value=999)
    step = forms.IntegerField(min_value=1, max_value=99)
    delivery = forms.IntegerField(min_value=1, max_value=10**12, required=False)


class MoveForm(forms.Form):
    """Where one side is; ARRIVED when the screen only tells that it followed."""

    step = forms.IntegerField(min_value=1, max_value=99)
    cover = forms.ChoiceField(choices=Showing.Cover.choices)
    arrived = forms.BooleanField(required=False)
