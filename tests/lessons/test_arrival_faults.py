"""A lesson of another force that cannot be taken in: each fault with its place, nothing kept."""

import pytest

from lessons.exports import pack_zip
from lessons.imports import LibraryError
from lessons.imports.arrivals import read_arrival
from lessons.models import ArrivedPack, FrameworkTag, HelpRoute, LawCard, Lesson, Topic
from tests.builders import make_editor
from tests.lessons.arrivals import NEW, changed, everything, faults_of, send, sent
from tests.lessons.zips import good_files, zipped


@pytest.fixture
def editor(client, db):
    person = make_editor()
    client.force_login(person)
    return person


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


def test_a_lesson_has_one_draft_at_a_time(library, editor):
    files = good_files()
    sent(files, by=editor)

    assert faults_of(files) == [
        "my-phone/lesson.toml:1: somebody is writing version 2 of this lesson already: it is"
        " published or deleted first"
    ]
    with pytest.raises(LibraryError):
        sent(files, by=editor)


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
