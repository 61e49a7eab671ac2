"""A lesson of another force: looked at, told about, taken in as a draft that only editors see."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import AuditEvent
from lessons.actions.packs import forget_arrivals, keep_arrival, take_in
from lessons.exports import pack_zip
from lessons.imports import LibraryError
from lessons.imports.arrivals import read_arrival
from lessons.models import ArrivedPack, HelpRoute, LawCard, Lesson, Topic
from tests.builders import at, make_editor, make_teacher
from tests.lessons.arrivals import CHECK, NEW, changed, everything, renamed, send, sent
from tests.lessons.zips import good_files, zipped


@pytest.fixture
def editor(client, db):
    person = make_editor()
    client.force_login(person)
    return person


def public_pages(slug, number):
    base = f"/lessons/{slug}/"
    return [
        *(f"{base}v{number}/", f"{base}v{number}/print/", f"{base}v{number}/present/1/"),
        f"{base}v{number}/present/1/notes/",
    ]


def test_the_page_says_what_it_becomes_before_anything_is_saved(client, editor, library):
    before = everything()

    response = send(client, pack_zip(Lesson.objects.get(slug="my-phone").current))

    assert response.headers["Location"] == CHECK
    text = client.get(CHECK).content.decode()
    assert "Draft version 2 of a lesson that is here" in text
    assert '<a href="/lessons/my-phone/">My phone, my rules</a>' in text
    assert "The version in use stays in use" in text
    assert everything() == before


def test_it_becomes_the_next_draft_which_nobody_else_sees(client, editor, library):
    lesson = Lesson.objects.select_related("current").get(slug="my-phone")
    send(client, zipped(changed("en.md", "We listen.", "We listen well.")))

    response = client.post(CHECK, follow=True)

    assert "“My phone, my rules” is here as draft 2. Only editors see it." in (
        response.content.decode()
    )
    draft = lesson.versions.get(number=2)
    assert (draft.state, draft.published_at, draft.published_by) == ("draft", None, None)
    assert draft.sections.get(key="rules").body_en == "We listen well. You can pass."
    lesson.refresh_from_db()
    assert lesson.current.number == 1
    event = AuditEvent.objects.get(action="lesson_imported")
    assert (event.by, event.object_name, event.detail) == (
        *(editor, "My phone, my rules v2", "my-phone"),
    )
    assert ArrivedPack.objects.count() == 0


def test_a_draft_is_on_no_public_page_and_in_no_list(client, editor, library):
    files = changed("en.md", 'title = "My phone, my rules"', 'title = "Zebra words"')
    send(client, zipped(files))
    client.post(CHECK)
    client.logout()

    assert [client.get(page).status_code for page in public_pages("my-phone", 2)] == [404] * 4
    for page in ("/lessons/", "/lessons/?q=zebra", "/lessons/my-phone/"):
        assert "Zebra" not in client.get(page).content.decode().replace("q=zebra", "")
    assert client.get("/lessons/my-phone/v2/pack/").status_code == 302  # to sign in
    client.force_login(make_teacher().user)
    assert client.get("/lessons/my-phone/v2/pack/").status_code == 403


def test_a_new_address_makes_a_lesson_that_nobody_finds_yet(client, editor, library):
    send(client, zipped(renamed("zebra-crossing")))
    assert "A new lesson, as a draft" in client.get(CHECK).content.decode()

    client.post(CHECK)

    lesson = Lesson.objects.get(slug="zebra-crossing")
    assert (lesson.current, lesson.topic.slug, lesson.ages_from, lesson.ages_to) == (
        *(None, "phones", 7, 9),
    )
    assert lesson.versions.get().number == 1
    for page in ("/editor/to-do/", "/editor/facts/", NEW):
        assert client.get(page).status_code == 200
    client.logout()
    pages = ["/lessons/zebra-crossing/", *public_pages("zebra-crossing", 1)]
    assert [client.get(page).status_code for page in pages] == [404] * 5
    for page in ("/", "/lessons/", "/help/"):
        assert "zebra" not in client.get(page).content.decode()
    client.force_login(make_teacher().user)
    for page in ("/visits/new/", "/my-lessons/new/"):
        assert "zebra" not in client.get(page, follow=True).content.decode()


def test_facts_that_say_something_else_here_are_named(client, editor, library):
    body = pack_zip(Lesson.objects.get(slug="before-you-send").current)
    LawCard.objects.filter(key="images-under-18").update(plain_cy="Geiriau eraill.")
    HelpRoute.objects.filter(key="school").update(note="Only for editors.")
    send(client, body)

    text = client.get(CHECK).content.decode()

    assert "<li>Protection of Children Act 1978</li>" in text
    with read_arrival(body) as arrival:
        assert list(map(str, arrival.differing)) == ["Protection of Children Act 1978"]
    with translation.override("cy"):
        assert (
            "<li>Deddf Amddiffyn Plant 1978</li>" in client.get(reverse("lessons:pack_check")).text
        )


def test_other_ages_than_those_of_the_lesson_wait_in_the_draft(library):
    editor = make_editor()

    version = sent(changed("lesson.toml", "ages = [7, 9]", "ages = [9, 11]"), editor)

    lesson = Lesson.objects.get(slug="my-phone")
    assert (version.lesson, version.number) == (lesson, 2)
    assert (version.draft.ages_from, version.draft.ages_to) == (9, 11)
    assert (lesson.ages_from, lesson.ages_to) == (7, 9)


def test_it_is_looked_at_again_when_it_is_taken_in(client, editor, library):
    send(client, zipped(good_files()))
    Topic.objects.filter(slug="phones").update(slug="telephones")
    before = everything()

    response = client.post(CHECK, follow=True)

    text = response.content.decode()
    assert "Something here has changed since the file was sent." in text
    assert "Take it in as a draft" not in text
    assert everything() == before
    with pytest.raises(LibraryError, match="no topic 'phones'"):
        take_in(arrived=editor.arrived_pack, by=editor, now=timezone.now())


def test_nothing_to_check_leads_back(client, editor):
    assert client.get(CHECK).headers["Location"] == NEW


def test_each_editor_has_an_own_file_to_check(client, editor, library):
    keep_arrival(body=zipped(good_files()), by=make_editor(), now=timezone.now())

    assert client.get(CHECK).headers["Location"] == NEW


def test_a_second_file_takes_the_place_of_the_first(editor):
    for body in (b"first", b"second"):
        keep_arrival(body=body, by=editor, now=timezone.now())

    assert bytes(ArrivedPack.objects.get().body) == b"second"


def test_a_file_is_deleted_after_a_day(editor):
    keep_arrival(body=b"x", by=editor, now=at(2026, 11, 27, 9))

    assert forget_arrivals(now=at(2026, 11, 28, 8)) == 0
    assert forget_arrivals(now=at(2026, 11, 28, 9) + dt.timedelta(seconds=1)) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_drafts_costs_4_queries(
    client, editor, library, count, django_assert_num_queries
):
    for number in range(count):
        files = renamed(f"draft-{number}")
        sent(files, by=editor)

    with django_assert_num_queries(4):  # session, user, drafts, force
        assert len(client.get(NEW).context["drafts"]) == count
