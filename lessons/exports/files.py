"""The files of a version: what it is, its words, its quiz, and the shared rows it names.

Each text is written as a reader gives it back, so that the second export of a lesson that was
exported and imported is the first, byte for byte.
"""

from accounts.models import User
from lessons.exports.quiz import pictures_of, quiz_values
from lessons.exports.shared import shared_files
from lessons.exports.toml_text import toml_text
from lessons.exports.words import words_text
from lessons.imports.shapes import LANGUAGES
from lessons.models import ROUTES, LessonVersion, Section, facts_of

SCHOOL = "school"


def pack_files(version: LessonVersion, reader: User | None = None) -> dict[str, bytes]:
    """The files of VERSION by their path, in the order of the zip: ``before-you-send/en.md``.

    Beside the folder of the lesson stand the files that lessons share, holding only what this one
    names and READER, if there is one, may see: whoever takes it sees what they lack.
    """
    folder = version.lesson.slug
    sections = list(version.sections.all())
    questions = list(version.questions.prefetch_related("choices__picture"))
    texts = {
        f"{folder}/lesson.toml": toml_text(_lesson_values(version, sections)),
        **{f"{folder}/{name}.md": words_text(version, sections, name) for name in LANGUAGES},
        f"{folder}/quiz.toml": toml_text({"questions": list(map(quiz_values, questions))}),
        **shared_files(version, reader),
    }
    files = {name: text.encode() for name, text in texts.items()}
    files |= {f"{folder}/{name}": body for name, body in pictures_of(questions).items()}
    return files


def _lesson_values(version: LessonVersion, sections: list[Section]) -> dict[str, object]:
    facts = facts_of(version)
    return {
        "topic": facts.topic.slug,
        "ages": [facts.ages_from, facts.ages_to],
        "assembly": facts.is_for_assembly,
        "devices": facts.devices,
        "law_cards": sorted(card.key for card in version.law_cards.all()),
        "help_routes": sorted(
            (route.key for route in version.help_routes.all()), key=_school_first
        ),
        "tags": sorted(tag.key for tag in version.tags.all()),
        "welsh_checked": version.is_welsh_checked,
        "quiz": _minutes(version, "quiz_minutes"),
        "sections": [_section_values(section) for section in sections],
    }


def _school_first(key: str) -> tuple[bool, str]:
    """Pupils are told of an adult at their school before anybody else."""
    return key != SCHOOL, key


def _section_values(section: Section) -> dict[str, object]:
    values: dict[str, object] = {"key": section.key, "kind": section.kind}
    if section.form:
        values["form"] = section.form
    if section.goes_with:
        values["goes_with"] = section.goes_with
    if minutes := _minutes(section, "minutes"):
        values["minutes"] = minutes
    return values


def _minutes(row: LessonVersion | Section, stem: str) -> dict[str, int]:
    found = {str(route): getattr(row, f"{stem}_{route}") for route in ROUTES}
    return {route: minutes for route, minutes in found.items() if minutes}
