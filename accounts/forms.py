"""Forms of signing in and of the own account."""

from allauth.account.forms import RequestLoginCodeForm
from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.actions import welcome_newcomer
from accounts.models import AuditEvent, Role, User


class CodeRequestForm(RequestLoginCodeForm):
    """One field: an e-mail address. A new address gets an account without any rights."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Your work e-mail address")
        self.fields["email"].error_messages["required"] = _("Write your e-mail address.")
        self.fields["email"].validators.append(
            MaxLengthValidator(
                User._meta.get_field("email").max_length, _("Enter a valid email address.")
            )
        )

    def clean_email(self) -> str:
        """Whoever asks for too many codes is refused before an account is made."""
        email = super().clean_email()
        if self._user is None:
            self._user = welcome_newcomer(email=email)
        return email


class AccountForm(forms.ModelForm):
    """What a person may change about the own account."""

    class Meta:
        model = User
        fields = ["name", "language"]
        labels = {"name": _("Your name"), "language": _("Language of mail to you")}
        help_texts = {"language": ""}
        widgets = {"language": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["name"].error_messages["required"] = _("Write your name.")
        self.fields["language"].choices = [
            ("en", "English"),
            ("cy", "Cymraeg"),
            ("", _("Both languages")),
        ]


class RoleForm(forms.Form):
    """Which of the held roles to work in."""

    role = forms.ChoiceField(choices=Role)

    def __init__(self, *args, user: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [(role.value, role.label) for role in user.roles]


class AuditFilterForm(forms.Form):
    """Which rows of the trail to show."""

    action = forms.ChoiceField(label=_("What was done"), required=False)
    since = forms.DateField(
        label=_("Since"),
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"],
        widget=forms.DateInput(format="%d/%m/%Y"),
    )

    def __init__(self, *args, actions: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        words = dict(AuditEvent.Action.choices)
        known = [(action, words.get(action, action)) for action in actions]
        self.fields["action"].choices = [("", _("Everything")), *known]
