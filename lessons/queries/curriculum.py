"""Which places in the frameworks of schools the library serves, and where it has gaps."""

from collections import defaultdict
from dataclasses import dataclass, field

from accounts.templatetags.words import words
from lessons.models import FrameworkTag, Lesson, LessonVersion

# For pupils under seven, whom the library is not for: an empty place there is no gap.
UNDER_SEVEN = ("-4-7", "-phase-1", "-ps1")


@dataclass(frozen=True)
class Place:
    """One strand in one band, with the lessons that serve it."""

    tag: FrameworkTag
    band: str
    lessons: list[Lesson]

    @property
    def is_for_us(self) -> bool:
        return not self.tag.key.endswith(UNDER_SEVEN)

    @property
    def is_gap(self) -> bool:
        return self.is_for_us and not self.lessons


@dataclass
class Strand:
    """One row: a strand, element or theme with its place in each band."""

    name: str
    places: list[Place] = field(default_factory=list)


@dataclass
class Framework:
    """One framework as a grid of strands and bands; a framework without bands has one column."""

    key: str
    name: str
    strands: list[Strand] = field(default_factory=list)

    @property
    def bands(self) -> list[str]:
        return [place.band for place in self.strands[0].places] if self.strands else []

    @property
    def for_us(self) -> list[Place]:
        return [place for strand in self.strands for place in strand.places if place.is_for_us]

    @property
    def served(self) -> int:
        return sum(1 for place in self.for_us if place.lessons)


def curriculum() -> list[Framework]:
    """The frameworks in their order with the lessons anyone may read; three queries.

    The name of a place is its strand and, behind the last comma, its band.
    """
    lessons_of = _lessons_by_tag()
    frameworks: dict[str, Framework] = {}
    for tag in FrameworkTag.objects.order_by("pk"):
        kind = FrameworkTag.Framework(tag.framework)
        framework = frameworks.setdefault(kind, Framework(kind.value, str(kind.label)))
        strand, _comma, band = words(tag, "name").rpartition(", ")
        if kind == FrameworkTag.Framework.RSHE:  # themes only, and a theme may hold a comma
            strand, band = words(tag, "name"), ""
        if not framework.strands or framework.strands[-1].name != strand:
            framework.strands.append(Strand(strand))
        framework.strands[-1].places.append(Place(tag, band, lessons_of[tag.pk]))
    return [frameworks[kind] for kind in FrameworkTag.Framework if kind in frameworks]


def _lessons_by_tag() -> dict[int, list[Lesson]]:
    lessons = {lesson.current_id: lesson for lesson in Lesson.objects.for_library()}
    found: dict[int, list[Lesson]] = defaultdict(list)
    pairs = LessonVersion.tags.through.objects.filter(lessonversion__in=lessons)
    for version, tag in pairs.values_list("lessonversion", "frameworktag"):
        found[tag].append(lessons[version])
    for of_tag in found.values():
        of_tag.sort(key=lambda lesson: (lesson.ages_from, lesson.topic.order, lesson.slug))
    return found
