"""The blocks of a draft that it has once: its words, its facts, its minutes."""

from functools import partial

from django.http import HttpRequest, HttpResponse

from accounts.models import Role
from accounts.roles import requires
from lessons import actions, queries
from lessons.forms import FactsForm, MinutesForm, WordsForm
from lessons.pairs import FACTS, MINUTES, WORDS
from lessons.queries import revision_of
from lessons.views.editing.shared import GET_AND_POST, draft_or_404, edit_block, keeps_words
from lessons.views.reading import today


@requires(Role.EDITOR)
@GET_AND_POST
@keeps_words
def draft_words(request: HttpRequest, slug: str) -> HttpResponse:
    """Title, aim, aims in pupils' words, vocabulary."""
    version = draft_or_404(slug)
    make = partial(
        WordsForm,
        states=queries.pair_states(version, WORDS),
        initial=WordsForm.filled(version, revision_of(version, WORDS)),
    )

    def save(form, **saving):
        return actions.save_words(
            version,
            values=form.values(),
            vocabulary=form.cleaned_data["vocabulary"],
            fits=form.cleaned_data["fits"],
            **saving,
        )

    return edit_block(request, version, WORDS, make, save, "words")


@requires(Role.EDITOR)
@GET_AND_POST
@keeps_words
def draft_facts(request: HttpRequest, slug: str) -> HttpResponse:
    """Topic, ages, setting, cards and tags."""
    version = draft_or_404(slug)
    revision = revision_of(version, FACTS)

    def make(data, files):
        return FactsForm(data, instance=version.draft, today=today(), revision=revision)

    def save(form, **saving):
        return actions.save_facts(
            version,
            values=form.values(),
            **saving,
        )

    return edit_block(request, version, FACTS, make, save, "facts")


@requires(Role.EDITOR)
@GET_AND_POST
@keeps_words
def draft_minutes(request: HttpRequest, slug: str) -> HttpResponse:
    """Minutes of each part by route, and what they add up to."""
    version = draft_or_404(slug)
    revision = revision_of(version, MINUTES)

    def make(data, files):
        return MinutesForm(data, version=version, revision=revision)

    def save(form, **saving):
        return actions.save_minutes(
            version,
            quiz=form.by_route("quiz"),
            sections={section.key: form.by_route(section.key) for section in form.taught},
            **saving,
        )

    return edit_block(request, version, MINUTES, make, save, "minutes")
