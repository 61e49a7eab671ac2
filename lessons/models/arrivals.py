"""A lesson that was sent as a file and waits for the word of the editor who sent it in."""

from django.db import models
from django.utils import timezone

from accounts.models import User


class ArrivedPack(models.Model):
    """The zip between looking at it and taking it in; one for each editor."""

    by = models.OneToOneField(User, on_delete=models.CASCADE, related_name="arrived_pack")
    body = models.BinaryField()
    arrived_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.by}, {self.arrived_at:%Y-%m-%d %H:%M}"
