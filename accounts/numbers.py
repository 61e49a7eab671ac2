"""Whole numbers in what a form, an address or a file sends."""

# Fits every column of the database; longer ones would be refused there with an error.
MOST_DIGITS = 15


def whole_number(text: str) -> int | None:
    """The number that TEXT writes in plain digits; None when it is no number, or too long a one."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS
    return int(text) if is_number else None
