"""The sentences of the report: what was left out of a file, and what is still to be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST = 80

# What a file may hold that has no place here.
THINGS = {
    "category": gettext_lazy("category"),
    "tag": gettext_lazy("tag"),
    "hint": gettext_lazy("hint"),
    "mark": gettext_lazy("mark"),
    "part-mark": gettext_lazy("part of the mark"),
    "penalty": gettext_lazy("marks lost for a second try"),
    "message": gettext_lazy("message for the whole answer"),
    "feedback": gettext_lazy("feedback"),
    "link": gettext_lazy("link"),
    "picture": gettext_lazy("picture"),
    "media": gettext_lazy("sound, film or embedded page"),
    "script": gettext_lazy("script"),
    "math": gettext_lazy("mathematics"),
    "look": gettext_lazy("look of the text, the words are kept"),
    "shuffle": gettext_lazy("choices in random order"),
    "numbering": gettext_lazy("lettering of the choices"),
    "hidden": gettext_lazy("hidden"),
    "language": gettext_lazy("words in another language"),
    "file": gettext_lazy("file"),
    "instruction": gettext_lazy("instruction beside the question"),
    "scoring": gettext_lazy("rules of scoring"),
    "test": gettext_lazy("sections and rules of the test"),
    "setting": gettext_lazy("setting"),
    "text": gettext_lazy("text"),
}


def shortened(text: str) -> str:
    """TEXT on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


def left_out(thing: str, text: str = "") -> str:
    """That THING (a name of THINGS) is left out, with TEXT of the file to know it by."""
    what: str | Promise = THINGS[thing]
    if not text.strip():
        return _("Left out: %(what)s.") % {"what": what}
    return _("Left out: %(what)s “%(text)s”.") % {"what": what, "text": shortened(text)}


def no_such_kind(kind: str) -> str:
    """Why a question of KIND, the file's own word, cannot be taken."""
    return _("Not taken: a question of the kind “%(kind)s”. There is no such kind here.") % {
        "kind": kind
    }


def not_read(why: str) -> str:
    """Why a question cannot be taken that is wrong in the file itself."""
    return _("Not taken: %(why)s") % {"why": why}
