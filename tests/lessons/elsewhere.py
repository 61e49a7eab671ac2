"""Files of other systems, and what is read of them."""

from pathlib import Path

from lessons.formats import read_file

FILES = Path(__file__).parent / "files"


def read(name, language="en"):
    return read_file((FILES / name).read_bytes(), language)


def left_out(reading):
    return {item.name: list(item.left_out) for item in reading.items}
