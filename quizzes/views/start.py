"""The check list before a class: the adult in the room, the pupils, the language, the ways."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role, User
from accounts.roles import requires
from quizzes import actions
from quizzes.boards import lets_in
from quizzes.codes import spelled
from quizzes.forms import StartForm
from quizzes.models import Sitting
from schools.models import Delivery

RUNNERS = (Role.OFFICER, Role.COORDINATOR, Role.TEACHER)
EARLY = timedelta(minutes=60)


@requires(*RUNNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """Five lines to check, one button; the adult is never chosen beforehand."""
    delivery = get_object_or_404(deliveries(request.user), pk=delivery_pk)
    now = timezone.now()
    before = Sitting.objects.opened_today(request.user, now).first()
    form = StartForm(
        request.POST or None,
        delivery=delivery,
        by=request.user,
        before=before,
        board_address=request.get_host() + reverse("board:board"),
    )
    if "rehearse" in request.POST:
        return _rehearse(request, delivery, form)
    if request.method == "POST" and "change" not in request.POST and form.is_valid():
        here = form.cleaned_data["headcount"]
        if _is_surprising(here, delivery) and request.POST.get("sure") != str(here):
            context = {"delivery": delivery, "form": form, "here": here}
            return render(request, "quizzes/start_sure.html", context)
        response = _open(request, delivery, form)
        if response:
            return response
    return render(request, "quizzes/start.html", _context(request, delivery, form))


def deliveries(user: User) -> QuerySet[Delivery]:
    return Delivery.objects.visible_to(user).select_related(
        "visit", "class_group", "school", "version__lesson__topic", "force"
    )


def _is_surprising(here: int, delivery: Delivery) -> bool:
    booked = delivery.class_group.pupils
    return here > 1.5 * booked + 5 or here < 0.3 * booked


def _open(request: HttpRequest, delivery: Delivery, form: StartForm) -> HttpResponse | None:
    """Open the quiz and go to its control; None when the form now says what stands in the way."""
    chosen = form.cleaned_data
    try:
        sitting = actions.open_sitting(
            delivery,
            by=request.user,
            staff_present=form.staff_present,
            headcount=chosen["headcount"],
            language=chosen["language"],
            ways=chosen["ways"],
            pace=chosen["pace"] or Sitting.Pace.OWN,
            board=chosen["board"],
            now=timezone.now(),
        )
    except (actions.AlreadyOpen, actions.AlreadyTaught):
        return redirect("quizzes:start", delivery.pk)  # which now says so
    except actions.NoSuchBoard as unknown:
        form.add_error("board", str(unknown))
        return None
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    return redirect(sitting)


def _rehearse(request: HttpRequest, delivery: Delivery, form: StartForm) -> HttpResponse:
    """Open a rehearsal with what was chosen; the adult is asked for when pupils are there."""
    form.is_valid()
    chosen = form.initial | {name: value for name, value in form.cleaned_data.items() if value}
    try:
        sitting = actions.rehearse(
            delivery,
            by=request.user,
            headcount=chosen["headcount"],
            language=chosen["language"],
            ways=chosen["ways"],
            pace=chosen["pace"],
            board=chosen.get("board", ""),
            now=timezone.now(),
        )
    except actions.NoSuchBoard as unknown:
        form.add_error("board", str(unknown))
        return render(request, "quizzes/start.html", _context(request, delivery, form))
    return redirect(sitting)


def _context(request: HttpRequest, delivery: Delivery, form: StartForm) -> dict[str, object]:
    now = timezone.now()
    latest = delivery.sittings.begun().select_related("opened_by", "controlled_by").first()
    return {
        "delivery": delivery,
        "form": form,
        "latest": latest,
        "may_go_back": bool(latest and actions.may_go_back(latest, now=now)),
        "is_early": bool(delivery.starts_at and delivery.starts_at - now > EARLY),
        "is_assembly": delivery.setting == Delivery.Setting.ASSEMBLY
        and delivery.version.lesson.topic.is_sensitive,
        "boards": actions.boards_at_hand(request.user, delivery, now=now),
    }


@requires(*RUNNERS)
@require_safe
def room_code(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """What the lesson shows of the class's quiz: code, phase, addresses; 204 when none runs."""
    visible = Delivery.objects.visible_to(request.user)
    delivery = get_object_or_404(visible, pk=delivery_pk)
    running = delivery.sittings.running().first()
    if running is None:
        return HttpResponse(status=204)
    return beside_lesson(
        request,
        running,
        board=reverse("quizzes:board_state", args=[running.pk]),
        page=reverse("quizzes:board", args=[running.pk]),
        control=running.get_absolute_url(),
    )


def beside_lesson(
    request: HttpRequest, sitting: Sitting, *, board: str, page: str, control: str = ""
) -> HttpResponse:
    """SITTING for the lesson's screen and its notes; BOARD, PAGE and CONTROL are addresses."""
    context = {
        "sitting": sitting,
        "code": spelled(sitting.code or "") if lets_in(sitting) else "",
        "board": board,
        "page": page,
        "control": control,
    }
    response = render(request, "quizzes/_room_code.html", context)
    response["Cache-Control"] = "no-store"
    return response
