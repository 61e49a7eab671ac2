"""What has to happen from time to time. Safe to run twice, and at once on two machines."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.actions import forget_newcomers
from accounts.retention import (
    forget_counts,
    forget_finished_work,
    forget_sessions,
    forget_tries,
)
from lessons.actions.packs import forget_arrivals
from lessons.actions.question_files import forget_question_files
from lessons.showings import forget_showings
from quizzes.actions import close_forgotten, forget_screens
from quizzes.roll_up import forget_answers, roll_up_left_over
from schools.actions import lapse_offers
from schools.mail import send_due
from schools.retention import forget_absences, forget_contacts, forget_drafts, forget_mails


class Command(BaseCommand):
    help = (
        "Let offers run out, send waiting mail, end forgotten class quizzes, and delete what is"
        " no longer kept. Run it every five minutes."
    )

    def handle(self, **options: object) -> None:
        now = timezone.now()
        work = {
            "offers that ran out": lapse_offers,
            "mails sent": send_due,
            "forgotten class quizzes ended": close_forgotten,
            "class quizzes added up": roll_up_left_over,
            "class quizzes whose answers were deleted": forget_answers,
            "projectors forgotten": forget_screens,
            "screens of lessons forgotten": forget_showings,
            "accounts never used deleted": forget_newcomers,
            "sessions that ran out deleted": forget_sessions,
            "counts of guesses deleted": forget_tries,
            "counts of sign-ins deleted": forget_counts,
            "files of questions deleted": forget_question_files,
            "notes of finished work deleted": forget_finished_work,
            "old mails deleted": forget_mails,
            "requests never sent deleted": forget_drafts,
            "officers' time away deleted": forget_absences,
            "lessons sent and never taken in deleted": forget_arrivals,
            "visits whose contacts were forgotten": forget_contacts,
        }
        for name, step in work.items():
            count = step(now=now)
            if count:
                self.stdout.write(f"{name}: {count}")
