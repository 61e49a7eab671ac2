"""Which classes are on now that a person runs or may take over: each page of theirs leads there."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from quizzes.models import Sitting


def classes_in_progress(user: User, *, now: datetime) -> QuerySet[Sitting]:
    """The sittings of today that are not over, on whichever device they were opened.

    A co-ordinator sees a whole force and a rehearsal is nobody else's: of those, only the own.
    """
    own = Q(opened_by=user) | Q(controlled_by=user)
    today = Sitting.objects.visible_to(user).running()
    today = today.filter(opened_at__date=timezone.localtime(now).date())
    mine = own if user.is_coordinator else own | ~Q(kind=Sitting.Kind.TRIAL)
    return today.filter(mine).select_related("delivery__class_group").order_by("opened_at")
