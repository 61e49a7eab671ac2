"""Make the demonstration: a made-up force with a term of visits, and a lesson today."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import Force
from lessons.models import Lesson
from reports.demonstration import PASSWORD, SLUG, lesson_today, make_people, make_term

WHO = [
    ("Officer", "officer@dyffryn.example", "Today, requests, class quizzes"),
    ("Teacher", "teacher@dyffryn.example", "asks for visits, reads results"),
    ("Co-ordinator", "coordinator@dyffryn.example", "the whole force, audit trail"),
    ("Editor", "editor@dyffryn.example", "writes lessons, facts that are due"),
    ("Reviewers", "police@, education@, welsh@dyffryn.example", "pass lessons, in this order"),
]


class Command(BaseCommand):
    help = "Make the demonstration force, or a lesson for today when it is there already."

    def handle(self, **options: object) -> None:
        if settings.IN_PRODUCTION:
            raise CommandError("Its password is known to everyone: only with DIOGEL_MODE=demo.")
        if not Lesson.objects.published().exists():
            raise CommandError("There is no lesson yet: run manage.py load_library first.")
        now = timezone.now()
        if not Force.objects.filter(slug=SLUG).exists():
            self.stdout.write("Making a term of visits and classes; this takes a moment.")
            make_term(make_people(now=now), now=now)
        lesson_today(SLUG, now=now)
        text = "\n".join(
            [
                "Sign in with the password, or with a code that is mailed to the folder var/mail:",
                *(f"  {role:13} {email:30} {what}" for role, email, what in WHO),
                f"  Password      {PASSWORD}",
                "Pupils join at /join/ with the code that the officer sees.",
                "",
            ]
        )
        Path(settings.VAR_DIR).mkdir(parents=True, exist_ok=True)
        (Path(settings.VAR_DIR) / "demonstration.txt").write_text(text, encoding="utf-8")
        self.stdout.write(text)
