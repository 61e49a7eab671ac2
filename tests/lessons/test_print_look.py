"""How what prints looks: drawings and the foot of a PDF, and where a law card was read."""

import logging
import re

import pytest
from django.urls import reverse

from lessons import paper
from lessons.templatetags.sources import sources
from tests.builders import make_lesson


@pytest.fixture(autouse=True)
def _quiet():
    """WeasyPrint says of each newer rule of the style sheets that it does not know it."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)


@pytest.fixture
def lettered(db, client):
    """The page of the cards to hold up, A to C and "not sure": two sheets."""
    version = make_lesson(title_en="Before you send", questions=5)
    address = reverse("lessons:lesson_print", args=[version.lesson.slug])
    return client.get(f"{address}?part=letters").text


def words_of(sheet):
    """What stands on SHEET, its margins included."""
    return " ".join(box.text for box in sheet._page_box.descendants() if hasattr(box, "text"))


def test_each_sheet_of_a_pdf_says_what_it_belongs_to(lettered):
    sheets = [words_of(sheet) for sheet in paper.sheets_of(lettered).pages]

    assert len(sheets) == 2
    for number, words in enumerate(sheets, start=1):
        assert "Before you send, version 1. Printed" in words
        assert f"{number} / 2" in words


def test_lettered_cards_are_drawn_as_lines(lettered):
    """What makes the PDFs takes the look of a drawing from its attributes alone."""
    drawn = paper.sheets_of(lettered).write_pdf(uncompressed_pdf=True)

    assert drawn.count(b"\nh\nS\n") == 4


def test_welsh_letters_of_a_pdf_come_from_a_font_of_their_own():
    """Two files under one name are one font there: "hŷn; siŵr" was printed as "h?n; si;r"."""
    style = "".join(
        f'<link rel="stylesheet" href="/static/css/{name}.css">'
        for name in ("tokens", "fonts", "site")
    )
    page = f'<html lang="cy"><head>{style}</head><body><p>hŷn; siŵr</p></body></html>'

    drawn = paper.sheets_of(page).write_pdf(uncompressed_pdf=True)

    assert set(re.findall(rb"/BaseFont /[A-Z]{6}\+([\w-]+)", drawn)) == {
        b"Atkinson-Hyperlegible-Next",
        b"Atkinson-Hyperlegible-Next-Welsh",
    }


def test_print_page_is_named_after_the_lesson_and_what_is_printed(lettered):
    assert "<title>Before you send, Lettered cards - Diogel</title>" in lettered
    assert '<h1 class="no-print">Before you send</h1>' in lettered


def test_source_is_a_link_with_its_own_title():
    written = "CPS, Images — https://cps.example/images; Circular 4 — https://gov.example/4?a=1&b=2"

    assert sources(written) == (
        '<a href="https://cps.example/images" rel="noreferrer">CPS, Images</a>; '
        '<a href="https://gov.example/4?a=1&amp;b=2" rel="noreferrer">Circular 4</a>'
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A book, page 4", "A book, page 4"),
        ("Read <b>this</b>", "Read &lt;b&gt;this&lt;/b&gt;"),
        ("A trick — javascript:alert(1)", "A trick — javascript:alert(1)"),
        (
            "See https://gov.example/4",
            'See <a href="https://gov.example/4" rel="nofollow">https://gov.example/4</a>',
        ),
    ],
)
def test_source_that_is_written_in_another_way_stays_as_it_is(written, shown):
    assert sources(written) == shown
