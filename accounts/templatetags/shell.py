"""What the frames of the pages need: places of the role, the page in the other language."""

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.template import RequestContext
from django.urls import translate_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language

from accounts.models import Language, Role
from accounts.places import Place, places_of

register = template.Library()


@register.simple_tag(takes_context=True)
def places(context: RequestContext, role: Role | None, on_phone: bool = False) -> list[Place]:
    """``{% places role as bar %}``: the entries of the bar of ROLE."""
    request = context.get("request")
    if request is None:
        return []
    counted = context.get("waiting_at_places")
    waiting = counted() if counted else {}
    return places_of(role or None, request, on_phone=on_phone, waiting=waiting)


@register.simple_tag
def is_demonstration() -> bool:
    """Whether nothing on this site is real: for pages that read no force."""
    return settings.IS_DEMONSTRATION


@register.simple_tag(takes_context=True)
def languages(context: RequestContext) -> list[dict[str, object]]:
    """Both languages, each in its own name, with the address of this page in it."""
    request = context.get("request")
    here = _here(request) if request else "/"
    return [
        {
            "code": language.value,
            "name": language.label,
            "address": translate_url(here, language.value),
            "is_current": language == get_language(),
        }
        for language in Language
    ]


def _here(request: HttpRequest) -> str:
    """The address of this page; a way on to another site is not carried along."""
    query = request.GET.copy()
    if not url_has_allowed_host_and_scheme(query.get("next"), allowed_hosts=None):
        query.pop("next", None)
    return f"{request.path}?{query.urlencode()}" if query else request.path
