"""Rules of the library that its tables keep, whoever writes into them."""

import pytest
from django.db import IntegrityError, transaction

from lessons.models import HelpRoute, LawCard, Lesson, Section, VocabularyWord
from tests.builders import make_help_route, make_law_card, make_lesson

pytestmark = pytest.mark.django_db


def is_refused(rows, **values):
    try:
        with transaction.atomic():
            rows.update(**values)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("model", "make"), [(LawCard, make_law_card), (HelpRoute, make_help_route)]
)
def test_a_card_is_for_the_younger_to_the_older(model, make):
    card = model.objects.filter(pk=make(ages_from=7, ages_to=11).pk)

    assert is_refused(card, ages_from=12)
    assert not is_refused(card, ages_from=11)


def test_a_lesson_does_not_stand_in_its_own_place():
    version = make_lesson()
    lesson = Lesson.objects.filter(pk=version.lesson_id)

    assert is_refused(lesson, replaced_by=version.lesson)
    assert not is_refused(lesson, replaced_by=make_lesson().lesson)


def test_a_part_on_paper_has_a_form_and_no_other_has_one():
    section = Section.objects.filter(pk=make_lesson().sections.first().pk)

    assert is_refused(section, kind="handout")
    assert is_refused(section, form="cards")
    assert not is_refused(section, kind="handout", form="cards")


def test_words_of_a_lesson_have_a_place_each():
    version = make_lesson()
    words = [VocabularyWord(version=version, order=order, term_en="w") for order in (0, 1)]
    VocabularyWord.objects.bulk_create(words)

    assert is_refused(VocabularyWord.objects.filter(version=version, order=1), order=0)
