"""Text as GIFT writes it: signs after a backslash, and a format before it in brackets."""

import re

from lessons.formats.plain import Plain, from_html, plain
from lessons.formats.words import left_out

# An escaped sign stands as a letter of its own until the question is taken apart.
SIGNS = "\\~=#{}:n"
HIDDEN = {sign: chr(0xE000 + number) for number, sign in enumerate(SIGNS)}
SHOWN = {ord(letter): "\n" if sign == "n" else sign for sign, letter in HIDDEN.items()}
HTML = re.compile(r"<[a-zA-Z/][^<>]*>|&\w+;")
FORM = re.compile(r"\[(html|moodle|plain|markdown)\]")


def lines_of(text: str) -> list[str]:
    """The lines of TEXT with every escaped sign hidden."""
    for sign, letter in HIDDEN.items():
        text = text.replace(f"\\{sign}", letter)
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def shown(text: str) -> str:
    """TEXT with its escaped signs as they are."""
    return text.translate(SHOWN)


def words(text: str, form: str, language: str) -> tuple[Plain, str]:
    """TEXT in its own format, else FORM, without markup; and the format it is in."""
    text = text.strip()
    if found := FORM.match(text):
        form, text = found[1], text[found.end() :]
    if form == "html" or (form == "moodle" and HTML.search(text)):
        return from_html(shown(text), language), form
    said = plain(shown(text), language)
    if form == "markdown" and re.search(r"[*_`]|^#|\]\(", shown(text)):
        said.notes.append(left_out("look", "Markdown"))
    return said, form
