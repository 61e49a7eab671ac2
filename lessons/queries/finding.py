"""Which lessons a search finds: by their words, by other words for a topic, by what was meant."""

from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from lessons.ages import STAGES, read_ages
from lessons.models import Lesson, Topic
from lessons.search import endings, fold, near
from lessons.search_words import named_in, words_of_names


@dataclass(frozen=True)
class Found:
    """The KEYS of the lessons, and the TOPICS that the search stands for without naming them.

    MEANT are known words near the search, where it found nothing as it was typed; IS_BY_NAME where
    the topics deal with what happens on an app, a game or a device that it names.
    """

    keys: list[int]
    topics: list[Topic]
    meant: str = ""
    is_by_name: bool = False


def find(chosen: dict[str, str], topics: list[Topic], language: str) -> Found:
    """The lessons that are CHOSEN by the fields of the library's form, for a reader of LANGUAGE.

    A search that finds nothing may be a slip of the keys, or a word of the other language.
    """
    query, other = chosen.get("q", ""), "en" if language == "cy" else "cy"
    first = find_as_typed(chosen, topics, language)
    if first.keys or not query:
        return first
    meant = _meant(topics, query)
    for words, spoken in ((meant, language), (query, other), (meant, other)):
        if words and (words, spoken) != (query, language):
            found = find_as_typed({**chosen, "q": words}, topics, spoken)
            if found.keys:
                return replace(found, meant="" if words == query else words)
    if slugs := named_in(query).topics:
        return _by_name(chosen, topics, slugs)
    return first


def find_as_typed(chosen: dict[str, str], topics: list[Topic], language: str) -> Found:
    """The lessons that are CHOSEN, in nothing but these words and this LANGUAGE."""
    named = named_in(chosen.get("q", ""))
    if named.topics and not named.rest:
        return _by_name(chosen, topics, named.topics)
    known_as = topics_known_as(topics, named.rest, language)
    lessons = _narrowed(chosen)
    if named.rest:
        # As a part of the query SQLite would look through the words twice.
        matching = list(Lesson.objects.matching(named.rest, language).values_list("pk", flat=True))
        lessons = lessons.filter(Q(pk__in=matching) | Q(topic__in=known_as))
    return Found(_keys(lessons), known_as)


def topics_found(chosen: dict[str, str]) -> set[int]:
    """The keys of the topics that have a lesson among those CHOSEN, whatever words are sought."""
    return set(_narrowed(chosen).order_by().values_list("topic", flat=True).distinct())


def _by_name(chosen: dict[str, str], topics: list[Topic], slugs: tuple[str, ...]) -> Found:
    dealing = [topic for topic in topics if topic.slug in slugs]
    return Found(_keys(_narrowed(chosen).filter(topic__in=dealing)), dealing, is_by_name=True)


def _keys(lessons: QuerySet[Lesson]) -> list[int]:
    return list(lessons.values_list("pk", flat=True))


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
    known = {word for text in texts for word in fold(text).split()} | words_of_names()
    return " ".join(near(fold(query).split(), known))


def _narrowed(chosen: dict[str, str]) -> QuerySet[Lesson]:
    """The lessons that are CHOSEN by all but the words."""
    lessons = Lesson.objects.for_library()
    if topic := chosen.get("topic"):
        lessons = lessons.about(topic)
    if ages := read_ages(chosen.get("ages", "")):
        lessons = lessons.for_ages(*ages)
    if stage := chosen.get("stage"):
        lessons = lessons.for_ages(*STAGES[stage][:2])
    if minutes := chosen.get("minutes"):
        lessons = lessons.lasting(minutes)
    if chosen.get("language") == "cy":
        lessons = lessons.in_welsh()
    if chosen.get("setting") == "assembly":
        lessons = lessons.filter(is_for_assembly=True)
    return lessons
