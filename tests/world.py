"""One force with everything in it, and the addresses of the site filled in for it."""

import datetime as dt

from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from lessons import actions
from lessons.models import Comment, Picture, QuestionFile
from quizzes.models import Phase
from quizzes.seats import take_seat
from schools.models import PossibleTime
from tests.builders import (
    at,
    make_absence,
    make_class_group,
    make_coordinator,
    make_delivery,
    make_editor,
    make_law_card,
    make_lesson,
    make_officer,
    make_school,
    make_sitting,
    make_teacher,
    make_visit,
)

OF_A_QUESTION = {
    "lessons:draft_question",
    "lessons:question_move",
    "lessons:question_remove",
    "lessons:choice_remove",
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
        self.school = make_school(officer=self.officer)
        version = make_lesson()
        self.visit = make_visit(
            school=self.school, officer=self.officer, starts_at=at(2026, 11, 24)
        )
        self.delivery = make_delivery(self.visit, version, make_class_group(self.school))
        self.sitting = make_sitting(
            self.delivery, phase=Phase.BEFORE, is_open=True, code="KDMTRP", address="0123abcd"
        )
        self.offered, self.asked = map(self._possible_time, ("officer", "school"))
        self.absence = make_absence(
            self.officer, first_day=dt.date(2027, 1, 12), note="Swansea Crown Court, room 3"
        )
        self.newcomer = make_teacher(school=self.school, approved=False)
        self.people = self._people()
        make_law_card(version, key="starter")
        self.words = self._words(version.lesson)

    def _possible_time(self, side):
        """A time of the visit that SIDE names."""
        return PossibleTime.objects.create(
            visit=self.visit,
            starts_at=at(2027, 1, 12, 9),
            ends_at=at(2027, 1, 12, 10),
            offered_by=side,
        )

    def _people(self):
        """Somebody of each role, here and elsewhere, by the name of who tries an address."""
        force = self.officer.force
        return {
            "teacher": make_teacher(school=self.school).user,
            "other_teacher": make_teacher(school=make_school(force=force)).user,
            "officer": self.officer.user,
            "other_officer": make_officer(force=force).user,
            "coordinator": make_coordinator(force=force),
            "other_coordinator": make_coordinator(),
            "editor": make_editor(),
        }

    def _words(self, lesson):
        """What the addresses of the site are filled in with, by the name of the argument."""
        return {
            **self._words_of_editing(lesson),
            "visit_pk": self.visit.pk,
            "absence_pk": self.absence.pk,
            "time_pk": self.offered.pk,
            "delivery_pk": self.delivery.pk,
            "sitting_pk": self.sitting.pk,
            "seat_pk": take_seat(self.sitting).seat.pk,
            "school_pk": self.school.pk,
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
            "kind": "law",
            "nation": "wales",
            "young": 11,
            "old": 14,
            "side": "screen",
        }

    def _words_of_editing(self, lesson):
        """The same for a draft of LESSON, a comment in it, and a person who reviews."""
        editor, now = self.people["editor"], timezone.now()
        keep_question_file(editor)
        draft = actions.start_draft(lesson, by=editor, now=now)
        said = Comment.objects.create(
            version=draft, block="section-starter", by=make_editor(), words="Shorter."
        )
        reviewer = make_editor(force=self.officer.force)
        actions.give_review_right(person=reviewer, kind="police", by=None, now=now)
        return {
            "slug": lesson.slug,
            "key": "starter",
            "choice_key": "a",
            "person_pk": reviewer.pk,
            "review": "police",
            "block": "section-starter",
            "comment_pk": said.pk,
            "digest": Picture.objects.create(digest="0123abcd", form="svg", body=b"<svg/>").digest,
            "form": "svg",
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
        if name in OF_A_QUESTION:
            known["key"] = "q1"
        wanted = next(arguments(name))
        return reverse(name, kwargs={word: known[word] for word in wanted})


def keep_question_file(editor):
    """A file of another system that EDITOR has sent and not taken in yet."""
    QuestionFile.objects.create(
        by=editor,
        arrived_at=at(2026, 11, 24),
        language="en",
        name="a-bank-of-questions-with-a-long-name.gift.txt",
        body=b"$CATEGORY: Online\n\n::Safe:: Is it? {=<b>This</b> ~That}\n\n::Long:: Why? {}",
    )


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
