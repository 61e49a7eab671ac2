"""What people type is understood: ages, settings and apps; and what stands in the file of words."""

import shutil
from pathlib import Path

import pytest

from lessons.imports import CONTENT, read_library
from lessons.search_words import named_in, understood

TOPICS, WORDS = 'topics = ["images"]', 'words = ["snapchat"]'
NO_WORD = "'words' has no word that people type"
TWO_AGES = "ages is two ages for each number, as in { 3 = [11, 14] }"


@pytest.mark.parametrize(
    ("typed", "ages"),
    [
        ("ks3", "11-14"),
        ("KS 3", "11-14"),
        ("key stage 2", "7-11"),
        ("Key Stage 3 and 4", "11-16"),
        ("ks1", "5-7"),
        ("year 7", "11-12"),
        ("Year 7s", "11-12"),
        ("yr 9", "13-14"),
        ("yr9", "13-14"),
        ("Y9", "13-14"),
        ("years 5/6", "9-11"),
        ("year 7 to 9", "11-14"),
        ("age 12", "12"),
        ("aged 12", "12"),
        ("ages 9-11", "9-11"),
        ("12 year olds", "12"),
        ("11 and 12 year olds", "11-12"),
        ("12yo", "12"),
        ("11-14", "11-14"),
        ("7 to 9", "7-9"),
        ("progression step 4", "11-14"),
        ("Progression Steps 2 and 3", "5-11"),
        ("ps3", "8-11"),
        ("primary", "4-11"),
        ("secondary school", "11-16"),
        ("sixth form", "16-18"),
        ("foundation phase", "3-7"),
        ("cyfnod allweddol 3", "11-14"),
        ("CA2", "7-11"),
        ("blwyddyn 7", "11-12"),
        ("Blwyddyn 5 a 6", "9-11"),
        ("bl 9", "13-14"),
        ("bl. 9", "13-14"),
        ("oed 12", "12"),
        ("12 oed", "12"),
        ("11-14 oed", "11-14"),
        ("11 i 14 oed", "11-14"),
        ("cam cynnydd 4", "11-14"),
        ("cynradd", "4-11"),
        ("ysgol uwchradd", "11-16"),
    ],
)
def test_words_for_an_age_are_ages(typed, ages):
    found = understood(typed)

    assert (found.choices, found.rest) == ({"ages": ages}, "")


@pytest.mark.parametrize(
    ("typed", "rest"),
    [
        ("year 40", "year 40"),
        ("ks9", "ks9"),
        ("age 99", "age 99"),
        ("24/7", "24/7"),
        ("2FA", "2FA"),
        ("3 things", "3 things"),
        ("last year", "last year"),
        ("Ffôn", "Ffôn"),
        ("y" * 81 + " year 9", "y" * 81 + " year 9"),
        ("\x00", "\x00"),
    ],
)
def test_words_that_say_no_age_are_looked_for_as_they_are(typed, rest):
    found = understood(typed)

    assert (found.choices, found.rest) == ({}, rest)


@pytest.mark.parametrize(
    ("typed", "choices", "rest"),
    [
        ("year 9 sexting", {"ages": "13-14"}, "sexting"),
        ("sexting blwyddyn 9", {"ages": "13-14"}, "sexting"),
        ("lessons for year 9 about scams", {"ages": "13-14"}, "scams"),
        ("gwersi i flwyddyn 9 am sgamiau", {"ages": "13-14"}, "sgamiau"),
        ("assembly", {"setting": "assembly"}, ""),
        ("gwasanaeth", {"setting": "assembly"}, ""),
        ("ks3 assembly on bullying", {"setting": "assembly", "ages": "11-14"}, "bullying"),
        ("20 minutes year 6", {"minutes": "20", "ages": "10-11"}, ""),
        ("45 munud", {"minutes": "45"}, ""),
        ("30 minutes", {}, "30 minutes"),
        ("Welsh medium phones", {"language": "cy"}, "phones"),
        ("what lessons do you have", {}, "you have"),
        ("online safety", {}, ""),
        ("call of duty for year 9", {"ages": "13-14"}, "call of duty"),
    ],
)
def test_the_rest_is_looked_for(typed, choices, rest):
    found = understood(typed)

    assert (found.choices, found.rest) == (choices, rest)


