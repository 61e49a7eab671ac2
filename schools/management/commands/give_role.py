"""Give a person a role: the way the first co-ordinator of a force gets in."""

from argparse import ArgumentParser

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from accounts.actions import give_role
from accounts.models import Force, Role, User
from schools.patches import add_officer


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
        try:
            validate_email(email)
            user = self._give(Role(role), email=email, force=known, name=name)
        except ValidationError as error:
            raise CommandError(f"{email}: {' '.join(error.messages)}") from error
        self.stdout.write(f"{user.email} is now {Role(role).label}. They sign in by mailed code.")

    def _give(self, role: Role, *, email: str, force: Force | None, name: str) -> User:
        """An officer has a diary too, so that visits can be agreed."""
        if role == Role.OFFICER and force:
            return add_officer(email=email, name=name, force=force, by=None).user
        return give_role(email=email, role=role, force=force, by=None, name=name)
