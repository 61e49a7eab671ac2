"""A lesson taken away as files, and taken in again: the second export is the first."""

import dataclasses
import datetime as dt
import hashlib
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEvent
from lessons.actions.packs import keep_arrival, take_in
from lessons.exports import pack_files, pack_zip
from lessons.exports.words import block
from lessons.imports import CONTENT, load_library, read_library
from lessons.imports.faults import Faults
from lessons.imports.words_files import read_words
from lessons.models import Choice, LawCard, Lesson, Picture
from tests.builders import at, make_coordinator, make_editor, make_lesson, make_officer

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(40))
letters = st.characters(exclude_categories=["Cs"], exclude_characters="\r")


def names_in(body):
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return archive.namelist()


def again(body, by):
    """The draft that BODY becomes."""
    return take_in(
        arrived=keep_arrival(body=body, by=by, now=at(2026, 11, 28)), by=by, now=at(2026, 11, 28)
    )


def test_a_pack_holds_the_files_of_a_bundled_one(library):
    version = Lesson.objects.get(slug="before-you-send").current

    files = pack_files(version)

    assert list(files) == [
        *(f"before-you-send/{name}" for name in ("lesson.toml", "en.md", "cy.md", "quiz.toml")),
        *("topics.toml", "frameworks.toml", "law_cards.toml", "help_routes.toml"),
    ]
    assert files["before-you-send/en.md"].decode().startswith('+++\ntitle = "Before you send"\n')
    assert b"\n# starter | " in files["before-you-send/en.md"]
    assert b"Force lawyer" not in files["law_cards.toml"]  # who checked stays with the force
    assert b"Look it up." not in files["law_cards.toml"]
    assert b'\nhelp_routes = ["school", "childline"]\n' in files["before-you-send/lesson.toml"]


def test_the_bundled_files_and_the_exported_ones_say_the_same(packs, library):
    """Read from the export, each lesson is what was read from the folder."""
    before, _faults = read_library(packs)
    for slug in ("before-you-send", "my-phone"):
        for name, content in pack_files(Lesson.objects.get(slug=slug).current).items():
            if name.startswith(slug):
                (packs / name).write_bytes(content)

    after, faults = read_library(packs)

    assert faults.found == []
    assert list(map(told, after.packs)) == list(map(told, before.packs))


PLACES = {"line", "line_en", "line_cy", "order_line", "folder", "fingerprint"}
KEYS = {"law_cards", "help_routes", "tags"}  # in any order


def told(held):
    """All of HELD but where it stands in the files."""
    if dataclasses.is_dataclass(held):
        return {
            field.name: (sorted if field.name in KEYS else told)(getattr(held, field.name))
            for field in dataclasses.fields(held)
            if field.name not in PLACES
        }
    return list(map(told, held)) if isinstance(held, tuple) else held


@pytest.mark.parametrize("slug", ["before-you-send", "my-phone"])
def test_export_import_export_is_identical(library, slug):
    first = pack_zip(Lesson.objects.get(slug=slug).current)

    draft = again(first, make_editor())

    assert (draft.state, draft.number) == ("draft", 2)
    assert pack_zip(draft) == first


def test_every_bundled_lesson_comes_back_identical(db):
    """All of them, because each is written a little otherwise; it takes three seconds."""
    found, _faults = read_library(CONTENT)
    load_library(found, now=at(2026, 11, 28))
    editor = make_editor()

    for lesson in Lesson.objects.select_related("current"):
        body = pack_zip(lesson.current)
        assert pack_zip(again(body, editor)) == body, lesson.slug


def test_pictures_orders_handouts_and_easy_words_come_back(library):
    version = Lesson.objects.get(slug="before-you-send").current
    drawn = Picture.objects.create(digest=hashlib.sha256(PNG).hexdigest(), form="png", body=PNG)
    asked = version.questions.get(key="first-step")
    asked.choices.filter(key="tell").update(picture=drawn, alt_en="A phone", alt_cy="Ffôn")
    asked.choices.filter(key="wait").update(symbol="phone", alt_en="A phone", alt_cy="Ffôn")
    body = pack_zip(version)

    draft = again(body, make_editor())

    assert f"before-you-send/{drawn.digest[:16]}.png" in names_in(body)
    assert (
        Choice.objects.get(question__version=draft, key="tell", question__key="first-step").picture
        == drawn
    )
    assert pack_zip(draft) == body


