"""Give a person a role: the way the first co-ordinator of a force gets in."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from accounts.actions import give_role
from accounts.models import Force, Role


class Command(BaseCommand):
    help = "Give a person a role, making the account when there is none."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)
        parser.add_argument("--force", help="Short name (slug) of the force.")
        parser.add_argument("--name", default="", help="Name that others see.")

    def handle(self, *, email: str, role: str, force: str | None, name: str, **options) -> None:
        known = Force.objects.filter(slug=force).first()
        if force and known is None:
            slugs = ", ".join(Force.objects.values_list("slug", flat=True)) or "none yet"
            raise CommandError(f"There is no force {force!r}. Forces here: {slugs}.")
        if role in {Role.OFFICER, Role.COORDINATOR} and known is None:
            raise CommandError("An officer or co-ordinator belongs to a force: give --force.")
        user = give_role(email=email, role=Role(role), force=known, by=None, name=name)
        self.stdout.write(f"{user.email} is now {Role(role).label}. They sign in by mailed code.")
