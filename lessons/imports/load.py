"""Save a library: shared rows in place, and each changed lesson as its next version."""

import datetime as dt
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from lessons.imports.cards import SavedCards, save_help_routes, save_law_cards
from lessons.imports.shapes import Library, Pack, TagRow, TopicRow
from lessons.imports.versions import make_version
from lessons.models import FrameworkTag, HelpRoute, LawCard, Lesson, LessonVersion, Topic


@dataclass
class LoadReport:
    """What a load did, by name."""

    published: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    cards_changed: list[str] = field(default_factory=list)
    cards_kept: list[str] = field(default_factory=list)
    left_over: list[str] = field(default_factory=list)


def load_library(library: Library, *, now: dt.datetime, by: User | None = None) -> LoadReport:
    """Save LIBRARY; doing it twice changes nothing.

    A lesson whose files changed gets its next version, in a transaction of its own. Published
    versions are never touched, and nothing is deleted: a lesson without a folder is named. A card
    that was changed on the site stays as it is there, and is named. So is a lesson whose files
    changed while the site has made, or is making, a version of its own: that work is kept.
    """
    report, saved = LoadReport(), SavedCards()
    with transaction.atomic():
        _save_topics(library.topics)
        _save_tags(library.tags)
        save_law_cards(library.law_cards, saved, by=by, now=now)
        save_help_routes(library.help_routes, saved, by=by, now=now)
    report.cards_changed, report.cards_kept = saved.changed, saved.kept
    for pack in library.packs:
        if is_work_of_the_site(pack):
            report.kept.append(pack.slug)
        elif publish_pack(pack, now=now, by=by):
            report.published.append(pack.slug)
        else:
            report.unchanged.append(pack.slug)
    report.left_over = _left_over(library)
    return report


def is_work_of_the_site(pack: Pack) -> bool:
    """Whether the files of PACK are new, and would go over what somebody wrote in the site."""
    versions = LessonVersion.objects.filter(lesson__slug=pack.slug)
    if versions.filter(fingerprint=pack.fingerprint).exists():
        return False
    of_the_site = Q(current_of__isnull=False) | ~Q(state=LessonVersion.State.PUBLISHED)
    return versions.filter(of_the_site, draft__isnull=False).exists()


@transaction.atomic
def publish_pack(pack: Pack, *, now: dt.datetime, by: User | None = None) -> bool:
    """Make PACK the current version of its lesson; False when it is that already."""
    topic = Topic.objects.get(slug=pack.topic)
    lesson = Lesson.objects.filter(slug=pack.slug).select_related("current").first()
    if lesson and lesson.current and _holds(lesson, pack):
        return False
    lesson = lesson or Lesson(slug=pack.slug)
    lesson.topic, lesson.devices = topic, pack.devices
    lesson.ages_from, lesson.ages_to = pack.ages
    lesson.is_for_assembly = pack.is_for_assembly
    lesson.save()
    lesson.current = make_version(lesson, pack, now=now, by=by)
    lesson.save(update_fields=["current"])
    return True


def _holds(lesson: Lesson, pack: Pack) -> bool:
    """Whether LESSON is what PACK says, or came after it in the site."""
    versions = LessonVersion.objects.filter(lesson=lesson, fingerprint=pack.fingerprint)
    return versions.filter(Q(current_of=lesson) | Q(lesson__current__draft__isnull=False)).exists()


def _save_topics(rows: tuple[TopicRow, ...]) -> None:
    for order, row in enumerate(rows):
        Topic.objects.update_or_create(
            slug=row.slug,
            defaults={
                "order": order,
                "is_sensitive": row.is_sensitive,
                "picture": row.picture,
                "name_en": row.name.en,
                "name_cy": row.name.cy,
                "summary_en": row.summary.en,
                "summary_cy": row.summary.cy,
                "aliases": "\n".join(row.aliases),
            },
        )


def _save_tags(rows: tuple[TagRow, ...]) -> None:
    for row in rows:
        FrameworkTag.objects.update_or_create(
            key=row.key,
            defaults={
                "framework": row.framework,
                "name_en": row.name.en,
                "name_cy": row.name.cy,
            },
        )


def _left_over(library: Library) -> list[str]:
    """What the database holds and the folder no longer does."""
    held = (
        (Lesson, "slug", {pack.slug for pack in library.packs}),
        (LawCard, "key", {row.key for row in library.law_cards}),
        (HelpRoute, "key", {row.key for row in library.help_routes}),
    )
    return [
        name
        for model, key, known in held
        for name in model.objects.exclude(**{f"{key}__in": known}).values_list(key, flat=True)
    ]
