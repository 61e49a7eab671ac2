"""The check list before a class quiz is opened."""

from django import forms
from django.utils.translation import gettext_lazy as _

from schools.models import Delivery, LessonLanguage

SOMEONE_ELSE = "else"
MOST_PUPILS = 400


class StartForm(forms.Form):
    """Who from the school is in the room, how many pupils, and which language.

    The adult is never chosen beforehand: it is a safeguarding record.
    """

    staff = forms.ChoiceField(
        label=_("Who from the school is in the room?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who from the school is in the room.")},
    )
    someone_else = forms.CharField(
        label=_("Someone else: name or role"),
        required=False,
        max_length=120,
        help_text=_("A role is enough, for example form tutor."),
    )
    headcount = forms.IntegerField(
        label=_("How many pupils are here?"),
        min_value=1,
        max_value=MOST_PUPILS,
        error_messages={
            "required": _("Write how many pupils are here."),
            "invalid": _("Write the number of pupils in digits, for example 28."),
            "min_value": _("Write how many pupils are here: 1 or more."),
            "max_value": _("Write how many pupils are here: no more than 400."),
        },
    )
    language = forms.ChoiceField(
        label=_("Language of the lesson"), choices=LessonLanguage, widget=forms.RadioSelect
    )

    def __init__(self, *args, delivery: Delivery, **kwargs):
        super().__init__(*args, **kwargs)
        names = [delivery.staff_present] if delivery.staff_present else []
        if delivery.visit and delivery.visit.staff_name not in {"", *names}:
            names.append(delivery.visit.staff_name)
        self.fields["staff"].choices = [
            *((name, name) for name in names),
            (SOMEONE_ELSE, _("Someone else")),
        ]
        self.fields["headcount"].initial = delivery.headcount or delivery.class_group.pupils
        self.fields["language"].initial = delivery.language

    def clean(self):
        chosen = super().clean()
        if chosen.get("staff") == SOMEONE_ELSE and not chosen.get("someone_else", "").strip():
            self.add_error("someone_else", _("Write who from the school is in the room."))
        return chosen

    @property
    def staff_present(self) -> str:
        staff = self.cleaned_data["staff"]
        return self.cleaned_data["someone_else"].strip() if staff == SOMEONE_ELSE else staff