def test_another_force_gets_the_same_folder(library, packs):
    """Their cards may say other things: the lesson's own files are the same all the same."""
    version = Lesson.objects.get(slug="before-you-send").current
    sent = pack_files(version)
    LawCard.objects.filter(key="images-under-18").update(plain_en="Said otherwise here.")

    draft = again(pack_zip(version), make_editor())

    here = pack_files(draft)
    assert [name for name in sent if sent[name] != here[name]] == ["law_cards.toml"]


@given(
    st.text(letters)
    | st.lists(st.sampled_from(["# a", "::: notes", ":::", " ::: easy ", "b", "", "+++"])).map(
        "\n".join
    )
)
def test_no_text_breaks_its_section(tmp_path_factory, text):
    """Whatever an editor writes, the file is read as the same sections, and written the same."""
    file = tmp_path_factory.getbasetemp() / "en.md"
    written = block(text)
    file.write_text(
        f'+++\ntitle = "T"\n+++\n\n# a | A\n{written}\n\n::: notes\n{written}\n:::\n',
        encoding="utf-8",
    )

    faults = Faults(file.parent)
    (section,) = read_words(file, faults).sections

    assert faults.found == []
    assert block(section.body) == block(section.notes) == written


def test_a_pack_is_taken_away_by_staff_and_that_is_on_the_trail(client, library):
    officer = make_officer().user
    client.force_login(officer)

    response = client.get("/lessons/before-you-send/v1/pack/")

    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="before-you-send-v1.zip"'
    version = Lesson.objects.get(slug="before-you-send").current
    assert response.content == pack_zip(version, officer) != pack_zip(version)
    event = AuditEvent.objects.get(action="lesson_exported")
    assert (event.by, event.object_name, event.detail) == (
        *(officer, "Before you send v1", "before-you-send"),
    )


@pytest.mark.parametrize("state", ["unverified", "conflicting"])
def test_a_card_for_editors_alone_is_in_no_other_file(client, library, state):
    words = b"Words that nobody has verified."
    LawCard.objects.filter(plain_en=words.decode()).update(state=state)

    for make, is_told in ((make_editor, True), (make_coordinator, False), (make_officer, False)):
        person = make()
        client.force_login(getattr(person, "user", person))
        body = client.get("/lessons/before-you-send/v1/pack/").content
        assert (words in body) is is_told
        assert b"A law protects everyone under 18" in body
        assert b"law_cards = [" in body  # which cards it names is no secret


def test_a_draft_and_a_withdrawn_lesson_are_taken_away_by_editors_alone(client, library):
    version = make_lesson()
    version.state = "draft"
    version.save()
    withdrawn = Lesson.objects.get(slug="my-phone")
    withdrawn.withdrawn_at = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
    withdrawn.save()
    addresses = [f"/lessons/{version.lesson.slug}/v1/pack/", "/lessons/my-phone/v1/pack/"]

    client.force_login(make_coordinator())
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    client.force_login(make_editor())
    assert [client.get(address).status_code for address in addresses] == [200, 200]


def test_only_reading_is_allowed(client, library):
    client.force_login(make_editor())

    assert client.post("/lessons/before-you-send/v1/pack/").status_code == 405
    assert client.get("/lessons/before-you-send/v9/pack/").status_code == 404


@pytest.mark.parametrize(("reader", "is_offered"), [(make_editor, True), (None, False)])
def test_staff_find_the_file_on_the_lesson_and_on_its_version(client, library, reader, is_offered):
    if reader:
        client.force_login(reader())

    for address in ("/lessons/before-you-send/", "/lessons/before-you-send/v1/"):
        text = client.get(address).content.decode()
        assert ('href="/lessons/before-you-send/v1/pack/"' in text) is is_offered
