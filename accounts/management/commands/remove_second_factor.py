"""Take away the second factor of somebody whose phone is lost, so that they can set up another."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from accounts.actions import remove_second_factor
from accounts.models import User


class Command(BaseCommand):
    help = "Take away the second factor of somebody whose phone and spare codes are lost."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *, email: str, **options: object) -> None:
        user = User.objects.filter(email=email.lower()).first()
        if user is None:
            raise CommandError(f"There is no account of {email}.")
        remove_second_factor(user=user, by=None)
        self.stdout.write(f"{user.email} sets up a second factor when they sign in next.")
