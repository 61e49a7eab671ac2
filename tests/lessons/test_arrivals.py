"""A lesson of another force: looked at, told about, taken in as a draft, all of it or nothing."""

import datetime as dt
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from accounts.models import AuditEvent
from lessons.actions.packs import forget_arrivals, keep_arrival, take_in
from lessons.exports import pack_zip
from lessons.imports import LibraryError
from lessons.imports.arrivals import read_arrival
from lessons.models import (
    ArrivedPack,
    Choice,
    FrameworkTag,
    HelpRoute,
    LawCard,
    Lesson,
    LessonVersion,
    Picture,
    Question,
    Section,
    Topic,
)
from tests.builders import at, make_editor, make_teacher
from tests.lessons.zips import good_files, zipped

NEW, CHECK = "/editor/packs/new/", "/editor/packs/new/check/"


@pytest.fixture
def editor(client, db):
    person = make_editor()
    client.force_login(person)
    return person


def send(client, body, name="lesson.zip"):
    file = BytesIO(body)
    file.name = name
    return client.post(NEW, {"pack": file})


def faults_of(files):
    with read_arrival(zipped(files)) as arrival:
        return [str(fault) for fault in arrival.faults]


def changed(name, old, new, slug="my-phone"):
    """The files of a good lesson with OLD written as NEW in NAME."""
    files = good_files(slug)
    text = files[f"{slug}/{name}"].decode()
    assert old in text
    files[f"{slug}/{name}"] = text.replace(old, new, 1).encode()
    return files


def renamed(slug, files=None):
    return {
        name.replace("my-phone/", f"{slug}/"): body
        for name, body in (files or good_files()).items()
    }


def everything():
    models = (Lesson, LessonVersion, Section, Question, Choice, Picture, Topic, LawCard, HelpRoute)
    return [list(model.objects.order_by("pk").values()) for model in models]


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


def public_pages(slug, number):
    base = f"/lessons/{slug}/"
    return [
        *(f"{base}v{number}/", f"{base}v{number}/print/", f"{base}v{number}/present/1/"),
        f"{base}v{number}/present/1/notes/",
    ]


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


def test_a_fault_is_said_with_file_and_line_and_nothing_is_kept(client, editor, library):
    before = everything()

    response = send(client, zipped(changed("quiz.toml", 'measure = "help"', 'measure = "hope"')))

    text = response.content.decode()
    assert response.status_code == 200
    assert "1 thing in its files stops it. It is named below; nothing was saved." in text
    assert "<strong>my-phone/quiz.toml</strong>, line 1:" in text
    assert ArrivedPack.objects.count() == 0
    assert everything() == before


def test_the_reason_of_a_refused_zip_is_said(client, editor):
    text = send(client, zipped({**good_files(), "../x.md": b""})).content.decode()

    assert "Error: Take in a lesson" in text
    assert "“../x.md” leads out of its folder." in text


@pytest.mark.parametrize(
    ("body", "reason"),
    [(b"", "The file is empty."), (b"GIF89a", "This is not a zip file, or it is damaged.")],
)
def test_what_is_no_zip_is_refused_in_words(client, editor, body, reason):
    assert reason in send(client, body).content.decode()


def test_nothing_sent_is_said(client, editor):
    assert "Choose the zip file of a lesson." in client.post(NEW).content.decode()


def test_what_this_site_lacks_is_named_and_not_made_up(library):
    body = pack_zip(Lesson.objects.get(slug="before-you-send").current)
    LawCard.objects.filter(key="images-under-18").update(key="renamed")
    HelpRoute.objects.filter(key="childline").update(key="renamed")
    FrameworkTag.objects.update(key="renamed")

    with read_arrival(body) as arrival:
        faults = [str(fault) for fault in arrival.faults]

    file = "before-you-send/lesson.toml"
    assert faults == [
        f"{file}:5: this site has no law card 'images-under-18' (Protection of Children Act 1978):"
        " add it first",
        f"{file}:6: this site has no help route 'childline' (Childline): add it first",
        f"{file}:7: this site has no framework tag 'efcw-online-relationships-11-14'"
        " (Online relationships, 11-14): add it first",
    ]
    assert not LawCard.objects.filter(key="images-under-18").exists()


