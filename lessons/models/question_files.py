"""Files of questions that an editor sent in."""

from django.db import models

from accounts.models import User


class QuestionFile(models.Model):
    """A file of questions from elsewhere, kept until its editor has taken from it what they want.

    SECOND is the same questions in the other language, where that is a file of its own.
    """

    by = models.OneToOneField(User, on_delete=models.CASCADE, related_name="question_file")
    arrived_at = models.DateTimeField()
    language = models.CharField(max_length=2)
    name = models.CharField(max_length=100)
    body = models.BinaryField()
    second_name = models.CharField(max_length=100, blank=True)
    second = models.BinaryField(blank=True, default=bytes)

    def __str__(self):
        return self.name
