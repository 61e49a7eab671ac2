"""What is compiled is what was translated: the site needs no gettext tools to start."""

import polib
from django.conf import settings

CATALOGUES = sorted((settings.BASE_DIR / "locale").rglob("*.po"))


def entries(catalogue):
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr
        for entry in catalogue
        if (entry.msgstr or any(entry.msgstr_plural.values()))
        and "fuzzy" not in getattr(entry, "flags", [])
    }


def test_compiled_catalogues_are_fresh():
    stale = [
        str(file.relative_to(settings.BASE_DIR))
        for file in CATALOGUES
        if not file.with_suffix(".mo").is_file()
        or entries(polib.pofile(str(file))) != entries(polib.mofile(str(file.with_suffix(".mo"))))
    ]
    assert stale == [], "Compile these again: msgfmt -o django.mo django.po"


def test_nothing_is_guessed():
    """A fuzzy entry is one that gettext guessed; it is not shown, so the page would be English."""
    guessed = {
        str(file.relative_to(settings.BASE_DIR)): [
            entry.msgid for entry in polib.pofile(str(file)) if entry.fuzzy
        ]
        for file in CATALOGUES
    }
    assert {file: words for file, words in guessed.items() if words} == {}
