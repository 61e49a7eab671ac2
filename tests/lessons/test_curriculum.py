"""Which places of the frameworks have lessons, and which are gaps."""

import pytest
from django.urls import reverse

from lessons import queries
from lessons.curriculum_picture import pictures_of
from lessons.models import FrameworkTag
from tests.builders import make_lesson

pytestmark = pytest.mark.django_db

PLACES = {
    "efcw-online-bullying-4-7": ("efcw", "Online bullying, 4-7"),
    "efcw-online-bullying-7-11": ("efcw", "Online bullying, 7-11"),
    "efcw-health-7-11": ("efcw", "Health, wellbeing and lifestyle, 4-7"),
    "efcw-health-11-14": ("efcw", "Health, wellbeing and lifestyle, 7-11"),
    "rshe-being-safe": ("rshe", "Being safe, online too"),
}


@pytest.fixture(autouse=True)
def tags(db):
    return {
        key: FrameworkTag.objects.create(
            key=key, framework=framework, name_en=name, name_cy=f"{name} (cy)"
        )
        for key, (framework, name) in PLACES.items()
    }


def taught(tags, *keys, **fields):
    version = make_lesson(**fields)
    version.tags.set([tags[key] for key in keys])
    return version.lesson


def test_places_hold_their_lessons_and_name_strand_and_band(tags):
    lesson = taught(tags, "efcw-online-bullying-7-11", "rshe-being-safe")

    efcw, rshe = queries.curriculum()

    assert (efcw.name, rshe.name) == (
        "Education for a Connected World",
        "Relationships, sex and health education (England)",
    )
    assert [(strand.name, [p.band for p in strand.places]) for strand in efcw.strands] == [
        ("Online bullying", ["4-7", "7-11"]),
        ("Health, wellbeing and lifestyle", ["4-7", "7-11"]),
    ]
    assert efcw.strands[0].places[1].lessons == [lesson]
    assert [(s.name, s.places[0].band, s.places[0].lessons) for s in rshe.strands] == [
        ("Being safe, online too", "", [lesson])
    ]


def test_place_for_under_sevens_is_no_gap(tags):
    efcw = queries.curriculum()[0]

    gaps = [[place.is_gap for place in strand.places] for strand in efcw.strands]
    assert gaps == [[False, True], [True, True]]
    assert (efcw.served, len(efcw.for_us)) == (0, 3)


def test_lesson_nobody_may_read_fills_no_place(tags):
    lesson = taught(tags, "efcw-online-bullying-7-11")
    lesson.current = None
    lesson.save()

    assert queries.curriculum()[0].served == 0


def test_page_says_how_many_places_are_served_and_links_the_lessons(client, tags):
    lesson = taught(tags, "efcw-online-bullying-7-11", title_en="Warm words")

    page = client.get(reverse("lessons:curriculum")).text

    assert "1 of 3 places have a lesson." in page
    assert f'<a href="{lesson.get_absolute_url()}">Warm words</a>' in page
    assert page.count('class="places__gap"') == 1 + 2 * (2 + 1)  # key; two drawings of each gap


def test_discs_stand_under_their_bands(tags):
    wide, narrow = pictures_of(queries.curriculum()[0])

    for picture in (wide, narrow):
        heads = [x for x, _band in picture.heads]
        assert [disc.x for disc in picture.lines[0].discs] == heads
        assert all(15 <= x <= picture.width - 15 for x in heads)
        assert all(disc.y + 15 <= picture.height for line in picture.lines for disc in line.discs)


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_any_number_of_lessons(tags, count, django_assert_num_queries):
    for _ in range(count):
        taught(tags, *PLACES)

    with django_assert_num_queries(3):  # tags, lessons, their pairs
        queries.curriculum()
