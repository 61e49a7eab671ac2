"""Officers, co-ordinators and editors sign in with a second factor."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

from accounts.models import Role, User

STAFF = {Role.OFFICER, Role.COORDINATOR, Role.EDITOR}


def still_needed(request: HttpRequest) -> bool:
    """Whether this member of staff must set up a second factor before going on.

    Once set up, the sign-in itself asks for it, so here it is enough that there is one.
    """
    user = request.user
    if not settings.SECOND_FACTOR_REQUIRED or not isinstance(user, User):
        return False
    if not set(user.roles) & STAFF:
        return False
    if request.session.get("has_second_factor"):
        return False
    if is_mfa_enabled(user):
        request.session["has_second_factor"] = True
        return False
    return True
