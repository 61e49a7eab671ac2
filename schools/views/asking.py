"""A teacher asks for a visit: school, classes, times, room, contact, check."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Role
from accounts.numbers import whole_number
from accounts.roles import requires
from lessons.models import Lesson
from schools import actions
from schools.actions.asking import MOST_CLASSES, too_many_classes
from schools.drafts import keep_draft, like_last_time, open_draft, send_draft
from schools.forms import ClassForm, ContactForm, RoomForm, TimesForm
from schools.free_times import TIMES_SHOWN, free_times
from schools.models import School, Teacher, Visit
from schools.names import fold

LONGEST_SEARCH = 80
MATCHES_SHOWN = 12


def _matches(typed: str) -> list[School]:
    schools = School.objects.open().select_related("local_authority")
    asked = fold(typed).split()
    if not asked:
        return []
    for word in asked:
        schools = schools.filter(search_text__contains=word)
    return list(schools[:MATCHES_SHOWN])


@require_http_methods(["GET", "HEAD", "POST"])
def choose_school(request: HttpRequest) -> HttpResponse:
    """A newcomer says which school; an officer checks it before the first visit is agreed."""
    typed = request.GET.get("q", "")[:LONGEST_SEARCH]
    if request.method == "POST":
        number = whole_number(request.POST.get("school", ""))
        school = get_object_or_404(School.objects.open(), pk=number)
        actions.join_school(user=request.user, school=school)
        messages.success(request, _("You are at %(school)s now.") % {"school": school})
        return redirect("schools:visits")
    context = {"typed": typed, "matches": _matches(typed)}
    if "fragment" in request.GET:
        return render(request, "schools/_school_matches.html", context)
    return render(request, "schools/choose_school.html", context)


def _teacher(request: HttpRequest) -> Teacher:
    teachers = Teacher.objects.select_related("school__local_authority", "user")
    return get_object_or_404(teachers, user=request.user)


def _wanted(request: HttpRequest) -> dict[str, object]:
    """The lesson that the address names, with its usual length; nothing when it names none."""
    slug = request.GET.get("lesson", "").replace("\0", "")  # which PostgreSQL refuses
    named = Lesson.objects.for_library().filter(slug=slug).first()
    return {"lesson": named, "route": named.current.usual_route} if named else {}


@requires(Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_new(request: HttpRequest) -> HttpResponse:
    """First page: classes with their lessons, as cards."""
    teacher, draft = _teacher(request), open_draft(request.user)
    form = ClassForm(request.POST or None, initial=_wanted(request))
    if request.method == "POST" and len(draft.classes) >= MOST_CLASSES:
        form.add_error(None, too_many_classes())
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            actions.refuse_assembly(chosen["lesson"], chosen["setting"])
        except actions.AssemblyRefused as refused:
            return render(request, "schools/not_for_assembly.html", {"lesson": refused.lesson})
        draft.classes.append({**chosen, "lesson": chosen["lesson"].slug})
        keep_draft(request.user, draft)
        return redirect("schools:visit_new")
    context = {"form": form, "draft": draft, "wishes": draft.wishes(), "teacher": teacher}
    return render(request, "schools/visit_new.html", context)


@requires(Role.TEACHER)
@require_POST
def class_remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take a class out of the request again."""
    draft = open_draft(request.user)
    if number < len(draft.classes):
        del draft.classes[number]
        keep_draft(request.user, draft)
    return redirect("schools:visit_new")


