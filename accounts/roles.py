"""Who may open what: one decorator for roles, one helper for safe redirects."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from accounts import second_factor
from accounts.models import Role, User


def requires(*roles: Role) -> Callable:
    """Open the view only to people who hold one of ROLES; others get the page "not yours" (403).

    The middleware has already sent everyone to sign in who is not signed in.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not set(request.user.roles) & set(roles):
                raise PermissionDenied
            if second_factor.still_needed(request):
                return redirect("mfa_activate_totp")
            return view(request, *args, **kwargs)

        guarded.required_roles = frozenset(roles)
        return guarded

    return decorate


def role_in_use(request: HttpRequest) -> Role | None:
    """The role the person works in now: the one they chose, else the first they hold."""
    user = request.user
    if not isinstance(user, User):
        return None
    chosen = request.session.get("role")
    return next((role for role in user.roles if role == chosen), next(iter(user.roles), None))


def safe_next(request: HttpRequest, default: str) -> str:
    """Where to go after a form: the page named by ``next`` if it is one of ours, else DEFAULT.

    A word that is no path would be taken for the name of a route.
    """
    address = request.POST.get("next") or request.GET.get("next") or ""
    is_path = address.startswith("/")
    if is_path and url_has_allowed_host_and_scheme(address, allowed_hosts=None):
        return address
    return default
