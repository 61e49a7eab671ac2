"""Let an editor review lessons, or no longer."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from lessons.actions import end_review_right, give_review_right
from lessons.models import Review


class Command(BaseCommand):
    help = "Let an editor do one kind of review of lessons; with --end no longer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("kind", choices=Review.values)
        parser.add_argument("--end", action="store_true", help="Take the right back.")

    def handle(self, *, email: str, kind: str, end: bool, **options: object) -> None:
        person = User.objects.filter(email=email.lower(), is_editor=True).first()
        if person is None:
            raise CommandError(f"{email} is no editor: first run give_role {email} editor.")
        now, name = timezone.now(), Review(kind).label
        if not end:
            give_review_right(person=person, kind=kind, by=None, now=now)
            self.stdout.write(f"{person.email} may now do the {str(name).lower()}.")
        elif end_review_right(person=person, kind=kind, by=None, now=now):
            self.stdout.write(f"{person.email} may no longer do the {str(name).lower()}.")
        else:
            raise CommandError(f"{person.email} does not do the {str(name).lower()}.")
