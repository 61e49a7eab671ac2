"""Lessons as files: one is taken away, one comes from another force."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from accounts.roles import requires
from accounts.templatetags.words import words
from lessons.actions import packs as actions
from lessons.exports import pack_name, pack_zip
from lessons.forms_packs import PackForm
from lessons.imports import LibraryError
from lessons.imports.arrivals import read_arrival
from lessons.models import ArrivedPack, LessonVersion


@requires(Role.OFFICER, Role.COORDINATOR, Role.EDITOR)
@require_safe
def pack(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One version as a zip with the files that it is read from."""
    versions = LessonVersion.objects.visible_to(request.user).select_related("lesson__topic")
    version = get_object_or_404(versions, lesson__slug=slug, number=number)
    actions.take_away(version=version, by=request.user)
    response = HttpResponse(pack_zip(version, request.user), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{pack_name(version)}"'
    return response


@requires(Role.EDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
def pack_new(request: HttpRequest) -> HttpResponse:
    """Send a lesson in: it is looked at, and nothing is saved before the next page says what is."""
    is_sent = request.method == "POST"
    form = PackForm(request.POST, request.FILES) if is_sent else PackForm()
    if is_sent and form.is_valid():
        body = form.cleaned_data["pack"]
        actions.keep_arrival(body=body, by=request.user, now=timezone.now())
        return redirect("lessons:pack_check")
    drafts = LessonVersion.objects.visible_to(request.user).on_the_way()
    return render(request, "lessons/pack_new.html", {"form": form, "drafts": drafts})


@requires(Role.EDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
def pack_check(request: HttpRequest) -> HttpResponse:
    """What the lesson that was sent becomes here; the button takes it in."""
    arrived = ArrivedPack.objects.filter(by=request.user).first()
    if arrived is None:
        return redirect("lessons:pack_new")
    if request.method == "POST":
        try:
            version = actions.take_in(arrived=arrived, by=request.user, now=timezone.now())
        except (LibraryError, IntegrityError):  # the site has changed since; this page says in what
            return redirect("lessons:pack_check")
        said = _("“%(title)s” is here as draft %(number)s. Only editors see it.")
        named = {"title": words(version, "title"), "number": version.number}
        messages.success(request, said % named)
        return redirect("lessons:pack_new")
    with read_arrival(bytes(arrived.body)) as arrival:
        return render(request, "lessons/pack_check.html", {"arrival": arrival})
