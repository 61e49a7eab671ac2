"""One dated card as editors look after it: read, changed, checked again, replaced, added."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from accounts.roles import requires
from accounts.templatetags.words import words
from lessons import queries
from lessons.actions import cards as actions
from lessons.forms_checks import USUAL_TIME, CheckForm, ReplaceForm
from lessons.forms_facts import FORMS
from lessons.models import DatedCard
from lessons.views.editing.shared import typed_texts
from lessons.views.reading import today


def _card_or_404(kind: str, key: str) -> DatedCard:
    card = queries.find_card(kind, key)
    if card is None:
        raise Http404
    return card


def of_card_in_place(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """VIEW of the card that the address names, unless another stands in its place.

    Nothing is changed about that any more: 404, and what was sent to it stands there to be copied.
    """

    @wraps(view)
    def of_card(request: HttpRequest, kind: str, key: str) -> HttpResponse:
        card = _card_or_404(kind, key)
        if not card.replaced_by:
            return view(request, card)
        if request.method != "POST":
            raise Http404
        return _too_late(request, card)

    return of_card


def _too_late(request: HttpRequest, card: DatedCard) -> HttpResponse:
    """Somebody was first: the card as it is now, and nothing of this person's is saved."""
    context = {"card": card, "typed": typed_texts(request.POST)}
    return render(request, "lessons/fact_too_late.html", context, status=409)


def _both(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The card as it is now, and what this person typed, to be saved over it knowingly."""
    theirs = _card_or_404(kind, key)
    if theirs.replaced_by:
        return _too_late(request, theirs)
    card, data = _card_or_404(kind, key), request.POST.copy()
    data["seen"] = str(theirs.revision)
    form = FORMS[type(card)](data, instance=card, today=today())
    context = {"form": form, "card": theirs, "theirs": theirs}
    return render(request, "lessons/fact_change.html", context, status=409)


@requires(Role.EDITOR)
@require_safe
def fact(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """The card in both languages, the lessons that show it, and its history."""
    card = _card_or_404(kind, key)
    context = {
        "card": card,
        "state": queries.state_of(card, today()),
        "lessons": queries.lessons_with(card),
        "changes": queries.changes_of(card),
        "faults": queries.word_faults(card),
        "replaces": card.replaces.all(),
    }
    return render(request, "lessons/fact.html", context)


@requires(Role.EDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
@of_card_in_place
def fact_change(request: HttpRequest, card: DatedCard) -> HttpResponse:
    """The words of both languages side by side, with the check that they need."""
    form = FORMS[type(card)](request.POST or None, instance=card, today=today())
    if form.is_valid():
        change = {"values": form.values, "seen": form.cleaned_data["seen"], "by": request.user}
        try:
            actions.change_card(card=card, now=timezone.now(), **change)
        except actions.CardChangedMeanwhile:
            return _both(request, card.KIND, card.key)
        messages.success(request, _("Saved. Every lesson that uses this fact shows it now."))
        return redirect(card)
    return render(request, "lessons/fact_change.html", {"form": form, "card": card})


@requires(Role.EDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
def fact_new(request: HttpRequest, kind: str) -> HttpResponse:
    """A card that is not here yet; it waits for a lesson to name it."""
    if kind not in queries.KINDS:
        raise Http404
    model = queries.KINDS[kind]
    key = request.GET.get("key", "")[:50]
    blank = model(key=key, checked_on=today(), review_by=today() + USUAL_TIME)
    form = FORMS[model](request.POST or None, instance=blank, today=today(), is_new=True)
    if form.is_valid():
        new = {"model": model, "values": form.values, "by": request.user}
        try:
            card = actions.add_card(now=timezone.now(), **new)
        except IntegrityError:  # a colleague added one of that key this very moment
            form.add_error("key", blank.unique_error_message(model, ("key",)))
        else:
            messages.success(request, _("Added. A lesson shows it once it names its key."))
            return redirect(card)
    return render(request, "lessons/fact_new.html", {"form": form, "kind": kind})


@requires(Role.EDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
@of_card_in_place
def fact_check(request: HttpRequest, card: DatedCard) -> HttpResponse:
    """The words stand: somebody has compared them with their source."""
    who = {"by_name": str(request.user), "today": today()}
    form = CheckForm(request.POST or None, card=card, **who)
    if form.is_valid():
        check = {"values": form.values, "seen": form.cleaned_data["seen"], "by": request.user}
        try:
            actions.check_again(card=card, now=timezone.now(), **check)
        except actions.CardChangedMeanwhile:
            return _too_late(request, card)
        messages.success(request, _("Checked. It is shown until its next review day."))
        return redirect("lessons:todo")
    return render(request, "lessons/fact_check.html", {"form": form, "card": card})


@requires(Role.EDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
@of_card_in_place
def fact_replace(request: HttpRequest, card: DatedCard) -> HttpResponse:
    """Another card in the place of this one, in every lesson at once."""
    others = queries.may_replace(card, today())
    form = ReplaceForm(request.POST or None, card=card, others=others)
    if form.is_valid():
        other = form.cleaned_data["other"]
        change = {"seen": form.cleaned_data["seen"], "by": request.user, "now": timezone.now()}
        try:
            count = actions.replace_card(card=card, other=other, **change)
        except actions.CardChangedMeanwhile:
            return _too_late(request, card)
        messages.success(request, _replaced(other, count))
        return redirect(other)
    context = {"form": form, "card": card, "lessons": queries.lessons_with(card)}
    return render(request, "lessons/fact_replace.html", context)


def _replaced(other: DatedCard, count: int) -> str:
    said = ngettext(
        "“%(name)s” stands in %(count)s lesson now.",
        "“%(name)s” stands in %(count)s lessons now.",
        count,
    )
    return said % {"name": words(other, "title"), "count": count}
