"""Who may open what: every address of the site, tried as everyone, against a table by hand."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from quizzes.models import Phase
from quizzes.seats import take_seat
from schools.models import PossibleTime
from tests.builders import (
    at,
    make_class_group,
    make_coordinator,
    make_delivery,
    make_editor,
    make_lesson,
    make_officer,
    make_school,
    make_sitting,
    make_teacher,
    make_visit,
)

pytestmark = pytest.mark.django_db

# One letter for each of: nobody, a pupil, the school's teacher, another school's teacher,
# the school's officer, another patch's officer, the force's co-ordinator, another force's,
# an editor.
ACTORS = [
    "nobody",
    "pupil",
    "teacher",
    "other_teacher",
    "officer",
    "other_officer",
    "coordinator",
    "other_coordinator",
    "editor",
]
# o opened (or sent on within the site), s sent to sign in, n not yours (403), u unseen (404)
TABLE: dict[str, set[str]] = {
    # public: the library, help, how people are treated, joining, signing in, health
    "ooooooooo": {
        "healthz",
        "readyz",
        "lessons:home",
        "lessons:lessons",
        "lessons:lesson",
        "lessons:lesson_print",
        "lessons:version",
        "lessons:version_print",
        "lessons:present",
        "lessons:present_version",
        "lessons:notes",
        "lessons:notes_version",
        "lessons:help",
        "lessons:told",
        "accounts:about",
        "accounts:privacy",
        "accounts:privacy_children",
        "accounts:accessibility",
        "accounts:cookies",
        "accounts:sign_in",
        "account_login",
        "account_logout",
        "account_request_login_code",
        "account_email_verification_sent",
        "account_inactive",
        "account_signup",
        "pupils:join",
        "pupils:join_help",
        "pupils:start",
        "pupils:other_device",
        "pupils:language",
        "pupils:qr",
        "pupils:class",
        "pupils:question",
        "pupils:state",
        "pupils:help",
        "pupils:reading",
        "pupils:leave",
        "board:board",
        "board:release",
    },
    # a projector that is not paired yet has no picture to ask for
    "uuuuuuuuu": {"board:state"},
    # one's own account; a newcomer chooses a school here
    "ssooooooo": {
        "accounts:account",
        "accounts:first_page",
        "accounts:more",
        "accounts:role",
        "account_change_password",
        "account_set_password",
        "account_confirm_login_code",
        "mfa_index",
        "mfa_activate_totp",
        "mfa_authenticate",
        "mfa_generate_recovery_codes",
        "schools:choose_school",
    },
    # only for those who have a password or a second factor
    "ssnnnnnnn": {"account_reauthenticate", "mfa_reauthenticate"},
    "ssuuuuuuu": {
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_view_recovery_codes",
    },
    # any teacher, about the own school
    "ssoonnnnn": {
        "schools:visits",
        "schools:visit_new",
        "schools:class_remove",
        "schools:visit_new_when",
        "schools:visit_new_room",
        "schools:visit_new_contact",
        "schools:visit_new_check",
        "schools:lesson_new",
        "reports:classes",
    },
    # a teacher of this school alone
    "ssounnnnn": {
        "schools:visit_sent",
        "schools:visit_again",
        "schools:visit_take",
        "schools:visit_none",
    },
    # this school's teacher, its officer, its force's co-ordinator
    "ssouououn": {
        "schools:visit",
        "schools:visit_brief",
        "schools:visit_calendar",
        "schools:visit_cancel",
        "schools:visit_move",
        "quizzes:start",
        "quizzes:room_code",
        "quizzes:sitting",
        "quizzes:sitting_state",
        "quizzes:step",
        "quizzes:more",
        "quizzes:pair",
        "quizzes:take_out",
        "quizzes:count",
        "quizzes:board",
        "quizzes:board_state",
        "reports:class_result",
    },
    "ssouounnn": {"schools:sign_off"},
    # this school's officer, its force's co-ordinator
    "ssnnououn": {
        "schools:school",
        "schools:request",
        "schools:request_accept",
        "schools:request_offer",
        "schools:visit_pass",
        "schools:teacher_check",
    },
    # any officer, about the own patch
    "ssnnoonnn": {"schools:today", "schools:diary"},
    "ssnnoooon": {"schools:requests", "schools:schools", "reports:results"},
    # a co-ordinator, about the own force
    "ssnnnnoon": {
        "accounts:audit",
        "reports:coverage",
        "reports:overview",
        "schools:officers",
    },
    "ssnnnnoun": {"schools:patch"},
    # an editor, about the library
    "ssnnnnnno": {
        "accounts:components",
        "accounts:pupil_components",
        "accounts:board_components",
        "lessons:todo",
        "lessons:facts",
        "lessons:words",
    },
}

POSTS = {
    "pupils:language",
    "pupils:leave",
    "board:release",
    "accounts:role",
    "schools:class_remove",
    "schools:visit_again",
    "schools:visit_take",
    "schools:visit_none",
    "schools:request_accept",
    "schools:teacher_check",
    "quizzes:pair",
    "quizzes:take_out",
    "quizzes:step",
}


def every_name(resolver=None, space=""):
    """The names of all addresses, of both languages once."""
    names = set()
    for pattern in (resolver or get_resolver()).url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            names |= every_name(pattern, inner)
        else:
            names.add(f"{space}{pattern.name}")
    return names


class World:
    """One force with a school, an officer, a visit and a class quiz, and strangers beside it."""

    def __init__(self):
        self.officer = make_officer()
        force = self.officer.force
        school = make_school(officer=self.officer)
        version = make_lesson()
        self.visit = make_visit(school=school, officer=self.officer, starts_at=at(2026, 11, 24))
        self.delivery = make_delivery(self.visit, version, make_class_group(school))
        self.sitting = make_sitting(
            self.delivery, phase=Phase.BEFORE, is_open=True, code="KDMTRP", address="0123abcd"
        )
        self.offered, self.asked = (
            PossibleTime.objects.create(
                visit=self.visit,
                starts_at=at(2027, 1, 12, 9),
                ends_at=at(2027, 1, 12, 10),
                offered_by=side,
            )
            for side in ("officer", "school")
        )
        self.newcomer = make_teacher(school=school, approved=False)
        self.people = {
            "teacher": make_teacher(school=school).user,
            "other_teacher": make_teacher(school=make_school(force=force)).user,
            "officer": self.officer.user,
            "other_officer": make_officer(force=force).user,
            "coordinator": make_coordinator(force=force),
            "other_coordinator": make_coordinator(),
            "editor": make_editor(),
        }
        self.words = {
            "slug": version.lesson.slug,
            "visit_pk": self.visit.pk,
            "time_pk": self.offered.pk,
            "delivery_pk": self.delivery.pk,
            "sitting_pk": self.sitting.pk,
            "school_pk": school.pk,
            "officer_pk": self.officer.pk,
            "teacher_pk": self.newcomer.pk,
            "answer": "approve",
            "action": "close",
            "source": "hands",
            "phase": "before",
            "number": 1,
            "step": 1,
            "code": "KDMTRP",
            "address": "0123abcd",
        }

    def client_of(self, actor):
        client = Client(raise_request_exception=False)
        if actor == "pupil":
            client.cookies["diogel_seat"] = take_seat(self.sitting).token
        elif actor != "nobody":
            client.force_login(self.people[actor])
        return client

    def address_of(self, name):
        known = {**self.words}
        if name == "schools:request_accept":
            known["time_pk"] = self.asked.pk
        wanted = next(arguments(name))
        return reverse(name, kwargs={word: known[word] for word in wanted})


def arguments(name):
    """The names of the arguments that the address called NAME takes."""
    resolver, spaces = get_resolver(), name.split(":")
    for space in spaces[:-1]:
        resolver = resolver.namespace_dict[space][1]
    for possibilities, _pattern, _defaults, _converters in resolver.reverse_dict.getlist(
        spaces[-1]
    ):
        for _text, words in possibilities:
            yield words


def letter(response):
    if response.status_code == 302 and response["Location"].startswith("/sign-in/"):
        return "s"
    return {403: "n", 404: "u", 500: "!"}.get(response.status_code, "o")


@pytest.mark.parametrize("actor", ACTORS)
def test_everyone_opens_only_what_is_theirs(actor):
    world = World()
    client = world.client_of(actor)
    seen = {}
    for name in sorted(every_name()):
        with transaction.atomic():
            send = client.post if name in POSTS else client.get
            seen[name] = letter(send(world.address_of(name)))
            transaction.set_rollback(True)
        if actor in world.people:  # signing out was tried too
            client.force_login(world.people[actor])

    place = ACTORS.index(actor)
    expected = {name: letters[place] for letters, names in TABLE.items() for name in names}
    assert seen == expected


def test_table_names_every_address_once():
    listed = [name for names in TABLE.values() for name in names]

    assert sorted(listed) == sorted(every_name())
