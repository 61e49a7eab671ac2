"""Changes of the sections of a draft, one block each."""

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from lessons.actions.blocks import claim_block, hold_draft, note_older_welsh
from lessons.imports.shapes import LANGUAGES
from lessons.markdown import as_html
from lessons.models import Block, LessonVersion, OlderWelsh, Section
from lessons.pairs import MINUTES, block_of, section_pairs

OUT_OF_THE_WAY = 1000
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
    block = claim_block(section.version, block_of(section), drawn=drawn, by=by, now=now)
    before = list(section_pairs(Section.objects.get(pk=section.pk)))
    for field, value in values.items():
        setattr(section, field, value)
    _fit_kind(section)
    make_html(section)
    section.save()
    note_older_welsh(section.version, before, section_pairs(section), fits=fits, now=now)
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
    _put(version, section, (after[-1] + 1) if after else 0)
    return section


@transaction.atomic
def move_section(section: Section, *, to: int, by: User) -> int:
    """Put SECTION at place TO, counted from 1; the place it has now comes back."""
    hold_draft(section.version, by=by)
    return _put(section.version, section, to - 1) + 1


@transaction.atomic
def remove_section(section: Section, *, by: User) -> None:
    """Take SECTION out of its draft. Raises TooLate when it is no draft any more."""
    hold_draft(section.version, by=by)
    block = block_of(section)
    OlderWelsh.objects.filter(version=section.version, name__startswith=f"{block}.").delete()
    Block.objects.filter(version=section.version, name=block).delete()
    section.delete()
    _number(list(section.version.sections.all()))


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


def _put(version: LessonVersion, section: Section, place: int) -> int:
    others = [one for one in version.sections.all() if one.pk != section.pk]
    place = min(max(place, 0), len(others))
    others.insert(place, section)
    _number(others)
    return place


def _number(sections: list[Section]) -> None:
    """Number SECTIONS in their order; first out of the way, for each place is taken once."""
    for start in (OUT_OF_THE_WAY, 0):
        for order, section in enumerate(sections, start=start):
            Section.objects.filter(pk=section.pk).update(order=order)
