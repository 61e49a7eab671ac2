"""A request that is being written: kept over a sign-in that ran out and a closed lid."""

from django.db import models

from accounts.models import User


class VisitDraft(models.Model):
    """What a teacher has filled in of a request that is not sent yet, as the forms hold it."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="visit_draft")
    data = models.JSONField(default=dict)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self):
        return f"{self.user_id}"
