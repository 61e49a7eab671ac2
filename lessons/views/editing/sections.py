"""The sections of a draft: written one by one, moved, added, taken out."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from accounts.models import Role
from accounts.roles import requires
from lessons import actions, queries
from lessons.forms import NewSectionForm, SectionForm
from lessons.imports.checks.readable import YEARS_ABOVE
from lessons.markdown import as_html
from lessons.pairs import PARTS, block_of, name_of
from lessons.queries import revision_of
from lessons.queries.stops import block_address
from lessons.reading import reading_of
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
def draft_section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One section in both languages."""
    version = draft_or_404(slug)
    section = row_or_404(version.sections, key)
    block = block_of(section)
    states = queries.pair_states(version, block)
    initial = SectionForm.filled(section, revision_of(version, block))
    make = partial(SectionForm, section=section, states=states, initial=initial)

    def save(form, **saving):
        return actions.save_section(
            section,
            values=form.values(),
            fits=form.cleaned_data["fits"],
            **saving,
        )

    reads = {"reads": reading_of(section.body_en), "most": version.draft.ages_from + YEARS_ABOVE}
    return edit_block(request, version, block, make, save, "section", section=section, **reads)


@requires(Role.EDITOR)
@require_POST
def section_move(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Put a section elsewhere."""
    return move_row(request, slug, row_or_404(draft_or_404(slug).sections, key))


@requires(Role.EDITOR)
@GET_AND_POST
def section_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a part to the draft."""
    return add_block(request, slug, NewSectionForm, actions.add_section, "section_new")


@requires(Role.EDITOR)
@GET_AND_POST
def section_remove(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask, then take a section out."""
    version = draft_or_404(slug)
    section = row_or_404(version.sections, key)
    return take_out(
        request,
        version,
        partial(actions.remove_block, section),
        called=name_of(section),
        keep=block_address(slug, block_of(section)),
        back=block_address(slug, PARTS),
    )


@requires(Role.EDITOR)
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Markdown as readers will see it: for the script that shows it while somebody writes."""
    return HttpResponse(as_html(request.POST.get("text", "")[:20_000]))
