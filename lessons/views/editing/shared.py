"""What the pages of a draft share: the draft or 404, and how one block is shown, saved, moved."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from django.contrib import messages
from django.db import IntegrityError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.dates import clock
from lessons import actions, queries
from lessons.differences import differences
from lessons.forms import PlaceForm
from lessons.forms.pairs import lock
from lessons.models import Block, LessonVersion, Question, Section
from lessons.pairs import block_of, pairs_of
from lessons.queries.stops import block_address
from lessons.views.reading import today

MakeForm = Callable[..., Form]
Save = Callable[..., Block]
Add = Callable[..., Section | Question]
View = Callable[..., HttpResponse]

GET_AND_POST = require_http_methods(["GET", "HEAD", "POST"])
SIDES = ("_en", "_cy")
TOO_LATE = gettext_lazy("The draft is no longer open for writing. Nothing was changed.")
ADDED_MEANWHILE = gettext_lazy(
    "Somebody added one of that name this very moment. Press the button again to have both."
)


def draft_or_404(slug: str) -> LessonVersion:
    version = queries.find_draft(slug)
    if version is None:
        raise Http404
    return version


def row_or_404(rows, key: str):
    """The section, question or choice KEY of a draft."""
    row = rows.filter(key=key).first()
    if row is None:
        raise Http404
    return row


def keeps_words(view: View) -> View:
    """Words sent to what somebody took out meanwhile stand on the page, to be copied."""

    @wraps(view)
    def kept(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except (Http404, Section.DoesNotExist, Question.DoesNotExist):
            if request.method != "POST":
                raise
            typed = typed_texts(request.POST)
            return render(request, "lessons/editing/gone.html", {"typed": typed}, status=409)

    return kept


def edit_block(
    request: HttpRequest,
    version: LessonVersion,
    block: str,
    make: MakeForm,
    save: Save,
    name: str,
    *,
    onward: Callable[[Form], str] | None = None,
    **more: object,
) -> HttpResponse:
    """Show BLOCK as the template NAME, or save it; a save that comes too late loses no word.

    ONWARD says where a save leads; without it, back to the block.
    """
    form = make(request.POST or None, request.FILES or None)
    nothing = {"meanwhile": None, "is_too_late": False, "differ": [], "homeless": []}
    context, status = {"form": form, **nothing, **more}, 200
    if request.method == "POST" and "preview" not in request.POST:
        if form.is_valid():
            try:
                drawn = form.cleaned_data["revision"]
                saved = save(form, drawn=drawn, by=request.user, now=timezone.now())
                return _saved(request, version, saved, onward(form) if onward else "")
            except actions.SavedMeanwhile as meanwhile:
                status = 409
                context |= _meanwhile(request, version, meanwhile.block, make)
            except actions.TooLate:
                status, context["is_too_late"] = 409, True
        if _is_by_itself(request):
            refused = 409 if status == 409 else 422
            return JsonResponse({"is_taken": refused == 409}, status=refused)
    context |= _around(request, version, block)
    if version.state != LessonVersion.State.DRAFT:
        lock(context["form"])
    return render(request, f"lessons/editing/{name}.html", context, status=status)


def add_block(request: HttpRequest, slug: str, make: MakeForm, add: Add, name: str) -> HttpResponse:
    """Show the form that MAKE gives as the template NAME, or ADD what it says to the draft."""
    version = draft_or_404(slug)
    form, status = make(request.POST or None, version=version), 200
    if form.is_valid():
        try:
            row = add(version, by=request.user, **form.values())
            return redirect(block_address(slug, block_of(row)))
        except actions.TooLate:
            form.add_error(None, TOO_LATE)
            status = 409
        except IntegrityError:  # its key was given to another this very moment: one press more
            form.add_error(None, ADDED_MEANWHILE)
            status = 409
    page = queries.draft_page(version, today=today())
    context = {"form": form, "page": page}
    return render(request, f"lessons/editing/{name}.html", context, status=status)


def move_row(request: HttpRequest, slug: str, row: Section | Question) -> HttpResponse:
    """Put ROW elsewhere in its draft; the page comes back with the focus on it."""
    form, here = PlaceForm(request.POST), row.order + 1
    try:
        to = form.to(here) if form.is_valid() else here
        actions.move_block(row, to=to, by=request.user)
    except actions.TooLate:
        return too_late(request, slug)
    query = urlencode({"moved": block_of(row), "way": form.cleaned_data.get("way", "")})
    # Without a fragment: it would keep the browser from giving focus to the button.
    return redirect(f"{reverse('lessons:draft', args=[slug])}?{query}")


def take_out(
    request: HttpRequest,
    version: LessonVersion,
    remove: Callable[..., object],
    *,
    called: str,
    keep: str,
    back: str,
    note: str = "",
) -> HttpResponse:
    """Ask, then REMOVE what is CALLED so and go BACK; KEEP is the address of what stays instead."""
    if request.method == "POST":
        try:
            remove(by=request.user)
        except actions.TooLate:
            return too_late(request, version.lesson.slug)
        messages.success(request, _("“%(part)s” is taken out.") % {"part": called})
        return redirect(back)
    page = queries.draft_page(version, today=today())
    context = {"page": page, "called": called, "keep": keep, "note": note}
    return render(request, "lessons/editing/remove.html", context)


def too_late(request: HttpRequest, slug: str) -> HttpResponse:
    """Back to the draft, which is none any more."""
    messages.error(request, TOO_LATE)
    return redirect("lessons:draft", slug)


def _around(request: HttpRequest, version: LessonVersion, block: str) -> dict[str, object]:
    return {
        "page": queries.draft_page(version, block=block, today=today()),
        "duty": queries.duty_of(request.user, version),
        "is_previewed": "preview" in request.POST,
        "is_saved": "saved" in request.GET,
    }


def _is_by_itself(request: HttpRequest) -> bool:
    """Whether a script saves while the editor goes on writing."""
    return request.headers.get("Accept") == "application/json"


def _saved(
    request: HttpRequest, version: LessonVersion, block: Block, address: str
) -> HttpResponse:
    if _is_by_itself(request):
        older = list(version.older_welsh.values_list("name", flat=True))
        said = {"revision": block.revision, "saved": clock(timezone.localtime(block.saved_at))}
        return JsonResponse({**said, "older": older})
    return redirect(address or f"{block_address(version.lesson.slug, block.name)}?saved=1")


def _meanwhile(
    request: HttpRequest, version: LessonVersion, block: Block, make: MakeForm
) -> dict[str, object]:
    """The own words again, to be saved over the other's knowingly, and what differs."""
    data = request.POST.copy()
    data["revision"] = str(block.revision)
    form = make(data, request.FILES or None)
    theirs = [pair for pair in pairs_of(version).values() if pair.block == block.name]
    differ = [
        (pair, language, old, differences(old, own))
        for pair in theirs
        for language, old in (("en", pair.en), ("cy", pair.cy))
        if (own := _own(data, f"{pair.field}_{language}", old)) != old
    ]
    homeless = typed_texts(data, but=form.fields)
    return {"form": form, "meanwhile": block, "differ": differ, "homeless": homeless}


def _own(data: QueryDict, name: str, default: str) -> str:
    return data.get(name, default).replace("\r\n", "\n").strip()


def typed_texts(data: QueryDict, but: dict[str, object] | None = None) -> list[tuple[str, str]]:
    """The texts of DATA that hold something, each with its language, BUT those of known fields."""
    return [
        (name[-2:], text)
        for name, text in data.items()
        if name.endswith(SIDES) and text.strip() and name not in (but or {})
    ]
