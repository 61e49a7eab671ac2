"""The check list before a class quiz is opened."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from quizzes.models import Sitting, Source
from schools.models import Delivery, LessonLanguage, RoomDevices

SOMEONE_ELSE, NOBODY = "else", "nobody"
MOST_PUPILS = 400
WAYS = [
    (Source.DEVICES, _("Own device")),
    (Source.SHARED, _("Shared device")),
    (Source.HANDS, _("Hands")),
    (Source.CARDS, _("Lettered cards")),
    (Source.PAPER, _("Paper")),
]
BOARD_HELP = _(
    "Open Diogel's board on the projector, at %(address)s, and type the 4 letters it shows."
)
USUAL_WAYS = {
    RoomDevices.OWN: [Source.DEVICES],
    RoomDevices.SHARED: [Source.SHARED],
    RoomDevices.NONE: [Source.HANDS],
}


class StartForm(forms.Form):
    """Who from the school is in the room, how many pupils, which language, how they answer.

    The adult is never chosen beforehand: it is a safeguarding record. The class of the same
    person before, BEFORE, lends its language, ways of answering and pace. BOARD_ADDRESS is where
    a projector becomes a board.
    """

    staff = forms.ChoiceField(
        label=_("Who from the school is in the room?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who from the school is in the room.")},
    )
    someone_else = forms.CharField(
        label=_("Name or role of someone else"),
        required=False,
        max_length=120,
        help_text=_("A role is enough, for example form tutor."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
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
        widget=forms.NumberInput(attrs={"class": "govuk-input--width-4"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the lesson"), choices=LessonLanguage, widget=forms.RadioSelect
    )
    ways = forms.MultipleChoiceField(
        label=_("How will they answer?"),
        help_text=_("Hands are counted on this phone, paper sheets later."),
        choices=WAYS,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one way to answer.")},
    )
    pace = forms.ChoiceField(
        label=_("Whose pace?"),
        choices=[
            (Sitting.Pace.OWN, _("Each pupil answers all questions at their own pace")),
            (Sitting.Pace.LED, _("You ask one question at a time")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    board = forms.CharField(
        label=_("Letters on the board's screen"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "class": "govuk-input--width-5 letters",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )

    def __init__(self, *args, delivery: Delivery, by: User, before: Sitting | None, **kwargs):
        board_address = kwargs.pop("board_address", "")
        super().__init__(*args, **kwargs)
        self.fields["board"].help_text = BOARD_HELP % {"address": board_address}
        visit = delivery.visit
        self.fields["staff"].choices = [
            *((name, name) for name in _names(delivery, by)),
            (SOMEONE_ELSE, _("Someone else")),
            (NOBODY, _("Nobody from the school")),
        ]
        usual = USUAL_WAYS[visit.devices] if visit else [Source.DEVICES]
        self.initial |= {
            "headcount": delivery.headcount or delivery.class_group.pupils,
            "language": before.language if before else delivery.language,
            "ways": before.ways.split(",") if before else usual,
            "pace": before.pace if before else Sitting.Pace.OWN,
        }
        self.office = _office(delivery)

    def clean_ways(self):
        """Each way once, in the order they are offered in, however they were sent."""
        chosen = self.cleaned_data["ways"]
        return [way.value for way, _label in WAYS if way in chosen]

    def clean(self):
        chosen = super().clean()
        if chosen.get("staff") == SOMEONE_ELSE and not chosen.get("someone_else", "").strip():
            self.add_error("someone_else", _("Write who from the school is in the room."))
        if chosen.get("staff") == NOBODY:
            ask = _("Do not start. Ask the office for a member of staff: %(office)s")
            alone = _("Do not start. Ask the office for a member of staff.")
            self.add_error("staff", ask % {"office": self.office} if self.office else alone)
        return chosen

    @property
    def facts(self) -> str:
        """Language and ways as they stand: what is filled in reads as facts until it is changed."""
        language = dict(LessonLanguage.choices).get(self["language"].value())
        ways = [label for key, label in WAYS if key in (self["ways"].value() or [])]
        led = self["pace"].value() == Sitting.Pace.LED
        pace = _("One question at a time") if led else ""
        return " · ".join(str(fact) for fact in [language, *ways, pace] if fact)

    @property
    def has_changes_to_mend(self) -> bool:
        return any(self[name].errors for name in ("language", "ways", "board"))

    @property
    def staff_present(self) -> str:
        staff = self.cleaned_data["staff"]
        return self.cleaned_data["someone_else"].strip() if staff == SOMEONE_ELSE else staff


def _names(delivery: Delivery, by: User) -> Iterable[str]:
    """People of the school named so far, each once; a teacher who runs the quiz is one of them."""
    names = [delivery.staff_present, delivery.visit.staff_name if delivery.visit else ""]
    if by.is_teacher:
        names.append(str(by))
    return dict.fromkeys(name for name in names if name)


def _office(delivery: Delivery) -> str:
    visit_phone = delivery.visit.contact_phone if delivery.visit else ""
    return visit_phone or delivery.school.phone
