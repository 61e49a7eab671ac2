"""How hard English is to read: a text in, an age and its longest sentence out; no database."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

# A child of the first grade is six: readability tables add five years to a grade.
AGE_OF_GRADE = 5
WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
BLOCK_STARTS = re.compile(r"^\s*(?:[-*+>]|\d+[.)]|#+|\|)\s+|^\s*[|>]")
# Each part stops at what could begin it again: a text of nothing else is gone through once.
MARKS = re.compile(r"\[([^\[\]]*)\]\([^()]*\)|[*_`|>\\]")
SENTENCE_ENDS = re.compile(r"(?<![.!?])[.!?]++[”’\"')]*+(?=\s|$)")
VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True)
class Sentence:
    text: str
    line: int  # of the text, from 1

    @property
    def words(self) -> int:
        return len(WORD.findall(self.text))


@dataclass(frozen=True)
class Reading:
    """How hard a text is: GRADE is that of a school in the United States, AGE is in years."""

    grade: float
    age: float
    words: int
    longest: Sentence


def reading_of(text: str) -> Reading | None:
    """The reading age of the English TEXT, which may be Markdown; None when it has no word."""
    return measure(sentences_of(text))


def measure(sentences: Sequence[Sentence]) -> Reading | None:
    """The reading age of SENTENCES taken together; None when there are none.

    It is the higher of two published grades, from words per sentence and syllables per word,
    plus five years:

    - Powers, Sumner and Kearl (1958), "A recalculation of four adult readability formulas",
      Journal of Educational Psychology 49(2), 99-105, made for pupils of about 7 to 10:
      0.0778 words per sentence + 4.55 syllables per word - 2.2029.
    - Flesch-Kincaid: Kincaid, Fishburne, Rogers and Chissom (1975), "Derivation of new
      readability formulas", Research Branch Report 8-75, https://stars.library.ucf.edu/istlibrary/56,
      for older readers: 0.39 words per sentence + 11.8 syllables per word - 15.59.

    Taken alone, the second calls any short sentence easy enough for a child of five, and the
    first knows nothing harder than about 12. Both were made for passages of 100 words and more:
    of less, the age is only a hint.
    """
    if not sentences:
        return None
    words = [word for sentence in sentences for word in WORD.findall(sentence.text)]
    per_sentence = len(words) / len(sentences)
    per_word = sum(map(syllables, words)) / len(words)
    primary = 0.0778 * per_sentence + 4.55 * per_word - 2.2029
    older = 0.39 * per_sentence + 11.8 * per_word - 15.59
    grade = max(primary, older)
    longest = max(sentences, key=lambda sentence: sentence.words)
    return Reading(round(grade, 1), round(grade + AGE_OF_GRADE, 1), len(words), longest)


def sentences_of(text: str) -> list[Sentence]:
    """The sentences of TEXT with their lines; a heading and an item of a list end as one does."""
    return [
        sentence
        for block in _blocks(text)
        for sentence in _sentences_of_block(block)
        if sentence.words
    ]


def _blocks(text: str) -> list[list[tuple[int, str]]]:
    """Paragraphs, headings and items, each as its lines with their numbers."""
    blocks: list[list[tuple[int, str]]] = [[]]
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            blocks.append([])
            continue
        if BLOCK_STARTS.match(line):
            blocks.append([])
        plain = MARKS.sub(r"\1", BLOCK_STARTS.sub("", line)).strip()
        blocks[-1].append((number, plain))
    return [block for block in blocks if block]


def _sentences_of_block(block: list[tuple[int, str]]) -> list[Sentence]:
    text = " ".join(line for _number, line in block)
    starts, offset = [], 0
    for _number, part in block:
        starts.append(offset)
        offset += len(part) + 1
    bounds = [0, *(found.end() for found in SENTENCE_ENDS.finditer(text)), len(text)]
    found = []
    for begin, end in pairwise(bounds):
        piece = text[begin:end]
        first = begin + len(piece) - len(piece.lstrip())
        line, _part = block[bisect_right(starts, first) - 1]
        found.append(Sentence(piece.strip(), line))
    return found


@cache
def syllables(word: str) -> int:
    """How many syllables the English WORD has; the parts of a hyphened one are counted alone."""
    return sum(map(_syllables, word.lower().replace("’", "'").split("-")))


def _syllables(word: str) -> int:
    # With its dictionary it takes 73 MB: only where something is measured.
    import textstat

    try:
        return textstat.syllable_count(word)
    except KeyError:  # not in its dictionary: a name, a number, a new word
        return max(1, len(VOWELS.findall(word)))
