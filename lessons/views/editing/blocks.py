"""The blocks of a draft that are not sections: its words, its facts, its minutes, its questions."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.models import Role
from accounts.roles import requires
from lessons import actions, queries
from lessons.forms import FactsForm, MinutesForm, QuestionForm, WordsForm
from lessons.pairs import FACTS, MINUTES, WORDS, block_of
from lessons.queries import revision_of
from lessons.views.editing.shared import draft_or_404, edit_block, row_or_404
from lessons.views.reading import today

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@requires(Role.EDITOR)
@GET_AND_POST
def draft_words(request: HttpRequest, slug: str) -> HttpResponse:
    """Title, aim, aims in pupils' words, vocabulary."""
    version = draft_or_404(slug)
    make = partial(
        WordsForm,
        states=queries.pair_states(version, WORDS),
        initial=WordsForm.filled(version, revision_of(version, WORDS)),
    )

    def save(form):
        return actions.save_words(
            version,
            values=form.values(),
            vocabulary=form.cleaned_data["vocabulary"],
            fits=form.cleaned_data["fits"],
            drawn=form.cleaned_data["revision"],
            by=request.user,
            now=timezone.now(),
        )

    return edit_block(request, version, WORDS, make, save, "words")


@requires(Role.EDITOR)
@GET_AND_POST
def draft_facts(request: HttpRequest, slug: str) -> HttpResponse:
    """Topic, ages, setting, cards and tags."""
    version = draft_or_404(slug)
    revision = revision_of(version, FACTS)

    def make(data, files):
        return FactsForm(data, instance=version.draft, today=today(), revision=revision)

    def save(form):
        return actions.save_facts(
            version,
            values=form.values(),
            drawn=form.cleaned_data["revision"],
            by=request.user,
            now=timezone.now(),
        )

    return edit_block(request, version, FACTS, make, save, "facts")


@requires(Role.EDITOR)
@GET_AND_POST
def draft_minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """Minutes of each part by route, and what they add up to."""
    version = draft_or_404(slug)
    revision = revision_of(version, MINUTES)

    def make(data, files):
        return MinutesForm(data, version=version, revision=revision)

    def save(form):
        return actions.save_minutes(
            version,
            quiz=form.by_route("quiz"),
            sections={section.key: form.by_route(section.key) for section in form.taught},
            drawn=form.cleaned_data["revision"],
            by=request.user,
            now=timezone.now(),
        )

    return edit_block(request, version, MINUTES, make, save, "minutes")


@requires(Role.EDITOR)
@GET_AND_POST
def draft_question(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One question with its choices and their pictures."""
    version = draft_or_404(slug)
    question = row_or_404(version.questions, key)
    block = block_of(question)
    states = queries.pair_states(version, block)
    initial = QuestionForm.filled(question, revision_of(version, block))
    make = partial(QuestionForm, question=question, states=states, initial=initial)

    def save(form):
        return actions.save_question(
            question,
            values=form.values(),
            choices=form.choice_values(),
            fits=form.cleaned_data["fits"],
            drawn=form.cleaned_data["revision"],
            by=request.user,
            now=timezone.now(),
        )

    return edit_block(request, version, block, make, save, "question")
