"""Signing in with a mailed code."""

import pytest
from django.core import mail
from django.test import Client, override_settings
from django.urls import reverse

from accounts.actions import forget_newcomers
from accounts.models import User
from tests.accounts.codes import ask_for_code, code_in_mail
from tests.builders import at, make_coordinator, make_officer, make_teacher, make_visit

pytestmark = pytest.mark.django_db


def test_teacher_signs_in_with_a_mailed_code(client):
    teacher = make_teacher()

    assert ask_for_code(client, teacher.user.email).status_code == 302
    response = client.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    assert response.status_code == 302
    assert response["Location"] == reverse("accounts:first_page")
    assert client.session["_auth_user_id"] == str(teacher.user.pk)
    assert mail.outbox[0].to == [teacher.user.email]


def test_unknown_address_gets_a_code_too_and_an_account_without_rights(client):
    ask_for_code(client, "New.Teacher@school.example")

    client.post(reverse("account_confirm_login_code"), {"code": code_in_mail()})

    newcomer = User.objects.get(email="new.teacher@school.example")
    assert newcomer.roles == []
    assert client.get(reverse("accounts:first_page"))["Location"] == reverse(
        "schools:choose_school"
    )


def test_wrong_code_does_not_sign_in(client):
    teacher = make_teacher()
    ask_for_code(client, teacher.user.email)

    client.post(reverse("account_confirm_login_code"), {"code": "ZZZZZZ"})

    assert "_auth_user_id" not in client.session


def test_code_is_dead_after_five_wrong_ones(client):
    teacher = make_teacher()
    ask_for_code(client, teacher.user.email)
    code = code_in_mail()

    for _ in range(5):
        client.post(reverse("account_confirm_login_code"), {"code": "ZZZZZZ"})
    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert "_auth_user_id" not in client.session


def test_thirty_teachers_of_one_school_address_all_get_their_code():
    for number in range(30):
        ask_for_code(Client(), f"teacher{number}@school.example")

    assert len(mail.outbox) == 30


def test_codes_for_one_address_are_slowed():
    for _ in range(8):
        ask_for_code(Client(), "teacher@school.example")

    assert len(mail.outbox) == 4


def test_sign_in_goes_only_to_own_pages(client):
    response = client.get(reverse("accounts:sign_in"), {"next": "https://elsewhere.example/"})

    assert "elsewhere.example" not in response.content.decode()


def test_closed_page_sends_to_sign_in_and_back(client):
    response = client.get(reverse("accounts:account"))

    assert response["Location"] == f"{reverse('accounts:sign_in')}?next=/account/"


@override_settings(SECOND_FACTOR_REQUIRED=True)
def test_coordinator_without_second_factor_is_sent_to_set_one_up(client):
    client.force_login(make_coordinator())

    assert client.get(reverse("accounts:audit"))["Location"] == reverse("mfa_activate_totp")


def test_sign_out_needs_a_button(client):
    client.force_login(make_officer().user)

    client.get(reverse("account_logout"))
    assert "_auth_user_id" in client.session

    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_newcomers_who_never_came_back_are_forgotten_after_two_days():
    old = User.objects.create_user("old@school.example", created_at=at(2026, 11, 1))
    fresh = User.objects.create_user("fresh@school.example", created_at=at(2026, 11, 9))
    teacher = make_teacher(created_at=at(2026, 10, 1)).user

    assert forget_newcomers(now=at(2026, 11, 10)) == 1

    kept = set(User.objects.values_list("pk", flat=True))
    assert old.pk not in kept
    assert {fresh.pk, teacher.pk} <= kept


def test_newcomer_whom_a_visit_names_stays():
    named = User.objects.create_user("named@school.example", created_at=at(2026, 11, 1))
    make_visit(requested_by=named)
    User.objects.create_user("old@school.example", created_at=at(2026, 11, 1))

    assert forget_newcomers(now=at(2026, 11, 10)) == 1
    assert User.objects.filter(pk=named.pk).exists()
