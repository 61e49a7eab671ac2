"""Findings in words, made from the same numbers as the charts and never saying more."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lessons.models import Measure
from reports.intervals import Change
from reports.queries import QuestionChange


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
