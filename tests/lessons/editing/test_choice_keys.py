"""The keys of choices: answers of all years are added up by them, so each is of one choice."""

import pytest

from lessons.models import Choice
from tests.lessons.drafting import fresh, passed, publish, start
from tests.lessons.editing.forms import DRAFT, filled

ADDRESS = f"{DRAFT}questions/first-step/"


def pressed(page, then, **changes):
    return page.post(ADDRESS, {**filled(page.get(ADDRESS)), "then": then, **changes})


def written(draft, key):
    """KEY of the first question as a choice that may be published."""
    words = {"text_en": f"Ask {key}", "text_cy": f"Gofyn {key}"}
    told = {"feedback_en": "An adult can help.", "feedback_cy": "Gall oedolyn helpu."}
    Choice.objects.filter(question__version=draft, question__key="first-step", key=key).update(
        **words, **told
    )


def keys(draft):
    return [choice.key for choice in draft.questions.get(key="first-step").choices.all()]


@pytest.fixture
def later(page, editor):
    """A draft after a version whose first question had the choice "a", which is taken out."""
    draft = start(by=editor)
    pressed(page, "add")
    written(draft, "a")
    passed(fresh(draft), author=editor)
    publish(draft, by=editor)
    later = start(by=editor)
    page.post(f"{ADDRESS}choices/a/remove/")
    assert keys(later) == ["wait", "tell", "unsure"]
    return later


def test_a_new_choice_never_takes_the_key_of_one_that_classes_chose(page, later):
    pressed(page, "add")

    assert keys(later) == ["wait", "tell", "b", "unsure"]


def test_nor_does_one_that_comes_with_another_kind(page, later):
    pressed(page, "", kind="several")

    assert keys(later) == ["wait", "tell", "b", "unsure"]


def test_a_key_that_no_class_saw_is_free_again(page, editor):
    draft = start(by=editor)
    pressed(page, "add")
    page.post(f"{ADDRESS}choices/a/remove/")

    pressed(page, "add")

    assert keys(draft) == ["wait", "tell", "a", "unsure"]
