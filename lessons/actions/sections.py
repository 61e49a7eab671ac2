"""Changes of the sections of a draft, one block each."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from lessons.actions.blocks import claim_block, hold_draft, note_older_welsh
from lessons.actions.order import put
from lessons.imports.shapes import LANGUAGES
from lessons.markdown import as_html
from lessons.models import Block, LessonVersion, Section
from lessons.pairs import MINUTES, block_of, section_pairs

NOTES_EN = "### Say\n\n### Ask\n\n### Listen for\n\n### Leave out\n"
NOTES_CY = "### Dweud\n\n### Gofyn\n\n### Gwrando am\n\n### Gadael allan\n"
TEXTS = ("body", "easy", "notes")


@transaction.atomic
def save_section(
    section: Section,
    *,
    values: dict[str, object],
    fits: Iterable[str],
    drawn: int,
    by: User,
    now: dt.datetime,
) -> Block:
    """Write VALUES, by field, into SECTION. Raises TooLate or SavedMeanwhile, and saves nothing."""
    version = section.version
    block = claim_block(version, block_of(section), drawn=drawn, by=by, now=now)
    section.refresh_from_db()  # its place and its minutes are no part of this block
    before = list(section_pairs(section))
    for field, value in values.items():
        setattr(section, field, value)
    _fit_kind(section)
    make_html(section)
    section.save()
    note_older_welsh(version, before, section_pairs(section), fits=fits, now=now)
    return block


def _fit_kind(section: Section) -> None:
    """Take from SECTION what its kind does not have: minutes, or the form of a handout."""
    if not section.is_taught:
        section.minutes_20 = section.minutes_45 = section.minutes_60 = None
    if not section.is_handout:
        section.form = section.goes_with = ""
    elif not section.form:
        section.form = Section.Form.SHEET


def make_html(section: Section) -> None:
    """Make the HTML of SECTION's texts, as pages show it; the caller saves it."""
    for text in TEXTS:
        for language in LANGUAGES:
            made = as_html(getattr(section, f"{text}_{language}"))
            setattr(section, f"{text}_html_{language}", made)


@transaction.atomic
def add_section(
    version: LessonVersion,
    *,
    kind: str,
    heading_en: str,
    heading_cy: str,
    key: str,
    by: User,
) -> Section:
    """A new section of KIND, before the first section for adults where it is taught."""
    hold_draft(version, by=by)
    sections = list(version.sections.all())
    is_for_adults = kind in Section.FOR_ADULTS
    after = [place for place, one in enumerate(sections) if one.is_taught or is_for_adults]
    notes = {"notes_en": NOTES_EN, "notes_cy": NOTES_CY}
    section = Section(
        version=version,
        order=len(sections),
        key=key,
        kind=kind,
        heading_en=heading_en,
        heading_cy=heading_cy,
        form=Section.Form.SHEET if kind == Section.Kind.HANDOUT else "",
        **(notes if not is_for_adults and kind != Section.Kind.HANDOUT else {}),
    )
    make_html(section)
    section.save()
    put(section, (after[-1] + 1) if after else 0)
    return section


@transaction.atomic
def save_minutes(
    version: LessonVersion,
    *,
    quiz: dict[int, int | None],
    sections: dict[str, dict[int, int | None]],
    drawn: int,
    by: User,
    now: dt.datetime,
) -> Block:
    """Write the minutes by route of the quiz and of SECTIONS, by key."""
    block = claim_block(version, MINUTES, drawn=drawn, by=by, now=now)
    fields = {f"quiz_minutes_{route}": minutes for route, minutes in quiz.items()}
    LessonVersion.objects.filter(pk=version.pk).update(**fields)
    for key, by_route in sections.items():
        values = {f"minutes_{route}": minutes for route, minutes in by_route.items()}
        version.sections.filter(key=key).update(**values)
    return block
