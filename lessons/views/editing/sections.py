"""The sections of a draft: written one by one, moved, added, taken out."""

from functools import partial
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Role
from accounts.roles import requires
from lessons import actions, queries
from lessons.forms import NewSectionForm, PlaceForm, SectionForm
from lessons.imports.checks.readable import YEARS_ABOVE
from lessons.markdown import as_html
from lessons.pairs import block_of
from lessons.queries import revision_of
from lessons.reading import reading_of
from lessons.views.editing.blocks import GET_AND_POST
from lessons.views.editing.shared import draft_or_404, edit_block, row_or_404
from lessons.views.reading import today


@requires(Role.EDITOR)
@GET_AND_POST
def draft_section(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One section in both languages."""
    version = draft_or_404(slug)
    section = row_or_404(version.sections, key)
    block = block_of(section)
    states = queries.pair_states(version, block)
    initial = SectionForm.filled(section, revision_of(version, block))
    make = partial(_form, section=section, states=states, initial=initial)

    def save(form):
        return actions.save_section(
            section,
            values=form.values(),
            fits=form.cleaned_data["fits"],
            drawn=form.cleaned_data["revision"],
            by=request.user,
            now=timezone.now(),
        )

    reads = {"reads": reading_of(section.body_en), "most": version.draft.ages_from + YEARS_ABOVE}
    return edit_block(request, version, block, make, save, "section", section=section, **reads)


def _form(data, files, **more):
    return SectionForm(data, **more)


@requires(Role.EDITOR)
@require_POST
def section_move(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Move a section; the page comes back with the focus on it."""
    version = draft_or_404(slug)
    section, form = row_or_404(version.sections, key), PlaceForm(request.POST)
    here = list(version.sections.values_list("key", flat=True)).index(key) + 1
    to = form.to(here) if form.is_valid() else here
    try:
        place = actions.move_section(section, to=to, by=request.user)
    except actions.TooLate:
        return redirect("lessons:draft", slug)
    query = urlencode({"moved": key, "way": form.cleaned_data.get("way", ""), "place": place})
    # Without a fragment: it would keep the browser from giving focus to the button.
    return redirect(f"{reverse('lessons:draft', args=[slug])}?{query}")


@requires(Role.EDITOR)
@GET_AND_POST
def section_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Add a part to the draft."""
    version = draft_or_404(slug)
    form = NewSectionForm(request.POST or None, version=version)
    if form.is_valid():
        try:
            section = actions.add_section(version, by=request.user, **form.cleaned_data)
        except actions.TooLate:
            return redirect("lessons:draft", slug)
        return redirect("lessons:draft_section", slug, section.key)
    page = queries.draft_page(version, today=today())
    return render(request, "lessons/editing/section_new.html", {"form": form, "page": page})


@requires(Role.EDITOR)
@GET_AND_POST
def section_remove(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Ask, then take a section out."""
    version = draft_or_404(slug)
    section = row_or_404(version.sections, key)
    if request.method == "POST":
        try:
            actions.remove_section(section, by=request.user)
            messages.success(request, _("“%(part)s” is taken out.") % {"part": section.heading_en})
        except actions.TooLate:
            pass
        return redirect("lessons:draft", slug)
    page = queries.draft_page(version, today=today())
    return render(
        request, "lessons/editing/section_remove.html", {"section": section, "page": page}
    )


@requires(Role.EDITOR)
@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Markdown as readers will see it: for the script that shows it while somebody writes."""
    return HttpResponse(as_html(request.POST.get("text", "")[:20_000]))
