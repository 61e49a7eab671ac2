"""Changes of accounts."""

from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.audit import record
from accounts.models import Force, Role, User

NEWCOMER_KEPT = timedelta(days=2)
UNUSED_KEPT = timedelta(days=60)


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
    """Delete accounts without a role that nobody uses; returns how many.

    Those whose mailed code never came back go after two days, those that signed in and found no
    school of theirs after two months. One that something else names stays.
    """
    never_came_back = Q(last_login=None, created_at__lt=now - NEWCOMER_KEPT)
    strangers = User.objects.filter(
        never_came_back | Q(last_login__lt=now - UNUSED_KEPT),
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
    Raises ValidationError for somebody of another force, IntegrityError when an officer or
    co-ordinator has no force.
    """
    user = User.objects.filter(email=email.lower()).first() or User.objects.create_user(email)
    if force and user.force_id and user.force_id != force.pk:
        raise ValidationError(_("This person belongs to another force."))
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
def switch_account(*, user: User, is_active: bool, by: User | None) -> None:
    """Close the account of somebody who left, or open it again.

    Who is signed in with a closed one is out with the next page; what they did stays theirs.
    """
    user.is_active = is_active
    user.save(update_fields=["is_active"])
    event = "account_opened" if is_active else "account_closed"
    record(event, by=by, about=user, force=user.force)


@transaction.atomic
def remove_second_factor(*, user: User, by: User | None) -> None:
    """For a phone that is lost, spare codes too: USER sets up another when they sign in next."""
    Authenticator.objects.filter(user=user).delete()
    record("second_factor_removed", by=by, about=user, force=user.force)


@transaction.atomic
def change_account(*, user: User, name: str, language: str) -> User:
    """Change the own name and the language of mail."""
    user.name, user.language = name, language
    user.save(update_fields=["name", "language"])
    record("account_changed", by=user, about=user, detail=f"{timezone.now():%Y-%m-%d}")
    return user
