"""A whole class on one page: who was there, and how many chose what, before and after."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from quizzes.content import Asked
from quizzes.forms.counts import CountForm
from quizzes.forms.start import StartForm
from quizzes.models import QUESTION_PHASES, Sitting, Source
from schools.models import Delivery

TOO_MANY = _("You counted %(counted)s, but %(here)s are here. Check each number.")
PLACES = {
    "before": _("Question %(number)s before the lesson: %(counted)s counted, %(here)s are here."),
    "after": _("Question %(number)s after the lesson: %(counted)s counted, %(here)s are here."),
}


class WholeClassForm(StartForm):
    """What every class quiz has on record, and how it was counted."""

    source = forms.ChoiceField(
        label=_("How was it counted?"),
        choices=[
            (Source.HANDS, _("Hands")),
            (Source.CARDS, _("Lettered cards")),
            (Source.PAPER, _("Paper")),
        ],
        initial=Source.HANDS,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("ways", "pace", "board"):  # nobody answers on a device, no board is there
            del self.fields[name]


class WholeClass:
    """The form of the class and a form of counts for each question, before and after."""

    def __init__(
        self, data: Mapping | None, *, delivery: Delivery, asked: tuple[Asked, ...], by: User
    ):
        self.form = WholeClassForm(data, delivery=delivery, by=by, before=None)
        self.counts = {
            (phase.value, question.number): CountForm(
                data, question=question, prefix=f"{phase.value}-{question.number}"
            )
            for phase in QUESTION_PHASES
            for question in asked
        }

    def of_phase(self, phase: str) -> list[CountForm]:
        return [form for (of, _number), form in self.counts.items() if of == phase]

    def is_that_of(self, sitting: Sitting) -> bool:
        """Whether SITTING holds these very numbers: the page was sent before, and comes again."""
        typed = {
            (phase, counted.question.pk, key): count
            for (phase, _number), counted in self.counts.items()
            for key, count in counted.counts.items()
            if count
        }
        sent = self.form.cleaned_data
        stored = sitting.tallies.filter(source=sent["source"])
        rows = stored.values_list("phase", "question", "choice", "count")
        is_same = typed == {tuple(place): count for *place, count in rows}
        return is_same and sitting.headcount == sent["headcount"]

    def is_valid(self) -> bool:
        """Everything can be read, and no question was answered by more than were there."""
        forms_are_valid = [form.is_valid() for form in (self.form, *self.counts.values())]
        if not all(forms_are_valid):
            return False
        here = self.form.cleaned_data["headcount"]
        for (phase, number), form in self.counts.items():
            if form.counted > here:
                values = {"number": number, "counted": form.counted, "here": here}
                form.add_error(None, TOO_MANY % values)
                self.form.add_error(None, PLACES[phase] % values)
        return self.form.is_valid()