def test_a_topic_that_is_missing_is_named(library):
    body = pack_zip(Lesson.objects.get(slug="my-phone").current)
    Lesson.objects.filter(slug="my-phone").update(slug="elsewhere")
    Topic.objects.filter(slug="phones").update(slug="telephones")

    with read_arrival(body) as arrival:
        assert [str(fault) for fault in arrival.faults] == [
            "my-phone/lesson.toml:1: this site has no topic 'phones' (Phones): add it first"
        ]


def test_a_name_that_the_zip_does_not_describe_is_named_too(library):
    files = changed(
        "lesson.toml", 'help_routes = ["school"', 'help_routes = ["school", "unheard-of"'
    )

    assert faults_of(files) == ["my-phone/lesson.toml:1: help_routes.toml has no 'unheard-of'"]


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


def sent(files, by):
    """The draft that FILES become when BY sends them in."""
    now = timezone.now()
    arrived = keep_arrival(body=zipped(files), by=by, now=now)
    return take_in(arrived=arrived, by=by, now=now)


def test_a_lesson_has_one_draft_at_a_time(library, editor):
    files = good_files()
    take_in(
        arrived=keep_arrival(body=zipped(files), by=editor, now=timezone.now()),
        by=editor,
        now=timezone.now(),
    )

    assert faults_of(files) == [
        "my-phone/lesson.toml:1: somebody is writing version 2 of this lesson already: it is"
        " published or deleted first"
    ]
    with pytest.raises(LibraryError):
        take_in(
            arrived=keep_arrival(body=zipped(files), by=editor, now=timezone.now()),
            by=editor,
            now=timezone.now(),
        )


def test_a_file_that_nothing_uses_is_not_lost_without_a_word(library):
    files = {**good_files(), "my-phone/spare.png": b"x", "my-phone/more.md": b"x"}

    assert faults_of(files) == [
        "my-phone/more.md:1: this is no file of a lesson: leave it out",
        "my-phone/spare.png:1: no choice shows this picture: leave it out",
    ]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "quiz.toml",
            'en = "Wait and hope"',
            'en = "Wait \\u0000 hope"',
            "it holds a control character",
        ),
        ("quiz.toml", 'key = "first-step"', 'key = "First step"', "the key 'First step' is small"),
        ("quiz.toml", 'key = "wait"', f'key = "{"w" * 21}"', "has 21 letters where 20 fit"),
        ("lesson.toml", "ages = [7, 9]", f"ages = [{'9' * 5000}, 9]", "not TOML"),
        ("lesson.toml", "ages = [7, 9]", f"ages = {'[' * 100_000}", "lists within lists"),
        ("lesson.toml", "ages = [7, 9]", f"{'a.' * 90_000}a = 1", "90000 dots in one line"),
    ],
)
def test_files_made_to_harm_are_refused_with_their_line(library, name, old, new, said):
    files = changed(name, old, new)

    (fault,) = [fault for fault in faults_of(files) if said in fault]
    assert fault.startswith(f"my-phone/{name}:")


def test_text_in_another_coding_is_refused(library):
    files = {**good_files(), "my-phone/cy.md": "Ffôn".encode("latin-1")}

    assert "my-phone/cy.md:1: the file is not UTF-8" in faults_of(files)


def test_a_picture_that_runs_is_refused(library):
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    picture = 'picture = "a.svg"\nalt_en = "A"\nalt_cy = "A"\n'
    files = changed("quiz.toml", 'en = "Wait and hope"', f'{picture}en = "Wait and hope"')
    files["my-phone/a.svg"] = svg

    assert any("picture 'a.svg' does more than show" in fault for fault in faults_of(files))


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
        take_in(
            arrived=keep_arrival(body=zipped(files), by=editor, now=timezone.now()),
            by=editor,
            now=timezone.now(),
        )

    with django_assert_num_queries(4):  # session, user, drafts, force
        assert len(client.get(NEW).context["drafts"]) == count
