"""The ages that lessons are looked for by."""

import re

from django.utils.translation import gettext_lazy as _

AGE_BANDS = ((7, 9), (9, 11), (11, 14), (14, 16))
STAGES = {
    "2": (7, 11, _("Key stage 2, progression steps 2 and 3 (ages 7 to 11)")),
    "3": (11, 14, _("Key stage 3, progression step 4 (ages 11 to 14)")),
    "4": (14, 16, _("Key stage 4, progression step 5 (ages 14 to 16)")),
}
WRITTEN = re.compile(r"(\d{1,2})(?:-(\d{1,2}))?")


def written(young: int, old: int) -> str:
    """Ages as an address holds them: 11-14, or 12 for one age alone."""
    return f"{young}-{old}" if young < old else str(young)


def read_ages(text: str) -> tuple[int, int] | None:
    """From and to which age a lesson for TEXT may be, as in 11-14; None when it says no ages.

    A child of 11 sits in a class of 10 to 11 or in one of 11 to 12: one age alone is both.
    """
    found = WRITTEN.fullmatch(text)
    if not found:
        return None
    young = int(found[1])
    if not found[2]:
        return young - 1, young + 1
    return (young, int(found[2])) if young < int(found[2]) else None
