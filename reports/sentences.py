"""Findings in words, made from the same numbers as the charts and never saying more."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lessons.models import Measure
from quizzes.models import Source
from quizzes.sources import groups_in_words
from reports.intervals import Change
from reports.queries import QuestionChange, Ways

# How many answered in a way, as a part of one sentence.
IN_A_WAY = {
    Source.DEVICES: gettext_lazy("%(count)s on their own device"),
    Source.SHARED: gettext_lazy("%(count)s at a shared device"),
    Source.HANDS: gettext_lazy("%(count)s with a hand up"),
    Source.CARDS: gettext_lazy("%(count)s with a lettered card"),
    Source.PAPER: gettext_lazy("%(count)s on paper that was counted"),
    Source.SHEETS: gettext_lazy("%(count)s on paper, sheet by sheet"),
}


def finding(change: Change) -> str:
    """The change of one question as a sentence: what is clear, or that it is too close to call."""
    if change.is_counted:
        return _(
            "Counted in the room: %(before)s of %(n_before)s before, %(after)s of %(n_after)s"
            " after. We cannot say who changed."
        ) % {
            "before": change.before,
            "n_before": change.n_before,
            "after": change.after,
            "n_after": change.n_after,
        }
    if not change.is_clear:
        return _("%(before)s before and %(after)s after: too close to call a change.") % {
            "before": change.before,
            "after": change.after,
        }
    if change.difference > 0:
        return ngettext(
            "%(count)s more pupil chose the safe answer after the lesson.",
            "%(count)s more pupils chose the safe answer after the lesson.",
            change.difference,
        ) % {"count": change.difference}
    return ngettext(
        "%(count)s fewer pupil chose the safe answer after the lesson.",
        "%(count)s fewer pupils chose the safe answer after the lesson.",
        -change.difference,
    ) % {"count": -change.difference}


def plausible(change: Change) -> str:
    """The range of a clear change in words: "2 to 14 more is plausible".

    Of two counts the finding draws no conclusion, so too close to call is said here.
    """
    if not change.is_clear:
        return _("That is too close to call a change.") if change.is_counted else ""
    if change.low > 0:
        words = _("%(low)s to %(high)s more is plausible.")
        return words % {"low": change.low, "high": change.high}
    return _("%(low)s to %(high)s fewer is plausible.") % {
        "low": -change.high,
        "high": -change.low,
    }


def headline(changes: list[QuestionChange]) -> str:
    """The sentence that leads a class's result: where to get help first, else the first shown."""
    shown = [(item.question, item.shown[0]) for item in changes if item.shown]
    if not shown:
        return ""
    about_help = (pair for pair in shown if pair[0].measure == Measure.HELP)
    question, change = next(about_help, shown[0])
    numbers = {
        "after": change.after,
        "n": change.n,
        "before": change.before,
        "count": abs(change.difference),
    }
    if question.measure != Measure.HELP or change.is_counted:
        return f"{finding(change)} {plausible(change)}".strip()
    if not change.is_clear:
        return (
            _(
                "%(before)s of %(n)s knew where to get help before, and %(after)s after."
                " That is too close to call a change."
            )
            % numbers
        )
    if change.difference > 0:
        sentence = _("%(after)s of %(n)s now know where to get help, %(count)s more than before.")
    else:
        sentence = _("%(after)s of %(n)s know where to get help, %(count)s fewer than before.")
    return f"{sentence % numbers} {plausible(change)}"


def rests_on(*, both: int, here: int, small: int) -> str:
    """How many of those HERE answered both times; "" for fewer than SMALL."""
    if both < small:
        return ""
    words = ngettext(
        "%(both)s of %(here)s pupil answered both times.",
        "%(both)s of %(here)s pupils answered both times.",
        here,
    )
    return words % {"both": both, "here": here}


def who_answered_how(ways: Ways) -> str:
    """How many answered in each way; the ways alone when one is too small, "" when nobody did."""
    if not ways.pupils:
        return ""
    if ways.is_withheld:
        sentence = _(
            "Answered by: %(ways)s. How many in each way is not shown (fewer than %(small)s in"
            " one)."
        ) % {"ways": ", ".join(str(way.label) for way in ways.pupils), "small": ways.small}
        return f"{sentence} {_as_groups(ways)}".strip()
    parts = ", ".join(IN_A_WAY[way] % {"count": count} for way, count in ways.pupils.items())
    sentence = _("How they answered: %(ways)s.") % {"ways": parts}
    return f"{sentence} {_as_groups(ways)}".strip()


def _as_groups(ways: Ways) -> str:
    """Whether those at shared devices answered as groups, or each for themselves."""
    if Source.SHARED not in ways.pupils:
        return ""
    if not ways.groups:
        return _("At a shared device each pupil answered for themselves.")
    if ways.hides_groups:
        words = _("Some groups answered as one: how many is not shown (fewer than %(small)s).")
        return words % {"small": ways.small}
    counted = _("A group that answered as one counts with each of its pupils.")
    others = _("The others at a shared device answered for themselves.") if ways.alone else ""
    return f"{capfirst(groups_in_words(ways.groups))}. {counted} {others}".strip()
