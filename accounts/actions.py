"""Changes of accounts."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.audit import record
from accounts.models import Force, Role, User

NEWCOMER_KEPT = timedelta(days=2)


def welcome_newcomer(*, email: str) -> User | None:
    """Make an account without rights for an address we do not know; None when we know it.

    The account can do nothing until the mailed code comes back and a school is chosen;
    those that never come back are deleted by ``forget_newcomers``.
    """
    user, is_new = User.objects.get_or_create(
        email=email.lower(), defaults={"password": make_password(None)}
    )
    return user if is_new else None


def forget_newcomers(*, now: datetime) -> int:
    """Delete accounts whose mailed code never came back; returns how many.

    One that something else names stays: somebody knows who it is.
    """
    strangers = User.objects.filter(
        last_login=None,
        created_at__lt=now - NEWCOMER_KEPT,
        is_teacher=False,
        is_officer=False,
        is_coordinator=False,
        is_editor=False,
    )
    return sum(_deleted(stranger) for stranger in strangers)


def _deleted(user: User) -> bool:
    try:
        user.delete()
    except ProtectedError:
        return False
    return True


@transaction.atomic
def give_role(
    *, email: str, role: Role, force: Force | None, by: User | None, name: str = ""
) -> User:
    """Give a person a role, making the account when there is none.

    They sign in by mailed code and set up their second factor the first time.
    Raises IntegrityError when an officer or co-ordinator has no force.
    """
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)
    setattr(user, f"is_{role.value}", True)
    user.force = force or user.force
    user.name = name or user.name
    user.save()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    record("role_given", by=by, about=user, force=force, detail=role.value)
    return user


@transaction.atomic
def change_account(*, user: User, name: str, language: str) -> User:
    """Change the own name and the language of mail."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])
    record("account_changed", by=user, about=user, detail=f"{timezone.now():%Y-%m-%d}")
    return user
