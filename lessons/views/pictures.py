"""The pictures of choices, as their packs hold them."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lessons.models import Picture

TYPES = {Picture.Form.SVG: "image/svg+xml", Picture.Form.PNG: "image/png"}
A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_safe
@cache_control(public=True, immutable=True, max_age=A_YEAR)
def picture(request: HttpRequest, digest: str, form: str) -> HttpResponse:
    """One picture; its address is what it holds, so a browser asks once."""
    row = get_object_or_404(Picture, digest=digest, form=form)
    response = HttpResponse(bytes(row.body), content_type=TYPES[Picture.Form(row.form)])
    # Opened by itself, a drawing is a page: it runs and fetches nothing.
    response["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return response
