"""The trail of what staff changed and exported."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.audit import record
from accounts.exports import audit_csv
from accounts.forms import AuditFilterForm
from accounts.models import AuditEvent, Role
from accounts.roles import requires

ROWS_A_PAGE = 25


@requires(Role.COORDINATOR)
@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    """The own force's trail, newest first."""
    trail = AuditEvent.objects.visible_to(request.user).select_related("by")
    known = sorted(set(trail.order_by().values_list("action", flat=True).distinct()))
    form = AuditFilterForm(request.GET or None, actions=known)
    events = trail.narrowed(form.cleaned_data) if form.is_valid() else trail
    if request.GET.get("format") == "csv" and not form.errors:
        record("audit_exported", by=request.user, detail=request.GET.urlencode())
        return audit_csv(events, now=timezone.now())
    page = Paginator(events, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/audit.html", {"form": form, "page": page})
