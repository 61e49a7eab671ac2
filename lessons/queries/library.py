"""The list of lessons: narrowed, grouped by topic, and what to try when nothing matches."""

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext_lazy

from accounts.templatetags.words import words
from lessons.ages import AGE_BANDS, written
from lessons.models import Lesson, Topic
from lessons.queries.finding import Found, find, find_as_typed, topics_found

if TYPE_CHECKING:
    from lessons.forms import LibraryForm

# Lessons on one page.
A_SHELF = 30

# What the panel of more ways holds; it is shut when the words say it.
MORE = {"stage", "minutes", "language", "setting"}

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
    offered: list[Way]  # topics with lessons, where nothing else was found
    topic: Topic | None
    found: Found
    is_never_for_assembly: bool
    has_more_chosen: bool


def library_page(form: "LibraryForm", *, language: str, number: str | None = None) -> LibraryPage:
    """Page NUMBER of the library as FORM narrows it, for a reader of LANGUAGE."""
    chosen, topics = form.chosen, list(Topic.objects.all())
    found = find(chosen, topics, language)
    topic = next((topic for topic in topics if topic.slug == chosen.get("topic")), None)
    shelf = Paginator(found.keys, A_SHELF).get_page(number)
    lessons = Lesson.objects.for_library().filter(pk__in=shelf.object_list)
    return LibraryPage(
        form=form,
        query=form.query,
        count=len(found.keys),
        shelf=shelf,
        groups=[
            (topic, list(of_topic))
            for topic, of_topic in groupby(lessons, lambda lesson: lesson.topic)
        ],
        topics=_topic_ways(chosen, topics),
        ages=_age_ways(chosen),
        chosen=_chosen_ways(form, chosen, topics),
        wider=[] if found.keys else _wider(chosen, topics, language),
        offered=[] if found.keys or not chosen else _offered(chosen, topics),
        topic=topic,
        found=found,
        is_never_for_assembly=_is_never_for_assembly(chosen, [topic] if topic else found.topics),
        has_more_chosen=not form.kept.keys().isdisjoint(MORE),
    )


def _is_never_for_assembly(chosen: dict[str, str], topics: list[Topic]) -> bool:
    """Whether an assembly is CHOSEN for TOPICS of which one is sensitive."""
    return chosen.get("setting") == "assembly" and any(topic.is_sensitive for topic in topics)


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
    bands = [written(*band) for band in AGE_BANDS]
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
    if name == "ages" and "-" not in value:
        return gettext("Age %(age)s") % {"age": value}
    if name == "ages":
        return gettext("Ages %(ages)s") % {"ages": value}
    return dict(form.labels_of(name))[value]


def _wider(chosen: dict[str, str], topics: list[Topic], language: str) -> list[Way]:
    """Ways out when nothing matches: each choice that, left out, finds something."""
    ways = []
    for name in chosen:
        rest = {other: value for other, value in chosen.items() if other != name}
        count = len(find_as_typed(rest, topics, language).keys) if rest else 0
        if count:
            ways.append(Way(WIDER[name] % {"count": count}, _address(rest)))
    return ways


def _offered(chosen: dict[str, str], topics: list[Topic]) -> list[Way]:
    """Topics instead of words that find nothing: those with lessons for the other choices.

    When the other choices leave none, every topic.
    """
    rest = {name: value for name, value in chosen.items() if name not in ("q", "topic")}
    keys = topics_found(rest)
    if not keys:
        rest, keys = {}, topics_found({})
    return [
        Way(words(topic, "name"), _address(rest, topic=topic.slug))
        for topic in topics
        if topic.pk in keys
    ]
