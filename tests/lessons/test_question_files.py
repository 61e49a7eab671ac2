"""Questions of a lesson as files to take away, and files from elsewhere that come in."""

import datetime as dt
import io
import tomllib
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from accounts.models import AuditEvent
from lessons.actions.question_files import forget_question_files
from lessons.formats import Format, kept, read_file, write
from lessons.models import Choice, Lesson, LessonVersion, Picture, QuestionFile
from lessons.queries import quiz_of
from tests.builders import make_editor, make_lesson, make_officer, make_teacher
from tests.lessons.quizzes import PNG, quiz_of_every_kind

FILES = Path(__file__).parent / "files"


@pytest.fixture
def editor(client, db):
    client.force_login(make_editor())
    return client


@pytest.fixture
def version(library):
    return LessonVersion.objects.get(lesson__slug="before-you-send")


def address(version, end=""):
    return f"/lessons/{version.lesson.slug}/v{version.number}/questions/{end}"


def upload(client, body, name="bank.xml", **fields):
    fields = {"language": "en", "file": SimpleUploadedFile(name, body), **fields}
    return client.post("/editor/questions/new/", fields)


def events():
    return list(
        AuditEvent.objects.filter(action__startswith="questions").values_list("action", "detail")
    )


@pytest.mark.parametrize(
    ("file_format", "language", "name", "kind"),
    [
        ("moodle", "both", "before-you-send-both.xml", "application/xml"),
        ("gift", "cy", "before-you-send-cy.gift.txt", "text/plain; charset=utf-8"),
        ("qti", "en", "before-you-send-en.zip", "application/zip"),
    ],
)
def test_the_questions_are_taken_away_and_it_is_noted(
    client, version, file_format, language, name, kind
):
    client.force_login(make_teacher().user)

    response = client.get(address(version, f"file/?format={file_format}&language={language}"))

    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Content-Type"] == kind
    questions = read_file(response.content, "cy" if language == "cy" else "en").questions
    rows = quiz_of(version).questions
    assert questions == tuple(kept(row, Format(file_format), language) for row in rows)
    assert len(rows) == 5
    assert events() == [("questions_exported", f"{file_format}, {language}")]


@pytest.mark.parametrize(
    "asked", ["", "?format=gift&language=both", "?format=pdf&language=en", "?format=gift"]
)
def test_a_file_that_there_is_not_is_not_found(client, version, asked):
    client.force_login(make_officer().user)

    assert client.get(address(version, f"file/{asked}")).status_code == 404
    assert events() == []


def test_the_page_says_what_each_file_leaves_out(client, version):
    client.force_login(make_officer().user)
    version.questions.filter(order=1).update(easy_en="Safe?", easy_cy="Diogel?")

    response = client.get(address(version))

    files, said = response.context["files"], ["the easy words"]
    assert [(file["format"], file["left_out"]) for file in files] == [
        *(("moodle", said), ("gift", said), ("qti", said)),
    ]
    links = {
        name for name in ("en", "cy", "both") if f"language={name}".encode() in response.content
    }
    assert links == {"en", "cy", "both"}
    assert b"format=gift&amp;language=both" not in response.content
    assert client.post(address(version)).status_code == 405


def test_the_questions_of_a_withdrawn_lesson_are_not_handed_on(client, version):
    client.force_login(make_officer().user)
    Lesson.objects.filter(pk=version.lesson_id).update(withdrawn_at=timezone.now())

    assert client.get(address(version)).status_code == 404
    assert client.get(address(version, "file/?format=gift&language=en")).status_code == 404


def test_only_staff_are_offered_the_files(client, version):
    page = f"/lessons/{version.lesson.slug}/"

    assert b"Questions as a file" not in client.get(page).content
    client.force_login(make_teacher().user)
    assert b"Questions as a file" in client.get(page).content


def test_pictures_of_the_database_are_in_the_file(version):
    choice = Choice.objects.filter(question__version=version).first()
    choice.picture = Picture.objects.create(digest="0123456789abcdef", form="png", body=PNG)
    choice.alt_en, choice.alt_cy = "A lock", "Clo"
    choice.save()

    reading = read_file(write(quiz_of(version), Format.QTI, "both").body, "en")

    assert reading.pictures == {"0123456789ab.png": PNG}
    assert reading.questions[0].choices[0].picture.alt.cy == "Clo"


@pytest.mark.parametrize("count", [1, 3])
def test_a_quiz_costs_3_queries(db, django_assert_num_queries, count):
    version = make_lesson()
    for choice in Choice.objects.filter(question__version=version)[:count]:
        choice.picture = Picture.objects.create(digest=f"{choice.pk}", form="png", body=PNG)
        choice.alt_en = choice.alt_cy = "A lock"
        choice.save()

    with django_assert_num_queries(3):  # questions, choices, pictures
        assert len(quiz_of(version).pictures) == count


