"""Builders of rows for tests: every argument is optional, nothing is random."""

from tests.builders.clock import at
from tests.builders.lessons import (
    make_help_route,
    make_law_card,
    make_lesson,
    make_topic,
    make_version,
)
from tests.builders.people import (
    make_coordinator,
    make_editor,
    make_officer,
    make_teacher,
    make_user,
)
from tests.builders.places import (
    force_of,
    make_authority,
    make_class_group,
    make_force,
    make_school,
)
from tests.builders.visits import make_absence, make_delivery, make_sitting, make_visit

__all__ = [
    "at",
    "force_of",
    "make_absence",
    "make_authority",
    "make_class_group",
    "make_coordinator",
    "make_delivery",
    "make_editor",
    "make_force",
    "make_help_route",
    "make_law_card",
    "make_lesson",
    "make_officer",
    "make_school",
    "make_sitting",
    "make_teacher",
    "make_topic",
    "make_user",
    "make_version",
    "make_visit",
]
