"""A print page as a PDF, for the views of whatever prints."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.rates import pour
from lessons.paper import can_make_pdf, pdf_of


def makes_pdf(request: HttpRequest) -> bool:
    """Whether a PDF is offered: to who is signed in, since one costs a second of the server."""
    return request.user.is_authenticated and can_make_pdf()


def printed(request: HttpRequest, page: HttpResponse, name: str) -> HttpResponse:
    """PAGE as it is, or as a PDF called NAME where the address asks for one.

    404 where no PDF is offered; who had many just now is sent back to the page.
    """
    if request.GET.get("format") != "pdf":
        return page
    if not makes_pdf(request):
        raise Http404
    if not pour("pdf", str(request.user.pk), now=timezone.now(), size=20, leak_per_second=0.1):
        messages.info(request, _("You had many PDFs just now. Wait a minute, or print the page."))
        return redirect(request.resolver_match.view_name, **request.resolver_match.kwargs)
    shown = f'inline; filename="{name}-{get_language()}.pdf"'
    headers = {"Content-Disposition": shown}
    return HttpResponse(pdf_of(page.text), content_type="application/pdf", headers=headers)
