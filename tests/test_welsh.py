"""The Welsh of the site's own words: all there, in six plurals, and compiled as written."""

import re
from collections import defaultdict
from pathlib import Path
from string import Formatter

import polib
import pytest
from django.utils import translation
from django.utils.translation import ngettext

FOLDER = Path(__file__).parent.parent / "locale" / "cy" / "LC_MESSAGES"


@pytest.fixture(scope="module")
def written():
    return polib.pofile(str(FOLDER / "django.po"))


def test_nothing_is_left_in_english(written):
    left = [entry.msgid for entry in written if not entry.translated()]

    assert left == []


COUNTED = re.compile(
    r"{% blocktranslate trimmed count([^%]*)%}(.*?){% plural %}(.*?){% endblocktranslate %}",
    re.DOTALL,
)


def test_one_sentence_has_one_plural():
    """The Welsh is found by the singular: two plurals of one singular would share it."""
    plurals = defaultdict(set)
    for file in Path("templates").rglob("*.*"):
        for values, one, many in COUNTED.findall(file.read_text(encoding="utf-8")):
            context = values.partition("context ")[2].strip()
            plurals[context, " ".join(one.split())].add(" ".join(many.split()))

    assert {one: many for one, many in plurals.items() if len(many) > 1} == {}


def test_plurals_are_six(written):
    assert {len(entry.msgstr_plural) for entry in written if entry.msgid_plural} == {6}


def placeholders(text):
    """The names in TEXT that a value is put in for, of both of Python's ways to write them."""
    braces = {name for _, name, _, _ in Formatter().parse(text) if name} if "{" in text else set()
    percents = {part.split(")")[0] for part in text.split("%(")[1:]}
    return braces | percents


def test_values_have_their_place_in_welsh_too(written):
    wrong = []
    for entry in written:
        wanted = placeholders(entry.msgid_plural or entry.msgid)
        texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
        wrong += [(entry.msgid, text) for text in texts if not placeholders(text) <= wanted]
        if not any(wanted <= placeholders(text) for text in texts):
            wrong.append((entry.msgid, "no place for a value"))

    assert wrong == []


def test_what_is_served_is_what_is_written(written):
    served = polib.mofile(str(FOLDER / "django.mo"))

    assert {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in served} == {
        (e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in written
    }


@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 11])
def test_a_number_takes_its_own_form(written, count):
    """CLDR's Welsh: zero, one, two, few (3), many (6), other."""
    entry = next(e for e in written if e.msgid_plural == "%(counter)s rows, %(start)s to %(end)s")
    form = {0: 0, 1: 1, 2: 2, 3: 3, 6: 4}.get(count, 5)

    with translation.override("cy"):
        assert ngettext(entry.msgid, entry.msgid_plural, count) == entry.msgstr_plural[form]
