"""An editor at work on facts, and on a lesson of another force: on a phone, without a script."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from lessons.exports import pack_zip
from lessons.models import Lesson
from tests.builders import make_editor, make_law_card, make_lesson
from tests.lessons.small_library import load_small_library
from tests.lessons.zips import good_files, zipped

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def editor_page(new_page, sign_in):
    """A page of an editor: `editor_page("phone", language="cy")`."""

    def open_page(size="desk", **more):
        page = new_page(size, **more)
        sign_in(page, make_editor(name="Nia Prys"))
        return page

    return open_page


def file_of(body):
    return {"name": "lesson.zip", "mimeType": "application/zip", "buffer": body}


def test_a_fact_is_changed_and_its_history_shows_it(editor_page, assert_no_axe_violations):
    today = timezone.localdate()
    make_law_card(
        make_lesson(),
        key="pictures",
        plain_en="Old words.",
        checked_on=today - dt.timedelta(days=60),
        review_by=today + dt.timedelta(days=20),
    )
    page = editor_page("phone")

    page.goto("/editor/to-do/")
    page.get_by_role("link", name=re.compile("^Act")).click()
    page.get_by_role("link", name="Change it").click()
    page.get_by_role("group", name="Plain words").get_by_label("English").fill("New words.")
    page.get_by_role("button", name="Save").click()

    assert page.title().startswith("Error: Change a fact")
    assert page.get_by_role("alert").get_by_role("link").all_inner_texts() == [
        "The words are others now. Write when these were compared with the source.",
        "“Plain words” changed in one language. Change the other, or tick this.",
    ]
    assert_no_axe_violations(page)

    page.get_by_label("Where I changed one language").check()
    page.get_by_label("Checked on").fill(f"{today:%d %B %Y}")
    page.get_by_role("button", name="Save").click()

    assert "Saved. Every lesson that uses this fact shows it now." in page.inner_text("main")
    assert page.locator("del").first.inner_text().endswith("Old words.")
    assert page.locator("ins").first.inner_text().endswith("New words.")
    assert_no_axe_violations(page)


def test_a_lesson_goes_from_one_force_to_another_without_a_script(
    editor_page, new_page, assert_no_axe_violations
):
    load_small_library()
    body = pack_zip(Lesson.objects.get(slug="my-phone").current)
    page = editor_page("desk", javascript=False)

    page.goto("/editor/packs/new/")
    page.get_by_label("The lesson as a file (zip)").set_input_files(
        file_of(zipped({**good_files(), "my-phone/spare.png": b"x"}))
    )
    page.get_by_role("button", name="Look at the file").click()

    assert "my-phone/spare.png, line 1: no choice shows this picture" in page.inner_text("main")

    page.get_by_label("The lesson as a file (zip)").set_input_files(file_of(body))
    page.get_by_role("button", name="Look at the file").click()
    assert "Draft version 2 of a lesson that is here" in page.inner_text("main")
    page.get_by_role("button", name="Take it in as a draft").click()

    assert "is here as draft 2. Only editors see it." in page.inner_text("main")
    with page.expect_download() as got:
        page.get_by_role("link", name="Take away as a file (zip)").click()
    assert got.value.suggested_filename == "my-phone-v2.zip"
    assert got.value.path().read_bytes() == body


@pytest.mark.parametrize("language", ["en", "cy"])
def test_the_pages_of_a_file_can_be_used_by_everyone(
    editor_page, assert_no_axe_violations, language
):
    load_small_library()
    page = editor_page("phone", language=language)
    start = "" if language == "en" else "/cy"

    page.goto(f"{start}/editor/packs/new/")
    page.locator("input[type=file]").set_input_files(file_of(zipped({"../x": b""})))
    page.locator("main form button.govuk-button").first.click()
    assert page.get_by_role("alert").is_visible()
    assert_no_axe_violations(page)

    page.locator("input[type=file]").set_input_files(
        file_of(pack_zip(Lesson.objects.get(slug="before-you-send").current))
    )
    page.locator("main form button.govuk-button").first.click()
    assert page.url.endswith("/editor/packs/new/check/")
    assert_no_axe_violations(page)
