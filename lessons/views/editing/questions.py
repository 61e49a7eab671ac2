"""The questions of a draft and their choices: written, moved, added, taken out."""

from functools import partial
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Role
from accounts.roles import requires
from accounts.templatetags.words import words
from lessons import actions, queries
from lessons.forms import NewQuestionForm, QuestionForm
from lessons.forms.questions import UNSURE
from lessons.pairs import QUIZ, block_of, name_of
from lessons.queries import revision_of
from lessons.queries.stops import block_address
from lessons.views.editing.shared import (
    GET_AND_POST,
    add_block,
    draft_or_404,
    edit_block,
    keeps_words,
    move_row,
    row_or_404,
    take_out,
)


@requires(Role.EDITOR)
@GET_AND_POST
@keeps_words
def draft_question(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One question with its choices and their pictures."""
    version = draft_or_404(slug)
    question = row_or_404(version.questions, key)
    block = block_of(question)
    states = queries.pair_states(version, block)
    initial = QuestionForm.filled(question, revision_of(version, block))
    moved = {"moved": request.GET.get("moved", ""), "way": request.GET.get("way", "")}
    added = moved["moved"] if moved["way"] == "add" else ""
    known = {"question": question, "states": states, "initial": initial, "added": added}
    make = partial(QuestionForm, **known)

    def save(form, **saving):
        return actions.save_question(
            question,
            values=form.values(),
            choices=form.choice_values(),
            fits=form.cleaned_data["fits"],
            **saving,
        )

    onward = partial(_onward, slug, block, key)
    return edit_block(request, version, block, make, save, "question", onward=onward, **moved)


def _onward(slug: str, block: str, key: str, form: QuestionForm) -> str:
    """Where a button of the form leads: back to the choice it moved or added, or to a question."""
    what, choice = form.cleaned_data["then"]
    if what == "out":
        return reverse("lessons:choice_remove", args=[slug, key, choice])
    moved = {"moved": choice, "way": what} if what else {}
    return f"{block_address(slug, block)}?{urlencode({'saved': 1, **moved})}"


@requires(Role.EDITOR)
@require_POST
def question_move(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Put a question elsewhere."""
    return move_row(request, slug, row_or_404(draft_or_404(slug).questions, key))


@requires(Role.EDITOR)
@GET_AND_POST
def question_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a question to the draft: its kind first."""
    return add_block(request, slug, NewQuestionForm, actions.add_question, "question_new")


@requires(Role.EDITOR)
@GET_AND_POST
def question_remove(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask, then take a question out."""
    version = draft_or_404(slug)
    question = row_or_404(version.questions, key)
    return take_out(
        request,
        version,
        partial(actions.remove_block, question),
        called=name_of(question),
        keep=block_address(slug, block_of(question)),
        back=block_address(slug, QUIZ),
        note=_("If it is written again, it counts as another question: years are not compared."),
    )


@requires(Role.EDITOR)
@GET_AND_POST
def choice_remove(request: HttpRequest, slug: str, key: str, choice_key: str) -> HttpResponse:
    """Ask, then take a choice out of its question; "I'm not sure" stays."""
    version = draft_or_404(slug)
    question = row_or_404(version.questions, key)
    choice = row_or_404(question.choices.exclude(key=UNSURE), choice_key)
    return take_out(
        request,
        version,
        partial(actions.remove_choice, choice, now=timezone.now()),
        called=words(choice, "text") or choice.key,
        keep=block_address(slug, block_of(question)),
        back=block_address(slug, block_of(question)),
    )
