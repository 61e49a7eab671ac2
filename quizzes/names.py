"""The friendly name of a seat: a colour and an animal, right in both languages.

Data, not grammar: in Welsh the colour follows the animal and softens after a feminine one.
Left out on purpose: animals and colours that are insults, taunts or rankings in either language.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Animal:
    """An animal of a name: its drawing's key, both words, and the gender of the Welsh one."""

    key: str
    en: str
    cy: str
    is_feminine: bool


@dataclass(frozen=True)
class Colour:
    """A colour of a name: its key, the English word, and the Welsh ones after m and f."""

    key: str
    en: str
    cy_after_masculine: str
    cy_after_feminine: str


ANIMALS = [
    *(
        Animal(en, en, cy, is_feminine=False)
        for en, cy in [
            ("hedgehog", "draenog"),
            ("otter", "dyfrgi"),
            ("fox", "llwynog"),
            ("deer", "carw"),
            ("dormouse", "pathew"),
            ("penguin", "pengwin"),
            ("dolphin", "dolffin"),
            ("seal", "morlo"),
            ("octopus", "octopws"),
            ("eagle", "eryr"),
            ("hawk", "hebog"),
            ("kite", "barcud"),
            ("heron", "crëyr"),
            ("lion", "llew"),
            ("tiger", "teigr"),
            ("panda", "panda"),
        ]
    ),
    *(
        Animal(en, en, cy, is_feminine=True)
        for en, cy in [
            ("cat", "cath"),
            ("squirrel", "gwiwer"),
            ("rabbit", "cwningen"),
            ("hare", "ysgyfarnog"),
            ("owl", "tylluan"),
            ("duck", "hwyaden"),
            ("bee", "gwenynen"),
            ("dragon", "draig"),
            ("dove", "colomen"),
            ("gull", "gwylan"),
            ("mouse", "llygoden"),
            ("pony", "merlen"),
            ("lapwing", "cornchwiglen"),
            ("nightingale", "eos"),
        ]
    ),
]
COLOURS = [
    Colour("red", "red", "coch", "goch"),
    Colour("orange", "orange", "oren", "oren"),
    Colour("green", "green", "gwyrdd", "werdd"),
    Colour("blue", "blue", "glas", "las"),
    Colour("purple", "purple", "porffor", "borffor"),
    Colour("pink", "pink", "pinc", "binc"),
    Colour("grey", "grey", "llwyd", "lwyd"),
    Colour("turquoise", "turquoise", "gwyrddlas", "wyrddlas"),
    Colour("lilac", "lilac", "lelog", "lelog"),
    Colour("indigo", "indigo", "indigo", "indigo"),
    Colour("emerald", "emerald", "emrallt", "emrallt"),
    Colour("amber", "amber", "ambr", "ambr"),
]
NAME_COUNT = len(ANIMALS) * len(COLOURS)


@dataclass(frozen=True)
class SeatName:
    """A name with what its badge needs to draw it."""

    text: str
    animal: str
    colour: str


def seat_name(seed: int, language: str) -> SeatName:
    """The name that SEED makes; the same seat has the same animal and colour in each language.

    Neighbouring seeds differ in both. From NAME_COUNT on a number follows the name.
    """
    turn, place = divmod(seed, NAME_COUNT)
    animal = ANIMALS[place % len(ANIMALS)]
    colour = COLOURS[(place // len(ANIMALS) + place) % len(COLOURS)]
    if language == "cy":
        after = colour.cy_after_feminine if animal.is_feminine else colour.cy_after_masculine
        text = f"{animal.cy} {after}"
    else:
        text = f"{colour.en} {animal.en}"
    text = text[0].upper() + text[1:]
    return SeatName(f"{text} {turn + 1}" if turn else text, animal.key, colour.key)