@requires(Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_new_when(request: HttpRequest) -> HttpResponse:
    """Second page: at least two possible times."""
    teacher, draft = _teacher(request), open_draft(request.user)
    if not draft.classes:
        return redirect("schools:visit_new")
    now = timezone.now()
    _force, officer = actions.serving(teacher.school)
    free = free_times(teacher.school, officer, minutes=draft.minutes, now=now)[:TIMES_SHOWN]
    form = TimesForm(
        request.POST or None,
        free=free,
        minutes=draft.minutes,
        now=now,
        initial={"times": draft.starts},
    )
    if request.method == "POST" and form.is_valid():
        draft.starts = [start.isoformat() for start in form.cleaned_data["starts"]]
        keep_draft(request.user, draft)
        return redirect("schools:visit_new_room" if not draft.room else "schools:visit_new_check")
    return render(request, "schools/visit_new_when.html", {"form": form, "free": free})


@requires(Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_new_room(request: HttpRequest) -> HttpResponse:
    """Third page: language, devices, needs."""
    draft = open_draft(request.user)
    form = RoomForm(request.POST or None, initial=draft.room)
    if request.method == "POST" and form.is_valid():
        draft.room = form.cleaned_data
        keep_draft(request.user, draft)
        is_known = bool(draft.contact)
        return redirect("schools:visit_new_check" if is_known else "schools:visit_new_contact")
    return render(request, "schools/visit_new_room.html", {"form": form})


@requires(Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_new_contact(request: HttpRequest) -> HttpResponse:
    """Fourth page: whom to write to."""
    draft, user = open_draft(request.user), request.user
    known = draft.contact or {"contact_name": user.name, "contact_email": user.email}
    form = ContactForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        draft.contact = form.cleaned_data
        keep_draft(request.user, draft)
        return redirect("schools:visit_new_check")
    return render(request, "schools/visit_new_contact.html", {"form": form})


@requires(Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def visit_new_check(request: HttpRequest) -> HttpResponse:
    """Everything on one page; the button sends it."""
    teacher, draft, problem = _teacher(request), open_draft(request.user), ""
    if request.method == "POST" and not draft.classes:  # the second of two presses
        return redirect("schools:visits")
    if draft.missing:
        step = {"what": "visit_new"}.get(draft.missing, f"visit_new_{draft.missing}")
        return redirect(f"schools:{step}")
    if request.method == "POST":
        try:
            sent = send_draft(draft, school=teacher.school, by=request.user, now=timezone.now())
        except ValidationError as error:
            problem = " ".join(error.messages)
        except actions.AssemblyRefused as refused:
            return render(request, "schools/not_for_assembly.html", {"lesson": refused.lesson})
        else:
            return redirect("schools:visit_sent", sent.pk) if sent else redirect("schools:visits")
    context = {"draft": draft, "room": RoomForm(draft.room), "teacher": teacher, "problem": problem}
    return render(request, "schools/visit_new_check.html", context)


@requires(Role.TEACHER)
@require_safe
def visit_sent(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """What happens next and by when."""
    visible = Visit.objects.visible_to(request.user).select_related("school", "officer__user")
    visit = get_object_or_404(visible, pk=visit_pk)
    return render(request, "schools/visit_sent.html", {"visit": visit})


@requires(Role.TEACHER)
@require_POST
def visit_again(request: HttpRequest, visit_pk: int) -> HttpResponse:
    """Start a request that is filled in like an earlier one; only the times are asked."""
    visit = get_object_or_404(Visit.objects.visible_to(request.user), pk=visit_pk)
    keep_draft(request.user, like_last_time(request.user, visit))
    return redirect("schools:visit_new_when")


@requires(Role.TEACHER)
@require_http_methods(["GET", "HEAD", "POST"])
def lesson_new(request: HttpRequest) -> HttpResponse:
    """A lesson that the teacher gives without an officer."""
    teacher = _teacher(request)
    form = ClassForm(request.POST or None, initial=_wanted(request))
    if request.method == "POST" and form.is_valid():
        try:
            delivery = actions.plan_own_lesson(
                school=teacher.school,
                wish=actions.ClassWish(**form.cleaned_data),
                language="both",
                by=request.user,
                now=timezone.now(),
            )
        except actions.AssemblyRefused as refused:
            return render(request, "schools/not_for_assembly.html", {"lesson": refused.lesson})
        return redirect("quizzes:start", delivery.pk)
    return render(request, "schools/lesson_new.html", {"form": form})