@pytest.mark.parametrize(
    ("typed", "wants_help"),
    [
        ("report abuse", True),
        ("Childline", True),
        ("riportio", True),
        ("self-harm", True),
        ("reporter", False),
        ("sexting", False),
    ],
)
def test_whoever_may_need_help_is_noticed(typed, wants_help):
    assert understood(typed).wants_help is wants_help


@pytest.mark.parametrize(
    ("text", "rest", "topics"),
    [
        ("Snapchat", "", ("images", "bullying", "pressure", "contact")),
        ("tik tok", "", ("bullying", "contact", "phones")),
        ("whatsapp fortnite", "", ("images", "bullying", "phones", "contact", "cyber")),
        ("call of duty", "", ("contact", "phones", "cyber")),
        ("snapchat bullying", "bullying", ("images", "bullying", "pressure", "contact")),
        ("Snapdragon Ŵy", "Snapdragon Ŵy", ()),
    ],
)
def test_names_of_apps_stand_for_topics(text, rest, topics):
    found = named_in(text)

    assert (found.rest, found.topics) == (rest, topics)


class TestFile:
    """The check of the library reads both files of words; the bundled ones have no fault."""

    @pytest.fixture
    def root(self, packs):
        for name in ("search_words.toml", "synonyms.toml"):
            shutil.copy(CONTENT / name, packs / name)
        text = (packs / "search_words.toml").read_text()
        begin = text.index("[[names]]")
        (packs / "search_words.toml").write_text(
            f'{text[:begin]}[[names]]\nwords = ["snapchat"]\ntopics = ["images"]\n'
        )
        return packs

    def faults(self, root):
        return [str(fault) for fault in read_library(root)[1].found]

    def test_the_files_as_they_are_have_no_fault(self, root):
        assert self.faults(root) == []

    @pytest.mark.parametrize(
        ("old", "new", "faults"),
        [
            (TOPICS, 'topics = ["pictures"]', ["0: topics.toml has no topic 'pictures'"]),
            (TOPICS, "", ["-2: 'topics' is missing"]),
            (WORDS, "words = []", [f"0: {NO_WORD}"]),
            (WORDS, 'words = ["?"]', [f"0: {NO_WORD}"]),
            (WORDS, 'words = ["Lesson"]', ["0: 'lesson' stands in this file twice"]),
            (
                WORDS,
                'word = ["snapchat"]',
                [f"-1: {NO_WORD}", "0: 'word' is not a name of this table"],
            ),
            ('look_for = "settings"', "", ["-2: 'look_for' is missing"]),
            ("ages = [4, 5]", "ages = [5, 4]", ["0: ages go from the younger to the older"]),
            ("{ 1 = [5, 7]", "{ 1 = [7, 5]", ["0: ages go from the younger to the older"]),
            ("{ 1 = [5, 7]", "{ 1 = 5", [f"0: {TWO_AGES}"]),
            ("{ 1 = [5, 7]", "{ 1 = [5]", [f"0: {TWO_AGES}"]),
            ("{ 1 = [5, 7]", "{ one = [5, 7]", [f"0: {TWO_AGES}"]),
        ],
    )
    def test_a_fault_is_said_with_its_line(self, root, old, new, faults):
        file = root / "search_words.toml"
        (number,) = [
            place for place, line in enumerate(file.read_text().splitlines(), 1) if old in line
        ]
        file.write_text(file.read_text().replace(old, new))

        found = [one.removeprefix("search_words.toml:").split(":", 1) for one in self.faults(root)]

        assert [f"{int(line) - number}:{said}" for line, said in found] == faults

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            ('"money", "arian"', '"money"', "a group of words has two or more"),
            ('"money", "arian"', '"money", "Money"', "'money' stands in this file twice"),
            (
                '"money", "arian"',
                '"money", "pocket money"',
                "'pocket money' is more than one word: a search looks for each word alone",
            ),
        ],
    )
    def test_a_fault_among_synonyms_is_said_with_its_line(self, root, old, new, fault):
        file = root / "synonyms.toml"
        number = next(
            place for place, line in enumerate(file.read_text().splitlines(), 1) if old in line
        )
        file.write_text(file.read_text().replace(old, new))

        assert self.faults(root) == [f"synonyms.toml:{number}: {fault}"]

    def test_a_folder_without_them_is_read(self, packs):
        assert not Path(packs / "search_words.toml").exists()
        assert self.faults(packs) == []