def test_a_file_is_looked_at_and_then_taken(editor):
    body = (FILES / "bank.moodle.xml").read_bytes()

    response = upload(editor, body)

    assert response["Location"] == "/editor/questions/"
    page = editor.get("/editor/questions/")
    items = page.context["reading"].items
    assert [(item.name, bool(item.question)) for item in items] == [
        *(("Phishing mail", True), ("Cadw’n ddiogel", True), ("Gaps", False), ("Steps", True)),
    ]
    assert "3 questions can be taken." in page.content.decode()
    assert "1 cannot be taken." in page.content.decode()
    taken = editor.get("/editor/questions/file/")
    with zipfile.ZipFile(io.BytesIO(taken.content)) as package:
        assert package.namelist() == ["quiz.toml", "report.txt"]
        questions = tomllib.loads(package.read("quiz.toml").decode())["questions"]
        report = package.read("report.txt").decode()
    assert [question["key"] for question in questions] == ["Y8-01", "cadwn-ddiogel", "Steps"]
    assert "1. Phishing mail (taken)\n- Left out: link “https://example.org/p”." in report
    assert "3. Gaps (not taken)\n- Not taken: a question of the kind “cloze”." in report
    assert events() == [("questions_imported", "3 of 4, moodle")]


def test_two_files_of_one_language_become_one_quiz(editor):
    quiz = quiz_of_every_kind()
    english, welsh = (write(quiz, Format.GIFT, language).body for language in ("en", "cy"))

    upload(editor, welsh, language="cy", second=SimpleUploadedFile("english.txt", english))

    (first, *_others) = editor.get("/editor/questions/").context["reading"].questions
    assert (first.text.en, first.text.cy) == ("What is one?", "Beth yw one?")
    assert first.choices[1].feedback.cy == "Am 2."


def test_the_report_is_in_the_reader_s_language(editor):
    upload(editor, (FILES / "shop.gift.txt").read_bytes())

    page = editor.get("/cy/editor/questions/").content.decode()

    assert "Gadawyd allan: categori “Online/Shopping”." in page
    assert "Mae modd cymryd 4 cwestiwn." in page


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"body": b"<manifest/>"},
            {"file": ["This is the list of a package alone. Choose the whole zip."]},
        ),
        ({"body": b""}, {"file": ["The file is empty."]}),
        (
            {"body": b"::Q:: a {=b ~c}", "language": ""},
            {"language": ["Choose the language of the file."]},
        ),
        ({"body": b"::Q:: a {=b ~c}", "file": ""}, {"file": ["Choose a file."]}),
        (
            {"body": b"::Q:: a {=b ~c}", "second": SimpleUploadedFile("x", b"<a")},
            {"second": ["The file is not right as XML at line 1. Export it again, in UTF-8."]},
        ),
    ],
)
def test_a_form_that_is_wrong_says_how(editor, fields, said):
    response = upload(editor, **fields)

    assert response.status_code == 200
    assert response.context["form"].errors == said
    assert not QuestionFile.objects.exists()


def test_a_second_file_takes_the_place_of_the_first(editor):
    for name in ("bank.moodle.xml", "shop.gift.txt"):
        upload(editor, (FILES / name).read_bytes(), name=name)

    assert [file.name for file in QuestionFile.objects.all()] == ["shop.gift.txt"]


def test_an_editor_sees_no_file_of_another(client, editor):
    upload(editor, (FILES / "shop.gift.txt").read_bytes())
    client.force_login(make_editor())

    for page in ("/editor/questions/", "/editor/questions/file/"):
        assert client.get(page)["Location"] == "/editor/questions/new/"


def test_files_are_deleted_after_a_day(editor):
    upload(editor, (FILES / "shop.gift.txt").read_bytes())
    now = timezone.now()

    assert forget_question_files(now=now + dt.timedelta(hours=23)) == 0
    assert forget_question_files(now=now + dt.timedelta(hours=25)) == 1
    assert not QuestionFile.objects.exists()


@pytest.mark.parametrize("page", ["", "new/", "file/"])
def test_only_editors_take_questions_in(client, db, page):
    assert client.get(f"/editor/questions/{page}").status_code == 302
    client.force_login(make_teacher().user)
    assert client.get(f"/editor/questions/{page}").status_code == 403
    client.force_login(make_editor())
    assert client.put(f"/editor/questions/{page}").status_code == 405
