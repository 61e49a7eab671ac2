"""The append-only trail of what staff change or export."""

from django.db import models

from accounts.models import AuditEvent, Force, Role, User


def record(
    action: str,
    *,
    by: User | None,
    about: models.Model | None = None,
    force: Force | None = None,
    role: Role | str = "",
    detail: str = "",
) -> AuditEvent:
    """Write one event: ACTION is the value of an AuditEvent.Action, ValueError if it is none.

    BY is None for periodic work. Neither DETAIL nor ABOUT's name may hold anything of a pupil.
    """
    return AuditEvent.objects.create(
        action=AuditEvent.Action(action),
        by=by,
        role=role or (by.roles[0] if by and by.roles else ""),
        force=force or (by.force if by else None),
        object_type=(about._meta.model_name or "") if about else "",
        object_id=about.pk if about else None,
        object_name=str(about)[:200] if about else "",
        detail=detail,
    )
