"""What stands over the parts of a draft: title and words, facts and cards, minutes."""

from lessons.models import FrameworkTag, Lesson
from tests.lessons.drafting import fresh
from tests.lessons.editing.forms import DRAFT, filled


def test_words_are_saved_side_by_side(page, draft):
    address = f"{DRAFT}words/"
    sent = filled(
        page.get(address),
        title_en="Before you press send",
        vocabulary_en="consent: saying yes freely\nphone: a thing",
        vocabulary_cy="cydsyniad: dweud ie\nffôn: peth",
    )
    assert page.post(address, sent).status_code == 302
    words = [(word.term_en, word.meaning_cy) for word in draft.vocabulary.all()]
    assert words == [("consent", "dweud ie"), ("phone", "peth")]
    assert fresh(draft).title_en == "Before you press send"

    lopsided = page.post(address, {**sent, "revision": 1, "vocabulary_cy": "ffôn"})
    assert lopsided.context["form"].errors == {
        "vocabulary_cy": [
            "Line 1: write a word, a colon, and what it means, not long.",
            "Write the same words in both: 2 in English, 1 in Welsh.",
        ]
    }


def test_places_stand_under_their_frameworks_the_youngest_pupils_first(page, draft):
    for key, band in (("bullying-4-7", "4-7"), ("bullying-14-18", "14-18")):
        name = {"name_en": f"Online bullying, {band}", "name_cy": f"Bwlio ar-lein, {band}"}
        FrameworkTag.objects.create(key=f"efcw-{key}", framework="efcw", **name)

    form = page.get(f"{DRAFT}facts/").context["form"]

    assert [str(label) for _value, label in form.fields["tags"].choices] == [
        "Education for a Connected World: Online relationships, 11-14",
        "Education for a Connected World: Online bullying, 4-7",
        "Education for a Connected World: Online bullying, 14-18",
    ]


def test_facts_wait_for_publishing(page, draft):
    address = f"{DRAFT}facts/"
    response = page.get(address)
    sent = {
        **filled(response),
        "ages_to": "16",
        "law_cards": [draft.law_cards.get(key="images-under-18").pk],
        "help_routes": [route.pk for route in draft.help_routes.all()],
        "tags": [tag.pk for tag in draft.tags.all()],
    }

    assert page.post(address, sent).status_code == 302

    assert fresh(draft).draft.ages_to == 16
    assert Lesson.objects.get(slug="before-you-send").ages_to == 14
    assert [card.key for card in draft.law_cards.all()] == ["images-under-18"]
    assembly = page.post(address, {**sent, "revision": 1, "is_for_assembly": "on"})
    assert b"A lesson on this topic is never taught to an assembly." in assembly.content


def test_minutes_are_summed_against_the_route(page, draft):
    address = f"{DRAFT}minutes/"
    response = page.get(address)
    assert response.context["form"].sums == [(20, 20), (45, 45), (60, 60)]

    saved = page.post(address, filled(response, quiz_45="9"), follow=True)

    assert saved.context["form"].sums[1] == (45, 46)
    assert [stop.message for stop in saved.context["page"].here] == [
        "the 45-minute route adds up to 46, the quiz included"
    ]
    wrong = page.post(address, filled(saved, quiz_45="some"))
    assert b"Write whole minutes, 1 to 60, or leave it empty." in wrong.content
    assert fresh(draft).quiz_minutes_45 == 9


def test_two_editors_of_the_facts_lose_nothing(page, draft):
    address = f"{DRAFT}minutes/"
    sent = filled(page.get(address), quiz_45="7")
    page.post(address, {**sent, "quiz_45": "9"})

    response = page.post(address, sent)

    assert response.status_code == 409
    assert b"See theirs in a window of its own" in response.content
    assert fresh(draft).quiz_minutes_45 == 9
