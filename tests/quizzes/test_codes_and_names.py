"""Codes that sound and read right, and names that agree."""

from quizzes.codes import ALPHABET, is_fit, new_code, normalise
from quizzes.names import ANIMALS, COLOURS, NAME_COUNT, seat_name


def test_codes_hold_no_letters_that_sound_or_read_wrong():
    codes = [new_code() for _ in range(500)]

    assert all(len(code) == 6 and set(code) <= set(ALPHABET) and is_fit(code) for code in codes)
    assert not is_fit("BFCKDM")


def test_pasted_address_is_read_as_its_code():
    assert normalise("https://diogel.example/join/kdm-trp/?x=1") == "KDMTRP"


def test_360_names_differ_and_welsh_ones_agree():
    assert NAME_COUNT == len(ANIMALS) * len(COLOURS) == 360
    assert len({seat_name(seed, "cy").text for seed in range(360)}) == 360
    names = {seat_name(seed, "cy").text for seed in range(360)}
    assert {"Cath werdd", "Draenog gwyrdd", "Gwylan las", "Morlo glas", "Eos borffor"} <= names
    assert seat_name(360, "en").text.endswith(" 2")
