"""The files of words that people search with. They are no rows: the site reads them as they are."""

from collections.abc import Iterable
from pathlib import Path

from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.shapes import (
    InsteadWords,
    NameWords,
    NumberedWords,
    SearchWords,
    StageWords,
)
from lessons.imports.toml_files import Table, read
from lessons.search import fold

WORDS, SYNONYMS = "search_words.toml", "synonyms.toml"
LISTS = ("fillers", "assembly", "welsh", "minutes", "help")
BESIDE_A_NUMBER = {"before", "after", "minutes"}


def check_search_words(root: Path, topics: Iterable[str], faults: Faults) -> None:
    """Say what is wrong in the files of words that ROOT has; TOPICS are the slugs of its topics."""
    if (root / WORDS).is_file():
        read_search_words(root, faults, topics=set(topics))
    if (root / SYNONYMS).is_file():
        _check_synonyms(root / SYNONYMS, faults)


def read_search_words(root: Path, faults: Faults, *, topics: set[str] | None = None) -> SearchWords:
    """The words of search_words.toml, folded; topics other than TOPICS are faults."""
    reader = _Reader(topics)
    whole = read(root / WORDS, faults)
    found = SearchWords(
        **{name: reader.words(whole, name) for name in LISTS},
        instead=tuple(map(reader.instead, whole.tables("instead"))),
        numbered=tuple(map(reader.numbered, whole.tables("numbered"))),
        stages=tuple(map(reader.stage, whole.tables("stages"))),
        names=tuple(map(reader.name, whole.tables("names"))),
    )
    whole.done()
    return found


class _Reader:
    """Reads the tables of one file, and remembers its words: one that stands twice means two."""

    def __init__(self, topics: set[str] | None):
        self.topics = topics
        self.seen: set[tuple[str, str]] = set()

    def words(self, table: Table, name: str, *, is_needed: bool = True) -> tuple[str, ...]:
        """The list NAME, folded. Beside a number a word may mean something else than alone."""
        words = tuple(map(fold, table.texts(name)))
        if is_needed and not all(words or ("",)):
            table.fault(name, says.NO_WORDS(name=name))
        for word in words:
            place = (name if name in BESIDE_A_NUMBER else "", word)
            if place in self.seen:
                table.fault(name, says.STANDS_TWICE(key=word))
            self.seen.add(place)
        return words

    def instead(self, table: Table) -> InsteadWords:
        instead = InsteadWords(self.words(table, "words"), fold(table.text("look_for")))
        table.done()
        return instead

    def numbered(self, table: Table) -> NumberedWords:
        after = self.words(table, "after", is_needed=False)
        before = self.words(table, "before", is_needed=not after)
        ages = table.ages_by_number("ages")
        table.done()
        if any(young >= old for young, old in ages.values()):
            table.fault("ages", says.AGES_OF_CARD())
        return NumberedWords(before, after, ages)

    def stage(self, table: Table) -> StageWords:
        stage = StageWords(self.words(table, "words"), table.ages())
        table.done()
        if stage.ages[0] >= stage.ages[1]:
            table.fault("ages", says.AGES_OF_CARD())
        return stage

    def name(self, table: Table) -> NameWords:
        name = NameWords(self.words(table, "words"), table.texts("topics"))
        table.done()
        if not name.topics:
            table.fault("topics", says.NAME_MISSING(name="topics"))
        for slug in name.topics:
            if self.topics is not None and slug not in self.topics:
                table.fault("topics", says.NO_SUCH_TOPIC(key=slug))
        return name


def _check_synonyms(file: Path, faults: Faults) -> None:
    """Each group has two words or more, each a word alone: a search looks them up one by one."""
    whole = read(file, faults)
    for group in whole.tables("same"):
        words = [fold(word) for word in group.texts("words")]
        group.done()
        if len(words) < 2:
            group.fault("words", says.TWO_WORDS())
        for place, word in enumerate(words):
            if " " in word:
                group.fault("words", says.ONE_WORD(word=word))
            if word in words[:place]:
                group.fault("words", says.STANDS_TWICE(key=word))
    whole.done()
