"""The officer's phone: the check list before a class, and the control while it runs."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from accounts.roles import requires
from quizzes import actions
from quizzes.codes import spelled
from quizzes.control import Control, control_of
from quizzes.forms import StartForm
from quizzes.models import Sitting
from quizzes.results import room_count
from schools.models import Delivery

ACTIONS: dict[str, Callable[..., bool]] = {
    "open": actions.open_questions,
    "close": actions.close_questions,
    "reopen": actions.reopen_questions,
    "lesson": actions.start_lesson,
    "show": actions.show_next,
    "lock": actions.lock_door,
    "code": actions.renew_code,
    "finish": actions.finish,
    "back": actions.go_back,
}
NAMES = (
    "delivery__force",
    "delivery__class_group",
    "delivery__school",
    "delivery__version__lesson",
)


@requires(Role.OFFICER, Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """The check list: the adult in the room, the pupils, the language; then the quiz opens."""
    visible = Delivery.objects.visible_to(request.user).select_related(
        "visit", "class_group", "school", "version__lesson__topic", "force"
    )
    delivery = get_object_or_404(visible, pk=delivery_pk)
    running = delivery.sittings.running().first()
    form = StartForm(request.POST or None, delivery=delivery)
    context = {"delivery": delivery, "running": running, "form": form}
    if request.method == "POST" and form.is_valid():
        booked, here = delivery.class_group.pupils, form.cleaned_data["headcount"]
        if "sure" not in request.POST and (here > 1.5 * booked + 5 or here < 0.3 * booked):
            return render(request, "quizzes/start_sure.html", {**context, "here": here})
        sitting = _open(request, delivery, form)
        if sitting:
            return redirect("quizzes:sitting", sitting.pk)
    return render(request, "quizzes/start.html", context)


def _open(request: HttpRequest, delivery: Delivery, form: StartForm) -> Sitting | None:
    try:
        return actions.open_sitting(
            delivery,
            by=request.user,
            staff_present=form.staff_present,
            headcount=form.cleaned_data["headcount"],
            language=form.cleaned_data["language"],
            now=timezone.now(),
        )
    except actions.AlreadyOpen as already:
        return already.sitting
    except ValidationError as error:
        form.add_error(None, error)
        return None


def _sitting(request: HttpRequest, pk: int) -> Sitting:
    return get_object_or_404(Sitting.objects.visible_to(request.user).select_related(*NAMES), pk=pk)


def _control(sitting: Sitting) -> Control:
    questions = sitting.delivery.version.questions.count()
    count = room_count(sitting, questions=questions)
    return control_of(sitting, count, questions=questions, now=timezone.now())


def _tag(sitting: Sitting, control: Control) -> str:
    return f'"{sitting.version}-{control.number}-{control.of}-{control.sentence[:7]}"'


def _context(sitting: Sitting, control: Control) -> dict[str, object]:
    return {
        "sitting": sitting,
        "delivery": sitting.delivery,
        "control": control,
        "code": spelled(sitting.code) if sitting.code else "",
    }


@requires(Role.OFFICER, Role.TEACHER, Role.COORDINATOR)
@require_safe
def sitting(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The control: what is happening, how many, and the one next step."""
    found = _sitting(request, sitting_pk)
    return render(request, "quizzes/sitting.html", _context(found, _control(found)))


@requires(Role.OFFICER, Role.TEACHER, Role.COORDINATOR)
@require_safe
def sitting_state(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """The changing part of the control as a fragment; 304 when nothing has changed."""
    found = _sitting(request, sitting_pk)
    control = _control(found)
    etag = _tag(found, control).encode("ascii", "ignore").decode()
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponse(status=304)
    else:
        response = render(request, "quizzes/_control.html", _context(found, control))
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response


@requires(Role.OFFICER, Role.TEACHER)
@require_safe
def more(request: HttpRequest, sitting_pk: int) -> HttpResponse:
    """What is needed seldom: the door, a new code, the board, the end."""
    found = _sitting(request, sitting_pk)
    return render(request, "quizzes/more.html", _context(found, _control(found)))


@requires(Role.OFFICER, Role.TEACHER)
@require_POST
def act(request: HttpRequest, sitting_pk: int, action: str) -> HttpResponse:
    """One step of the sitting, if it is still in the state the button was drawn for."""
    if action not in ACTIONS:
        raise Http404
    found = _sitting(request, sitting_pk)
    drawn = request.POST.get("drawn", "")
    if drawn.isdecimal():
        ACTIONS[action](found, by=request.user, drawn=int(drawn), now=timezone.now())
    return redirect("quizzes:sitting", found.pk)


@requires(Role.OFFICER, Role.TEACHER)
@require_safe
def room_code(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """The code for the corner of the presenter view; 204 when no class can join."""
    visible = Delivery.objects.visible_to(request.user)
    delivery = get_object_or_404(visible, pk=delivery_pk)
    running = delivery.sittings.running().first()
    if running is None or not running.code:
        return HttpResponse(status=204)
    return JsonResponse({"code": spelled(running.code), "sitting": running.pk})
