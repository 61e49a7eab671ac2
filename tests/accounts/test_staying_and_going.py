"""Accounts that are closed, moved or left unused, and the commands that make and close them."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.urls import reverse

from accounts.actions import forget_newcomers, switch_account
from accounts.models import AuditEvent, User
from schools.models import Officer
from tests.accounts.codes import ask_for_code, code_in_mail
from tests.builders import at, make_coordinator, make_force, make_officer, make_teacher

pytestmark = pytest.mark.django_db


class TestClosing:
    def test_who_is_signed_in_is_out_with_the_next_page(self, client):
        lead = make_coordinator()
        client.force_login(lead)

        switch_account(user=lead, is_active=False, by=None)

        page = reverse("accounts:audit")
        assert client.get(page)["Location"] == f"{reverse('accounts:sign_in')}?next={page}"

    def test_a_mail_says_so_instead_of_bringing_a_code(self, client, mailoutbox):
        teacher = make_teacher().user
        switch_account(user=teacher, is_active=False, by=None)

        ask_for_code(client, teacher.email)

        (mail,) = mailoutbox
        assert mail.subject == "This account is closed"
        assert mail.body == (
            f"This account is closed: {teacher.email}\n\nIf you still work with Diogel, ask the"
            " co-ordinator of your force to open it again.\n\nDiogel"
        )

    def test_command_closes_and_opens_it_and_the_trail_says_so(self):
        officer = make_officer()

        call_command("close_account", officer.user.email.upper())
        officer.user.refresh_from_db()
        assert not officer.user.is_active
        call_command("close_account", officer.user.email, "--open")

        officer.user.refresh_from_db()
        assert officer.user.is_active
        trail = AuditEvent.objects.filter(force=officer.force).order_by("pk")
        assert list(trail.values_list("action", flat=True)) == ["account_closed", "account_opened"]

    def test_command_says_when_there_is_none(self):
        with pytest.raises(CommandError, match="There is no account of nobody@"):
            call_command("close_account", "nobody@school.example")


class TestLostPhone:
    @pytest.fixture
    def officer(self):
        user = make_officer().user
        Authenticator.objects.create(user=user, type="totp", data={"secret": "kept"})
        return user

    def sign_in(self, client, user):
        ask_for_code(client, user.email)
        return client.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    def test_who_has_one_is_asked_for_it(self, client, officer):
        assert self.sign_in(client, officer)["Location"] == reverse("mfa_authenticate")
        assert "_auth_user_id" not in client.session

    @override_settings(SECOND_FACTOR_REQUIRED=True)
    def test_command_lets_them_set_up_another_and_the_trail_says_so(self, client, officer):
        call_command("remove_second_factor", officer.email)

        self.sign_in(client, officer)

        assert client.get(reverse("quizzes:today"))["Location"] == reverse("mfa_activate_totp")
        assert AuditEvent.objects.get(action="second_factor_removed").force == officer.force


class TestGivingARole:
    def test_officer_has_a_diary_at_once(self, client):
        force = make_force()

        call_command("give_role", "new@force.example", "officer", force=force.slug)

        client.force_login(User.objects.get())
        assert Officer.objects.get().force == force
        assert client.get(reverse("schools:diary")).status_code == 200
        assert client.get(reverse("quizzes:today")).status_code == 200

    def test_first_coordinator_of_a_force_gets_in(self, client):
        call_command("give_role", "lead@force.example", "coordinator", force=make_force().slug)

        client.force_login(User.objects.get())
        assert client.get(reverse("schools:officers")).status_code == 200

    @pytest.mark.parametrize("role", ["officer", "coordinator", "editor"])
    def test_nobody_is_taken_from_another_force(self, role):
        officer = make_officer()

        with pytest.raises(CommandError, match="This person belongs to another force"):
            call_command("give_role", officer.user.email, role, force=make_force().slug)

        officer.user.refresh_from_db()
        assert officer.user.force == officer.force

    @pytest.mark.parametrize(
        ("given", "said"),
        [
            (("no-address", "editor"), "no-address: Enter a valid email address"),
            (("new@force.example", "officer"), "An officer or co-ordinator belongs to a force"),
        ],
    )
    def test_what_cannot_be_is_said(self, given, said):
        with pytest.raises(CommandError, match=said):
            call_command("give_role", *given)

        assert not User.objects.exists()


class TestUnused:
    def test_account_that_found_no_school_goes_after_sixty_days(self):
        for name, month in (("old", 8), ("new", 10)):
            User.objects.create_user(
                f"{name}@school.example", created_at=at(2026, 8, 1), last_login=at(2026, month, 2)
            )
        make_teacher(last_login=at(2026, 1, 1))

        assert forget_newcomers(now=at(2026, 11, 10)) == 1
        assert not User.objects.filter(email="old@school.example").exists()
