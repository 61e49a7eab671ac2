"""Questions travel: a teacher takes a lesson's away, an editor takes those of a file."""

import io
import re
import tomllib
import zipfile
from pathlib import Path

import pytest

from lessons.formats import read_file
from tests.builders import make_editor, make_lesson, make_teacher

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILES = Path(__file__).parent.parent / "lessons" / "files"


def test_a_teacher_takes_the_questions_away(phone, sign_in, assert_no_axe_violations):
    version = make_lesson()
    sign_in(phone, make_teacher().user)
    phone.goto(version.lesson.get_absolute_url())

    phone.get_by_role("link", name="Questions as a file").click()

    assert_no_axe_violations(phone)
    with phone.expect_download() as download:
        phone.get_by_role("link", name=re.compile("Both languages.*QTI")).click()
    assert download.value.suggested_filename == f"{version.lesson.slug}-both.zip"
    assert len(read_file(Path(download.value.path()).read_bytes(), "en").questions) == 5


@pytest.mark.parametrize("javascript", [True, False])
def test_an_editor_takes_questions_from_a_file(new_page, sign_in, javascript):
    page = new_page("desk", javascript=javascript)
    sign_in(page, make_editor())
    page.goto("/editor/to-do/")
    page.get_by_role("link", name="Questions from a file").click()
    page.get_by_label("A file of questions").set_input_files(FILES / "bank.moodle.xml")
    page.get_by_label("English").check()

    page.get_by_role("button", name="Look at the file").click()

    page.get_by_text("3 questions can be taken.").wait_for()
    page.get_by_text("Not taken: a question of the kind “cloze”.").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Take these questions (zip)").click()
    body = Path(download.value.path()).read_bytes()
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        questions = tomllib.loads(package.read("quiz.toml").decode())["questions"]
    assert [question["key"] for question in questions] == ["Y8-01", "cadwn-ddiogel", "Steps"]


def test_a_file_that_is_none_is_said_beside_the_field(desk, sign_in, assert_no_axe_violations):
    sign_in(desk, make_editor())
    desk.goto("/editor/questions/new/")
    desk.get_by_label("A file of questions").set_input_files(
        {"name": "letter.txt", "mimeType": "text/plain", "buffer": b"Dear all"}
    )
    desk.get_by_label("English").check()

    desk.get_by_role("button", name="Look at the file").click()

    desk.get_by_role("link", name="No question was found in it.").wait_for()
    assert_no_axe_violations(desk)
