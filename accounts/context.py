"""What every page of staff and of the public knows: the force, the role in use, its places."""

from functools import cache

from django.http import HttpRequest

from accounts.models import Force
from accounts.places import waiting_for
from accounts.roles import role_in_use


def site(request: HttpRequest) -> dict[str, object]:
    """Context for the shells; nothing is read from the database until a template asks, and once."""
    return {
        "force": cache(lambda: _force(request)),
        "role": cache(lambda: role_in_use(request)),
        "waiting_at_places": cache(
            lambda: waiting_for(getattr(request, "user", None), role_in_use(request))
        ),
    }


def _force(request: HttpRequest) -> Force | None:
    """The reader's own force; a site with one force shows that one to everyone."""
    user = getattr(request, "user", None)
    if user is not None and user.is_authenticated and user.force_id:
        return user.force
    return Force.objects.first()
