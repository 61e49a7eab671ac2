"""Signing in, the first page, and the own account."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts import actions
from accounts.forms import AccountForm, CodeRequestForm, RoleForm
from accounts.models import Role
from accounts.roles import role_in_use, safe_next

FIRST_PAGES = {
    Role.TEACHER: "schools:visits",
    Role.OFFICER: "quizzes:today",
    Role.COORDINATOR: "reports:overview",
    Role.EDITOR: "lessons:todo",
}


@login_not_required
@require_safe
def sign_in(request: HttpRequest) -> HttpResponse:
    """One field for everyone: a code comes by mail. Officers may use a password instead."""
    if request.user.is_authenticated:
        return redirect("accounts:first_page")
    context = {"form": CodeRequestForm(), "next": safe_next(request, "")}
    return render(request, "accounts/sign_in.html", context)


@require_safe
def first_page(request: HttpRequest) -> HttpResponse:
    """Where a person's work is; a newcomer first says which school."""
    role = role_in_use(request)
    return redirect(FIRST_PAGES[role] if role else "schools:choose_school")


def account(request: HttpRequest) -> HttpResponse:
    """The own name, language of mail, second factor and roles."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        actions.change_account(user=request.user, **form.cleaned_data)
        messages.success(request, _("Your account is saved."))
        return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form})


@require_safe
def more(request: HttpRequest) -> HttpResponse:
    """The places that have no room in the bar of a phone."""
    return render(request, "accounts/more.html")


@require_POST
def role(request: HttpRequest) -> HttpResponse:
    """Work in another of the roles one holds."""
    form = RoleForm(request.POST, user=request.user)
    if form.is_valid():
        request.session["role"] = form.cleaned_data["role"]
    return redirect("accounts:first_page")
