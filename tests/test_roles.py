"""Who may open what: every address of the site, tried as everyone, against a table by hand."""

import pytest
from django.db import transaction

from tests.world import World, every_name

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
        "lessons:curriculum",
        "lessons:help",
        "lessons:pair",
        "room:open",
        "room:state",
        "room:worker",
        "lessons:told",
        "lessons:law",
        "lessons:law_page",
        "lessons:law_print",
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
        "pupils:turns",
        "pupils:leave",
        "board:board",
        "board:class",
        "board:release",
        "pictures:picture",
    },
    # a projector that is not paired yet has no picture to ask for
    "uuuuuuuuu": {"board:state", "room:close", "room:let_in", "room:move"},
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
        # the questions with their right answers: whoever runs a class quiz, or writes one
        "lessons:questions",
    },
    # only for those who have a password or a second factor
    "ssnnnnnnn": {"account_reauthenticate", "mfa_reauthenticate"},
    # without a format there is no file
    "ssuuuuuuu": {
        "lessons:questions_file",
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
        "quizzes:whole_class",
        "quizzes:sitting",
        "quizzes:sitting_state",
        "quizzes:step",
        "quizzes:more",
        "quizzes:pair",
        "quizzes:seats",
        "quizzes:take_out",
        "quizzes:seat_out",
        "quizzes:seat_back",
        "quizzes:void",
        "quizzes:sheets",
        "quizzes:sheet_back",
        "quizzes:count",
        "quizzes:board",
        "quizzes:board_state",
        "reports:class_result",
        "reports:class_print",
    },
    "ssouounnn": {"schools:sign_off"},
    # an officer, about the own time
    "ssnnounnn": {
        "schools:absence",
        "schools:absence_change",
        "schools:absence_remove",
        "schools:hand_over_absence",
    },
    # this school's officer, its force's co-ordinator
    "ssnnououn": {
        "schools:school",
        "schools:request",
        "schools:request_accept",
        "schools:request_offer",
        "schools:offer_take_back",
        "schools:visit_pass",
        "schools:teacher_check",
    },
    # any officer, about the own patch
    "ssnnoonnn": {
        "day:worker",
        "quizzes:today",
        "schools:absence_new",
        "schools:diary",
        "schools:hand_over_day",
    },
    "ssnnoooon": {"schools:requests", "schools:schools", "reports:results"},
    # staff of a force, about what is taught
    "ssnnooooo": {"lessons:pack"},
    # a co-ordinator, about the own force
    "ssnnnnoon": {
        "accounts:audit",
        "reports:coverage",
        "reports:overview",
        "schools:officers",
        "lessons:reviewers",
    },
    "ssnnnnoun": {
        "schools:hand_over_for",
        "schools:patch",
        "lessons:right_give",
        "lessons:right_end",
    },
    # an editor, about the library
    "ssnnnnnno": {
        "accounts:components",
        "accounts:pupil_components",
        "accounts:board_components",
        "lessons:todo",
        "lessons:facts",
        "lessons:words",
        "lessons:fact",
        "lessons:fact_change",
        "lessons:fact_check",
        "lessons:fact_new",
        "lessons:fact_replace",
        "lessons:pack_new",
        "lessons:pack_check",
        "lessons:questions_new",
        "lessons:questions_check",
        "lessons:questions_taken",
        "lessons:lessons_to_edit",
        "lessons:lesson_new",
        "lessons:lesson_versions",
        "lessons:lesson_withdraw",
        "lessons:lesson_put_back",
        "lessons:compare",
        "lessons:preview",
        "lessons:draft",
        "lessons:draft_start",
        "lessons:draft_preview",
        "lessons:draft_delete",
        "lessons:draft_words",
        "lessons:draft_facts",
        "lessons:draft_minutes",
        "lessons:draft_section",
        "lessons:draft_question",
        "lessons:draft_publish",
        "lessons:question_new",
        "lessons:question_move",
        "lessons:question_remove",
        "lessons:choice_remove",
        "lessons:section_new",
        "lessons:section_move",
        "lessons:section_remove",
        "lessons:review_ask",
        "lessons:review_take_back",
        "lessons:review_send_back",
        "lessons:review_pass",
        "lessons:comment_new",
        "lessons:comment_done",
    },
}

POSTS = {
    "pupils:language",
    "pupils:leave",
    "board:release",
    "room:close",
    "room:let_in",
    "room:move",
    "room:open",
    "accounts:role",
    "schools:class_remove",
    "schools:visit_again",
    "schools:visit_take",
    "schools:visit_none",
    "schools:offer_take_back",
    "schools:request_accept",
    "schools:teacher_check",
    "quizzes:pair",
    "quizzes:take_out",
    "quizzes:seat_out",
    "quizzes:seat_back",
    "quizzes:sheet_back",
    "quizzes:step",
    "lessons:preview",
    "lessons:draft_start",
    "lessons:lesson_put_back",
    "lessons:section_move",
    "lessons:question_move",
    "lessons:right_give",
    "lessons:review_ask",
    "lessons:review_take_back",
    "lessons:review_pass",
    "lessons:comment_new",
    "lessons:comment_done",
}


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
