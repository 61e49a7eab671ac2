"""Open a class quiz in the demonstration, ready for pupils, and print its code."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import Force
from lessons.models import Lesson
from quizzes import actions
from quizzes.models import Sitting, Source
from schools.actions import ClassWish, plan_own_lesson
from schools.models import Delivery, Officer

# Of the class that is made here, Year 8.
AGES = (12, 13)


class Command(BaseCommand):
    help = "Open class quizzes in the demonstration with the before questions open; print codes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--headcount", type=int, default=30, help="Pupils in each class.")
        parser.add_argument("--classes", type=int, default=1, help="How many class quizzes.")
        parser.add_argument("--pace", choices=Sitting.Pace.values, default=Sitting.Pace.OWN)
        parser.add_argument("--ways", default=Source.DEVICES, help="Keys of Source, with commas.")
        parser.add_argument("--lobby", action="store_true", help="Leave the questions closed.")

    def handle(self, *, classes: int, **options: Any) -> None:
        force = Force.objects.filter(is_demonstration=True).first()
        officer = Officer.objects.filter(force=force).order_by("pk").first() if force else None
        if officer is None:
            raise CommandError("There is no demonstration here: run manage.py make_demonstration.")
        codes = [self._open(officer, **options) for _ in range(classes)]
        self.stdout.write(",".join(codes))

    def _open(
        self, officer: Officer, *, headcount: int, lobby: bool, pace: str, ways: str, **rest: object
    ) -> str:
        now = timezone.now()
        school = officer.patch.filter(ends_on=None).order_by("pk").first().school
        number = Delivery.objects.count()
        delivery = plan_own_lesson(
            school=school,
            wish=ClassWish(
                lesson=Lesson.objects.for_library().for_ages(*AGES).first(),
                name=f"Load {number}",
                year_from=8,
                year_to=8,
                pupils=headcount,
                route=45,
                setting=Delivery.Setting.CLASS,
            ),
            language="both",
            by=officer.user,
            now=now,
        )
        sitting = actions.open_sitting(
            delivery,
            by=officer.user,
            staff_present="Load test",
            headcount=headcount,
            language="en",
            now=now,
            pace=pace,
            ways=ways.split(","),
        )
        if not lobby:
            actions.open_questions(sitting, by=officer.user, drawn=sitting.version, now=now)
        sitting.refresh_from_db()
        return sitting.code or ""
