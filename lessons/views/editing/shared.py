"""What the pages of a draft share: the draft or 404, and how one block is shown and saved."""

from collections.abc import Callable

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.dates import clock
from lessons import actions, queries
from lessons.differences import differences
from lessons.models import Block, LessonVersion
from lessons.pairs import pairs_of
from lessons.queries.stops import block_address
from lessons.views.reading import today

MakeForm = Callable[..., Form]
Save = Callable[[Form], Block]


def draft_or_404(slug: str) -> LessonVersion:
    version = queries.find_draft(slug)
    if version is None:
        raise Http404
    return version


def row_or_404(rows, key: str):
    """The section or question KEY of a draft."""
    row = rows.filter(key=key).first()
    if row is None:
        raise Http404
    return row


def edit_block(
    request: HttpRequest,
    version: LessonVersion,
    block: str,
    make: MakeForm,
    save: Save,
    name: str,
    **more: object,
) -> HttpResponse:
    """Show BLOCK as the template NAME, or save it; a save that comes too late loses no word."""
    form = make(request.POST or None, request.FILES or None)
    context = {"form": form, "meanwhile": None, "is_too_late": False, "differ": [], **more}
    status = 200
    if request.method == "POST" and "preview" not in request.POST:
        if form.is_valid():
            try:
                return _saved(request, version, save(form))
            except actions.SavedMeanwhile as meanwhile:
                status = 409
                context |= _meanwhile(request, version, meanwhile.block, make)
            except actions.TooLate:
                status, context["is_too_late"] = 409, True
        if _is_by_itself(request):
            refused = 409 if status == 409 else 422
            return JsonResponse({"is_taken": refused == 409}, status=refused)
    context |= _around(request, version, block)
    if version.state != LessonVersion.State.DRAFT and hasattr(context["form"], "lock"):
        context["form"].lock()
    return render(request, f"lessons/editing/{name}.html", context, status=status)


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


def _saved(request: HttpRequest, version: LessonVersion, block: Block) -> HttpResponse:
    if _is_by_itself(request):
        older = list(version.older_welsh.values_list("name", flat=True))
        said = {"revision": block.revision, "saved": clock(timezone.localtime(block.saved_at))}
        return JsonResponse({**said, "older": older})
    return redirect(f"{block_address(version.lesson.slug, block.name)}?saved=1")


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
    return {"form": form, "meanwhile": block, "differ": differ}


def _own(data, name: str, default: str) -> str:
    return data.get(name, default).replace("\r\n", "\n").strip()
