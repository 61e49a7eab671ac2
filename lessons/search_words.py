"""What people mean by what they type: an age, an assembly, an app; and the words that are left.

Their words stand in content/search_words.toml, in both languages.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from lessons.ages import written
from lessons.imports import NumberedWords, search_words
from lessons.models import ROUTES
from lessons.search import fold

# As many letters as the field takes: what is longer is looked at by nobody.
MOST_LETTERS = 80
NUMBERS = r"\d{1,2}s?(?: (?:(?:and|or|to|a|ac|neu|i|hyd|tan) )?\d{1,2}s?)*"
# Ages between which two bare numbers are meant as ages: "11-14", but not "24/7".
YOUNGEST, OLDEST = 4, 18

Ages = list[tuple[int, int]]


@dataclass(frozen=True)
class Understood:
    """CHOICES are values of the library's form, by field; REST is what is left to look for."""

    choices: dict[str, str]
    rest: str
    wants_help: bool = False


@dataclass(frozen=True)
class Named:
    """REST is a search without names of apps and the like; TOPICS, by slug, deal with those."""

    rest: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Numbered:
    before: re.Pattern[str]
    after: re.Pattern[str]
    ages: dict[int, tuple[int, int]]


@dataclass(frozen=True)
class _Patterns:
    assembly: re.Pattern[str]
    welsh: re.Pattern[str]
    minutes: re.Pattern[str]
    help: re.Pattern[str]
    # A name is found before the fillers that it holds: "call of duty".
    name_or_filler: re.Pattern[str]
    instead: tuple[tuple[re.Pattern[str], str], ...]
    numbered: tuple[_Numbered, ...]
    stages: tuple[tuple[re.Pattern[str], tuple[int, int]], ...]
    names: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]


def understood(typed: str) -> Understood:
    """What TYPED asks for. Nothing is taken from words in which nothing is understood."""
    if len(typed) > MOST_LETTERS:
        return Understood({}, typed)
    known, whole = _patterns(), fold(typed)
    text, choices = whole, {}
    if found := known.minutes.search(text):
        choices["minutes"], text = found[1], known.minutes.sub(" ", text)
    for name, value, pattern in (
        ("setting", "assembly", known.assembly),
        ("language", "cy", known.welsh),
    ):
        if pattern.search(text):
            choices[name], text = value, pattern.sub(" ", text)
    ages, text = _ages_in(text, known)
    if ages:
        choices["ages"] = ages
    for pattern, look_for in known.instead:
        text = pattern.sub(look_for, text)
    text = known.name_or_filler.sub(lambda found: found["name"] or " ", text)
    rest = " ".join(text.split())
    wants_help = bool(known.help.search(whole))
    return Understood(choices, typed.strip() if rest == whole else rest, wants_help)


def named_in(text: str) -> Named:
    """The names in TEXT, and the topics that deal with what happens there, each once."""
    folded = fold(text)
    found = [(pattern, topics) for pattern, topics in _patterns().names if pattern.search(folded)]
    if not found:
        return Named(text)
    for pattern, _topics in found:
        folded = pattern.sub(" ", folded)
    topics = dict.fromkeys(slug for _pattern, slugs in found for slug in slugs)
    return Named(" ".join(folded.split()), tuple(topics))


@cache
def words_of_names() -> frozenset[str]:
    """The names of one word, for whoever has mistyped one."""
    return frozenset(
        word for name in search_words().names for word in name.words if " " not in word
    )


def _ages_in(text: str, known: _Patterns) -> tuple[str, str]:
    """The ages that the folded TEXT says, as an address holds them, and TEXT without them."""
    found: Ages = []
    for numbered in known.numbered:
        for pattern in (numbered.before, numbered.after):
            text = _take(text, pattern, numbered.ages, found)
    for pattern, ages in known.stages:
        if pattern.search(text):
            found.append(ages)
            text = pattern.sub(" ", text)
    if not found:
        text = _take_bare(text, found)
    if not found:
        return "", text
    return written(min(young for young, _old in found), max(old for _young, old in found)), text


def _take(
    text: str, pattern: re.Pattern[str], ages: dict[int, tuple[int, int]], found: Ages
) -> str:
    """TEXT without what PATTERN finds; the ages of its numbers are added to FOUND.

    A number that has no ages is left where it stands: nobody is in year 40.
    """

    def taken(match: re.Match[str]) -> str:
        numbers = [int(number) for number in re.findall(r"\d+", match[1])]
        if ages:
            said = [ages[number] for number in numbers if number in ages]
        else:
            said = [(age, age) for age in numbers if YOUNGEST <= age <= OLDEST]
        if len(said) < len(numbers):
            return match[0]
        found.extend(said)
        return " "

    return pattern.sub(taken, text)


def _take_bare(text: str, found: Ages) -> str:
    """TEXT without two numbers that are ages as the site writes them: 11-14."""
    match = re.search(r"\b(\d{1,2}) (?:to |i )?(\d{1,2})\b", text)
    if not match or not YOUNGEST <= int(match[1]) < int(match[2]) <= OLDEST:
        return text
    found.append((int(match[1]), int(match[2])))
    return text.replace(match[0], " ", 1)


@cache
def _patterns() -> _Patterns:
    words = search_words()
    routes = "|".join(map(str, ROUTES))
    names = _any_of(word for name in words.names for word in name.words)
    return _Patterns(
        assembly=_pattern(_any_of(words.assembly)),
        welsh=_pattern(_any_of(words.welsh)),
        minutes=_pattern(f"({routes}) ?{_any_of(words.minutes)}"),
        help=_pattern(_any_of(words.help)),
        name_or_filler=_pattern(f"(?:(?P<name>{names})|{_any_of(words.fillers)})"),
        instead=tuple((_pattern(_any_of(one.words)), one.look_for) for one in words.instead),
        numbered=tuple(map(_numbered, words.numbered)),
        stages=tuple((_pattern(_any_of(stage.words)), stage.ages) for stage in words.stages),
        names=tuple((_pattern(_any_of(name.words)), name.topics) for name in words.names),
    )


def _numbered(words: NumberedWords) -> _Numbered:
    return _Numbered(
        before=_pattern(f"{_any_of(words.before)} ?({NUMBERS})"),
        after=_pattern(f"({NUMBERS}) ?{_any_of(words.after)}"),
        ages=words.ages,
    )


def _any_of(words: Iterable[str]) -> str:
    """Any of the folded WORDS, the longest first; of no words nothing is found."""
    longest_first = sorted(words, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else "(?!)"


def _pattern(expression: str) -> re.Pattern[str]:
    """EXPRESSION as whole words."""
    return re.compile(rf"\b{expression}\b")
