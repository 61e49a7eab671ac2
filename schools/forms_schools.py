"""Forms about schools and who serves them."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from schools.models import LocalAuthority, Officer, School
from schools.names import fold


class SchoolFilterForm(forms.Form):
    """Words to look for, and the area and phase to narrow to."""

    q = forms.CharField(label=_("Name, place or postcode"), required=False, max_length=80)
    area = forms.ModelChoiceField(
        LocalAuthority.objects.none(), label=_("Area"), required=False, empty_label=_("All")
    )
    phase = forms.ChoiceField(label=_("Phase"), required=False)

    def __init__(self, *args, schools: QuerySet[School], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = LocalAuthority.objects.filter(
            pk__in=schools.order_by().values("local_authority")
        )
        self.fields["phase"].choices = [("", _("All")), *School.Phase.choices]

    def narrow(self, schools: QuerySet[School]) -> QuerySet[School]:
        """SCHOOLS that hold every word and stand in the chosen area and phase."""
        if not (self.is_bound and self.is_valid()):
            return schools
        for word in fold(self.cleaned_data["q"]).split():
            schools = schools.filter(search_text__contains=word)
        if self.cleaned_data["area"]:
            schools = schools.filter(local_authority=self.cleaned_data["area"])
        if self.cleaned_data["phase"]:
            schools = schools.filter(phase=self.cleaned_data["phase"])
        return schools


class OfficerForm(forms.Form):
    """A new officer: they sign in by a code mailed to this address."""

    name = forms.CharField(
        label=_("Name and rank, as schools see it"),
        max_length=120,
        error_messages={"required": _("Write the officer's name.")},
    )
    email = forms.EmailField(
        label=_("Work e-mail address"),
        max_length=User._meta.get_field("email").max_length,
        error_messages={
            "required": _("Write the officer's e-mail address."),
            "invalid": _("Write an e-mail address like name@force.police.uk."),
            "max_length": _("Write an e-mail address like name@force.police.uk."),
        },
    )

    def __init__(self, *args, by: User, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by

    def clean_email(self) -> str:
        email = self.cleaned_data["email"].lower()
        other = User.objects.filter(email=email).exclude(force=None).exclude(force=self.by.force)
        if other.exists():
            raise forms.ValidationError(_("This person belongs to another force."))
        return email


class PatchForm(forms.Form):
    """Schools to give to an officer, of one area."""

    schools = forms.ModelMultipleChoiceField(
        School.objects.none(),
        label=_("Schools"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one school.")},
    )

    def __init__(self, *args, schools: QuerySet[School], officer: Officer, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["schools"].queryset = schools
        self.fields["schools"].initial = schools.filter(patch__officer=officer, patch__ends_on=None)
