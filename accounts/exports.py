"""Tables to take away: CSV that a spreadsheet opens rightly and that runs no formula."""

import csv
from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import AuditEvent

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def defused(cell: object) -> object:
    """The cell as text that no spreadsheet takes for a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return f"'{cell}"
    return "" if cell is None else cell


def csv_response(name: str, rows: Iterable[Iterable[object]]) -> HttpResponse:
    """A CSV download called NAME.csv: utf-8 with a mark, so that ŵ and ŷ survive a spreadsheet."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    for row in rows:
        writer.writerow([defused(cell) for cell in row])
    return response


def audit_csv(events: Iterable[AuditEvent], *, now: datetime) -> HttpResponse:
    """The trail as a table, newest first."""
    head = [_("When"), _("Who"), _("Role"), _("What"), _("About"), _("Name"), _("Detail")]
    rows = (
        [
            timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M:%S"),
            str(event.by or _("by itself")),
            event.get_role_display(),
            event.get_action_display(),
            event.object_type,
            event.object_name,
            event.detail,
        ]
        for event in events
    )
    return csv_response(f"audit-{now:%Y-%m-%d}", [head, *rows])
