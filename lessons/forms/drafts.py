"""Forms of beginning a lesson, reviewing a draft, and withdrawing a lesson."""

import datetime as dt

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.templatetags.words import words
from lessons.forms.pairs import Text
from lessons.forms_checks import DayField
from lessons.imports.checks.structure import TAKEN_SLUGS, loud_word_in, slug_of
from lessons.imports.shapes import Both
from lessons.models import Lesson, Topic

NAME_TAKEN = _("There is a lesson of that name. Choose another title.")
NO_ADDRESS = _("No address can be made from this title. Choose another.")


class VersionField(forms.ModelChoiceField):
    def label_from_instance(self, lesson):
        return words(lesson.current, "title")


class NewLessonForm(forms.Form):
    """What a new lesson is called, and what it starts from."""

    title_en = forms.CharField(
        label=_("Title, English"),
        max_length=120,
        help_text=_("Its address is made from it, so it is neutral: filters of schools read it."),
        widget=forms.TextInput(attrs={"lang": "en"}),
        error_messages={"required": _("Write the title in English.")},
    )
    title_cy = forms.CharField(
        label=_("Title, Welsh"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"lang": "cy"}),
    )
    topic = forms.ModelChoiceField(
        Topic.objects.all(),
        label=_("Topic"),
        empty_label=_("Choose a topic"),
        error_messages={"required": _("Choose a topic.")},
    )
    ages_from = forms.IntegerField(
        label=_("From age"),
        min_value=4,
        max_value=17,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "minutes"}),
    )
    ages_to = forms.IntegerField(
        label=_("To age"),
        min_value=5,
        max_value=18,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "minutes"}),
    )
    copy_of = VersionField(
        Lesson.objects.none(),
        label=_("Start from"),
        required=False,
        empty_label=_("The empty frame"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["topic"].label_from_instance = lambda topic: words(topic, "name")
        self.fields["copy_of"].queryset = Lesson.objects.published().select_related("current")
        for name in ("ages_from", "ages_to"):
            said = _("Write an age in digits, 4 to 18.")
            errors = dict.fromkeys(("required", "invalid", "min_value", "max_value"), said)
            self.fields[name].error_messages.update(errors)
            for validator in self.fields[name].validators:
                validator.message = said

    def clean_title_en(self):
        title = self.cleaned_data["title_en"]
        slug = slug_of(title, 50)
        if word := loud_word_in(title):
            message = _("“%(word)s” in a title is read by filters of schools. Use another word.")
            raise forms.ValidationError(message % {"word": word})
        if not slug or slug in TAKEN_SLUGS:
            raise forms.ValidationError(NO_ADDRESS)
        if Lesson.objects.filter(slug=slug).exists():
            raise forms.ValidationError(NAME_TAKEN)
        self.cleaned_data["slug"] = slug
        return title

    def clean(self):
        data = super().clean()
        young, old = data.get("ages_from"), data.get("ages_to")
        if young and old and young >= old:
            self.add_error("ages_to", _("Ages go from the younger to the older."))
        return data

    def values(self):
        """What the lesson begins with."""
        data = self.cleaned_data
        return {
            "slug": data["slug"],
            "topic": data["topic"],
            "ages": (data["ages_from"], data["ages_to"]),
            "title": Both(data["title_en"], data["title_cy"]),
            "copy_of": data["copy_of"].current if data["copy_of"] else None,
        }


class WordsOfReviewForm(forms.Form):
    """What a reviewer says; needed where a draft is sent back or a comment is made."""

    words = Text(
        label=_("What is to be changed"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write what is to be changed, so that the authors can do it."),
            "max_length": _("Write no more than 1,000 letters."),
        },
    )


class PublishForm(forms.Form):
    """When a published version is to be read again."""

    review_by = DayField(
        label=_("Read again by"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
        help_text=_("For example 28/11/2027."),
        widget=forms.DateInput(format="%d/%m/%Y"),
        error_messages={
            "required": _("Write the day by which it is read again."),
            "invalid": _("Write the day like this: 28/11/2027."),
        },
    )

    def __init__(self, *args, today: dt.date, **kwargs):
        super().__init__(*args, initial={"review_by": today + dt.timedelta(days=365)}, **kwargs)
        self.today = today

    def clean_review_by(self):
        day = self.cleaned_data["review_by"]
        if not self.today < day <= self.today + dt.timedelta(days=3 * 366):
            raise forms.ValidationError(_("Choose a day within the next three years."))
        return day


class WithdrawForm(forms.Form):
    """Why a lesson is taken down, as its readers are told in both languages."""

    reason_en = forms.CharField(
        label=_("Why, English"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "en"}),
        error_messages={"required": _("Write in English why the lesson is taken down.")},
    )
    reason_cy = forms.CharField(
        label=_("Why, Welsh"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "lang": "cy"}),
        error_messages={"required": _("Write in Welsh why the lesson is taken down.")},
    )
    replaced_by = VersionField(
        Lesson.objects.none(),
        label=_("The lesson to use instead"),
        required=False,
        empty_label=_("None"),
    )

    def __init__(self, *args, lesson, **kwargs):
        super().__init__(*args, **kwargs)
        others = Lesson.objects.published().exclude(pk=lesson.pk).select_related("current")
        self.fields["replaced_by"].queryset = others


class CompareForm(forms.Form):
    """Which two versions to compare."""

    def __init__(self, *args, numbers, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [(number, _("Version %(number)s") % {"number": number}) for number in numbers]
        for name, label in (("from", _("From")), ("to", _("To"))):
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)
