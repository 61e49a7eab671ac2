"""Close the account of somebody who left: nobody signs in with it any more."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from accounts.actions import switch_account
from accounts.models import User


class Command(BaseCommand):
    help = "Close the account of somebody who left; --open opens it again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--open", action="store_true", dest="is_active")

    def handle(self, *, email: str, is_active: bool, **options: object) -> None:
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"There is no account of {email}.")
        switch_account(user=user, is_active=is_active, by=None)
        self.stdout.write(f"The account of {user.email} is {'open' if is_active else 'closed'}.")
