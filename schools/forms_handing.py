"""Forms of handing visits to a colleague."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.dates import clock, day
from schools.models import Officer, Visit

WHO = {"required": _("Choose a colleague.")}
BOOKED = _("This colleague is booked at that time. Choose another.")


class PassOnForm(forms.Form):
    """One of the colleagues who have time."""

    officer = forms.ChoiceField(
        label=_("Which colleague?"),
        widget=forms.RadioSelect,
        error_messages={**WHO, "invalid_choice": BOOKED},
    )

    def __init__(self, *args, colleagues: Iterable[Officer], **kwargs):
        super().__init__(*args, **kwargs)
        self.colleagues = {str(officer.pk): officer for officer in colleagues}
        self.fields["officer"].choices = [(pk, str(one)) for pk, one in self.colleagues.items()]

    def clean_officer(self) -> Officer:
        return self.colleagues[self.cleaned_data["officer"]]


class HandOverForm(forms.Form):
    """Visits, and a colleague who has time for at least one of them."""

    visits = forms.MultipleChoiceField(
        label=_("Which visits?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one visit.")},
    )
    officer = forms.ChoiceField(
        label=_("Who takes them?"),
        widget=forms.RadioSelect,
        error_messages={**WHO, "invalid_choice": BOOKED},
    )
    is_away = forms.BooleanField(
        label=_("Away all day: put it in the diary as leave"), required=False, initial=True
    )

    def __init__(
        self,
        *args,
        visits: Iterable[Visit],
        free: dict[Officer, list[Visit]],
        asks_away: bool,
        **kwargs,
    ):
        self.by_pk = {str(visit.pk): visit for visit in visits}
        self.colleagues = {str(officer.pk): officer for officer, can in free.items() if can}
        kwargs["initial"] = {"visits": list(self.by_pk), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.fields["visits"].choices = [(pk, name_of(one)) for pk, one in self.by_pk.items()]
        self.fields["officer"].choices = [
            (str(officer.pk), _takes(officer, len(can), len(self.by_pk)))
            for officer, can in free.items()
            if can
        ]
        if not asks_away:
            del self.fields["is_away"]

    def clean_visits(self) -> list[Visit]:
        return [self.by_pk[pk] for pk in self.cleaned_data["visits"]]

    def clean_officer(self) -> Officer:
        return self.colleagues[self.cleaned_data["officer"]]


def name_of(visit: Visit) -> str:
    """ "Tue 12 Jan, 10:15-11:00, Ysgol Bryn Awel: 7A, 7B"."""
    starts_at, ends_at, _officer = visit.agreed
    classes = ", ".join(str(delivery.class_group) for delivery in visit.deliveries.all())
    when = f"{day(starts_at)}, {clock(starts_at)}-{clock(ends_at)}"
    return f"{when}, {visit.school}: {classes}" if classes else f"{when}, {visit.school}"


def _takes(officer: Officer, count: int, of: int) -> str:
    if of == 1:
        return str(officer)
    said = _("%(officer)s: free for %(count)s of %(of)s")
    return str(said % {"officer": officer, "count": count, "of": of})
