"""What prints, as PDF: on how many sheets, tagged, and never from outside."""

import logging
import re
import sys
import zlib

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone, translation

from accounts.rates import pour
from lessons import paper
from lessons.models import Lesson
from tests.builders import make_law_card, make_lesson, make_teacher

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet():
    """WeasyPrint says of each newer rule of the style sheets that it does not know it."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


def unpacked(pdf):
    """What a PDF says, its compressed parts unpacked."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return pdf + b"".join(
        zlib.decompressobj().decompress(part) for part in parts if part[:1] == b"x"
    )


def address(version, part, language="en"):
    with translation.override(language):
        print_page = reverse("lessons:lesson_print", args=[version.lesson.slug])
    return f"{print_page}?part={part}"


@pytest.fixture
def version():
    return make_lesson(questions=5)


@pytest.fixture
def teacher(client):
    client.force_login(make_teacher().user)
    return client


def test_pdfs_can_be_made_here():
    """The test suite brings pango along, so the rest of this file is not skipped."""
    assert paper.can_make_pdf()


def test_print_page_is_had_as_a_tagged_pdf_by_who_is_signed_in(teacher, version):
    page = teacher.get(address(version, "paper"))
    assert "Get it as a PDF" in page.text

    response = teacher.get(address(version, "paper") + "&format=pdf")

    assert response["Content-Type"] == "application/pdf"
    name = f"{version.lesson.slug}-paper-en.pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    written = unpacked(response.content)
    assert b"/MarkInfo" in written
    assert b"/Lang (en)" in written


@pytest.mark.parametrize(
    ("language", "offer"), [("en", "Get it as a PDF"), ("cy", "Cael ffeil PDF")]
)
def test_law_and_help_cards_are_had_as_a_tagged_pdf(client, teacher, language, offer):
    make_law_card(plain_en="The law protects you.", plain_cy="Mae’r gyfraith yn eich diogelu.")
    with translation.override(language):
        cards = reverse("lessons:law_print", args=["wales", 11, 14])
    assert offer in teacher.get(cards).text

    response = teacher.get(f"{cards}?format=pdf")

    assert response["Content-Type"] == "application/pdf"
    name = f"law-and-help-wales-11-14-{language}.pdf"
    assert response["Content-Disposition"] == f'inline; filename="{name}"'
    written = unpacked(response.content)
    assert b"/MarkInfo" in written
    assert f"/Lang ({language})".encode() in written


@pytest.mark.usefixtures("still_clock")
def test_cards_as_pdf_are_for_who_is_signed_in_and_are_slowed_like_the_rest(client, version):
    cards = reverse("lessons:law_print", args=["wales", 11, 14])
    assert "Get it as a PDF" not in client.get(cards).text
    assert client.get(f"{cards}?format=pdf").status_code == 404

    user = make_teacher().user
    client.force_login(user)
    for _ in range(20):
        assert pour("pdf", str(user.pk), now=timezone.now(), size=20, leak_per_second=0.0)
    slowed = client.get(f"{cards}?format=pdf", follow=True)

    assert slowed.redirect_chain == [(cards, 302)]
    assert "You had many PDFs just now." in slowed.text


def test_anyone_else_prints_with_the_browser(client, version):
    page = client.get(address(version, "paper")).text

    assert "Get it as a PDF" not in page
    assert client.get(address(version, "paper") + "&format=pdf").status_code == 404


@pytest.mark.usefixtures("still_clock")
def test_many_pdfs_in_a_row_are_slowed(teacher, version):
    user = teacher.session["_auth_user_id"]
    for _ in range(20):
        assert pour("pdf", user, now=timezone.now(), size=20, leak_per_second=0.0)

    slowed = teacher.get(address(version, "letters") + "&format=pdf", follow=True)

    assert "You had many PDFs just now." in slowed.text


@pytest.fixture
def _without_weasyprint(monkeypatch):
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    paper.can_make_pdf.cache_clear()
    yield
    paper.can_make_pdf.cache_clear()


@pytest.mark.usefixtures("_without_weasyprint")
def test_where_weasyprint_is_missing_nothing_offers_a_pdf(teacher, version):
    page = teacher.get(address(version, "paper")).text
    refused = teacher.get(address(version, "paper") + "&format=pdf")

    assert "Get it as a PDF" not in page
    assert refused.status_code == 404


@pytest.mark.parametrize(
    "named",
    [
        "https://elsewhere.example/pixel.png",
        "file:///etc/passwd",
        f"{paper.NOWHERE}/static/../config/settings.py",
        f"{paper.NOWHERE}/static/css/../../manage.py",
        f"{paper.NOWHERE}/etc/passwd",
    ],
)
def test_nothing_but_files_of_the_site_is_read(named):
    with pytest.raises((paper.NotOurs, Exception)) as refusal:
        paper._fetcher().fetch(named)

    assert type(refusal.value).__name__ in {"NotOurs", "SuspiciousFileOperation"}


@pytest.mark.parametrize("part", ["teacher", "paper"])
def test_brief_and_quiz_of_every_lesson_are_one_sheet_each(client, part):
    """In Welsh, which takes more room. Laying out each lesson takes its time."""
    call_command("load_library", verbosity=0)

    sheets = {}
    for lesson in Lesson.objects.select_related("current"):
        page = client.get(address(lesson.current, part, "cy")).text
        sheets[lesson.slug] = len(paper.sheets_of(page).pages)

    assert {slug: count for slug, count in sheets.items() if count != 1} == {}


@pytest.mark.parametrize("language", ["en", "cy"])
def test_law_and_help_cards_are_at_most_four_sheets_in_each_language(client, language):
    """With the bundled cards. As one grid over many sheets this would take half a minute."""
    call_command("load_library", verbosity=0)
    with translation.override(language):
        page = client.get(reverse("lessons:law_print", args=["wales", 11, 14])).text

    assert 2 <= len(paper.sheets_of(page).pages) <= 8
