"""Examples of every kind of field, for the page that shows the components."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExampleForm(forms.Form):
    """One field of each kind; shown empty and with every error."""

    name = forms.CharField(
        label=_("Name of the class"),
        help_text=_("As the school says it, for example 8A."),
        error_messages={"required": _("Write the name of the class.")},
    )
    pupils = forms.IntegerField(
        label=_("How many pupils are here?"),
        min_value=1,
        error_messages={"required": _("Write how many pupils are here.")},
    )
    on = forms.DateField(
        label=_("Day"),
        help_text=_("For example 12 Jan."),
        error_messages={"required": _("Write the day.")},
    )
    note = forms.CharField(
        label=_("Anything we should know"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write a line.")},
    )
    route = forms.ChoiceField(
        label=_("How long is the lesson?"),
        choices=[("20", _("20 minutes")), ("45", _("45 minutes")), ("60", _("60 minutes"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long the lesson is.")},
    )
    ways = forms.MultipleChoiceField(
        label=_("How will they answer?"),
        choices=[("own", _("Own device")), ("hands", _("Hands")), ("paper", _("Paper"))],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one way.")},
    )
    area = forms.ChoiceField(
        label=_("Area"),
        choices=[("", _("All")), ("a", "Powys"), ("b", "Ceredigion")],
        error_messages={"required": _("Choose an area.")},
    )
    register = forms.FileField(
        label=_("School register"), error_messages={"required": _("Choose a file.")}
    )
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput,
        error_messages={"required": _("Write your password.")},
    )
    agreed = forms.BooleanField(
        label=_("A member of staff stays in the room"),
        error_messages={"required": _("Say that a member of staff stays in the room.")},
    )


ANIMALS = [
    *("bee", "cat", "deer", "dolphin", "dormouse", "dove", "dragon", "duck", "eagle", "fox"),
    *("gull", "hare", "hawk", "hedgehog", "heron", "kite", "lapwing", "lion", "mouse"),
    *("nightingale", "octopus", "otter", "owl", "panda", "penguin", "pony", "rabbit", "seal"),
    *("squirrel", "tiger"),
]
