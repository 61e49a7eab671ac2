"""The list of lessons: narrowed, grouped by topic, and what to try when nothing matches."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy

from accounts.templatetags.words import words
from lessons.ages import AGE_BANDS, STAGES
from lessons.models import Lesson, Topic
from lessons.search import endings, fold, near

if TYPE_CHECKING:
    from lessons.forms import LibraryForm

# Lessons on one page.
A_SHELF = 30

# What leaving a choice out would find.
WIDER = {
    "q": ngettext_lazy(
        "%(count)s lesson without the search word",
        "%(count)s lessons without the search word",
        "count",
    ),
    "topic": ngettext_lazy(
        "%(count)s lesson matches on other topics",
        "%(count)s lessons match on other topics",
        "count",
    ),
    "ages": ngettext_lazy(
        "%(count)s lesson matches for other ages",
        "%(count)s lessons match for other ages",
        "count",
    ),
    "stage": ngettext_lazy(
        "%(count)s lesson matches for other key stages",
        "%(count)s lessons match for other key stages",
        "count",
    ),
    "minutes": ngettext_lazy(
        "%(count)s lesson matches with another length",
        "%(count)s lessons match with another length",
        "count",
    ),
    "language": ngettext_lazy(
        "%(count)s lesson matches in another language",
        "%(count)s lessons match in another language",
        "count",
    ),
    "setting": ngettext_lazy(
        "%(count)s lesson matches for a class",
        "%(count)s lessons match for a class",
        "count",
    ),
}


@dataclass(frozen=True)
class Way:
    """A link that narrows or widens the list."""

    label: str | Promise
    address: str
    is_current: bool = False
    picture: str = ""


@dataclass(frozen=True)
class LibraryPage:
    form: "LibraryForm"
    query: str
    count: int
    shelf: Page
    groups: list[tuple[Topic, list[Lesson]]]
    topics: list[Way]
    ages: list[Way]
    chosen: list[Way]
    wider: list[Way]
    topic: Topic | None
    known_as: list[Topic]
    meant: str  # known words near the query, where it found nothing as it was typed
    has_more_chosen: bool


def library_page(form: "LibraryForm", *, language: str, number: str | None = None) -> LibraryPage:
    """Page NUMBER of the library as FORM narrows it, for a reader of LANGUAGE."""
    chosen, topics = form.chosen, list(Topic.objects.all())
    found, known_as, meant = _found(chosen, topics, language)
    shelf = Paginator(found, A_SHELF).get_page(number)
    lessons = Lesson.objects.for_library().filter(pk__in=shelf.object_list)
    return LibraryPage(
        form=form,
        query=chosen.get("q", ""),
        count=len(found),
        shelf=shelf,
        groups=[
            (topic, list(of_topic))
            for topic, of_topic in groupby(lessons, lambda lesson: lesson.topic)
        ],
        topics=_topic_ways(chosen, topics),
        ages=_age_ways(chosen),
        chosen=_chosen_ways(form, chosen, topics),
        wider=[] if found else _wider(chosen, known_as, language),
        topic=next((topic for topic in topics if topic.slug == chosen.get("topic")), None),
        known_as=known_as,
        meant=meant,
        has_more_chosen=any(name in chosen for name in ("stage", "minutes", "language", "setting")),
    )


def _found(
    chosen: dict[str, str], topics: list[Topic], language: str
) -> tuple[list[int], list[Topic], str]:
    """The keys of the lessons, the topics known by the query, and what was meant by it instead.

    A search that finds nothing may be a slip of the keys, or a word of the other language.
    """
    query, other = chosen.get("q", ""), "en" if language == "cy" else "cy"
    known_as = topics_known_as(topics, query, language)
    found = _keys(chosen, known_as, language)
    if found or not query:
        return found, known_as, ""
    meant = _meant(topics, query)
    tries = ((meant, language), (query, other), (meant, other))
    for words_sought, spoken in tries:
        if not words_sought or (words_sought, spoken) == (query, language):
            continue
        called = topics_known_as(topics, words_sought, language)
        found = _keys({**chosen, "q": words_sought}, called, spoken)
        if found:
            return found, called, "" if words_sought == query else words_sought
    return [], known_as, ""


def _keys(chosen: dict[str, str], known_as: list[Topic], language: str) -> list[int]:
    return list(_narrowed(chosen, known_as, language).values_list("pk", flat=True))


def topics_known_as(topics: list[Topic], query: str, language: str) -> list[Topic]:
    """The TOPICS that people call QUERY, though their names do not say so.

    Those that are called by its words come alone: "sexting" is not the beginning of "sextortion".
    """
    asked = [endings(word, language) for word in fold(query).split()]
    others = [topic for topic in topics if not _begin_in(asked, f"{topic.name_en} {topic.name_cy}")]
    for matches in (_are_in, _begin_in):
        called = [
            topic
            for topic in others
            if any(matches(asked, alias) for alias in topic.aliases.splitlines())
        ]
        if asked and called:
            return called
    return []


def _are_in(asked: list[frozenset[str]], text: str) -> bool:
    """Whether each of ASKED, in any form, is a word of TEXT in any of its forms."""
    held = {form for word in fold(text).split() for form in endings(word)}
    return all(forms & held for forms in asked)


def _begin_in(asked: list[frozenset[str]], text: str) -> bool:
    """Whether each of ASKED, in any form, begins a word of TEXT."""
    held = f" {fold(text)}"
    return all(any(f" {form}" in held for form in forms) for forms in asked)


def _meant(topics: list[Topic], query: str) -> str:
    """QUERY in words that topics are known by, where it is nearly written so; else nothing."""
    texts = (f"{topic.name_en} {topic.name_cy} {topic.aliases}" for topic in topics)
    known = {word for text in texts for word in fold(text).split()}
    return " ".join(near(fold(query).split(), known))


def _narrowed(chosen: dict[str, str], known_as: list[Topic], language: str) -> QuerySet[Lesson]:
    lessons = Lesson.objects.for_library()
    if query := chosen.get("q"):
        # As a part of the query SQLite would look through the words twice.
        matching = list(Lesson.objects.matching(query, language).values_list("pk", flat=True))
        lessons = lessons.filter(Q(pk__in=matching) | Q(topic__in=known_as))
    if topic := chosen.get("topic"):
        lessons = lessons.about(topic)
    if ages := chosen.get("ages"):
        lessons = lessons.for_ages(*map(int, ages.split("-")))
    if stage := chosen.get("stage"):
        lessons = lessons.for_ages(*STAGES[stage][:2])
    if minutes := chosen.get("minutes"):
        lessons = lessons.lasting(minutes)
    if chosen.get("language") == "cy":
        lessons = lessons.in_welsh()
    if chosen.get("setting") == "assembly":
        lessons = lessons.filter(is_for_assembly=True)
    return lessons


def _address(chosen: dict[str, str], **changes: str) -> str:
    """The list with CHANGES; what is empty is left out, the order is always the same."""
    asked = {**dict.fromkeys(WIDER, ""), **chosen, **changes}
    query = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('lessons:lessons')}?{query}" if query else reverse("lessons:lessons")


def _topic_ways(chosen: dict[str, str], topics: list[Topic]) -> list[Way]:
    return [
        Way(
            words(topic, "name"),
            _address(chosen, topic=topic.slug),
            is_current=topic.slug == chosen.get("topic"),
            picture=topic.picture,
        )
        for topic in topics
    ]


def _age_ways(chosen: dict[str, str]) -> list[Way]:
    bands = [f"{young}-{old}" for young, old in AGE_BANDS]
    return [
        Way(gettext("All"), _address(chosen, ages=""), is_current="ages" not in chosen),
        *(
            Way(band, _address(chosen, ages=band), is_current=band == chosen.get("ages"))
            for band in bands
        ),
    ]


def _chosen_ways(form: "LibraryForm", chosen: dict[str, str], topics: list[Topic]) -> list[Way]:
    """What is chosen, each with the address without it; search words stand in their field."""
    return [
        Way(_label(form, name, value, topics), _address(chosen, **{name: ""}))
        for name, value in chosen.items()
        if name != "q"
    ]


def _label(form: "LibraryForm", name: str, value: str, topics: list[Topic]) -> str | Promise:
    if name == "topic":
        return next((words(topic, "name") for topic in topics if topic.slug == value), value)
    if name == "ages":
        return gettext("Ages %(ages)s") % {"ages": value}
    return dict(form.labels_of(name))[value]


def _wider(chosen: dict[str, str], known_as: list[Topic], language: str) -> list[Way]:
    """Ways out when nothing matches: each choice that, left out, finds something."""
    ways = []
    for name in chosen:
        rest = {other: value for other, value in chosen.items() if other != name}
        count = _narrowed(rest, known_as if name != "q" else [], language).count()
        if count and rest:
            ways.append(Way(WIDER[name] % {"count": count}, _address(rest)))
    return ways
