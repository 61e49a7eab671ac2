"""How sure a change is: the plausible range of a paired difference.

Agresti and Min (2005), "Simple improved confidence intervals for comparing matched proportions",
Statistics in Medicine 24: 729-740: half a pupil is added to each cell of the two-by-two table,
then the usual interval for a difference of matched proportions is taken.

Where hands or sheets were counted nobody knows who changed. Agresti and Caffo (2000), "Simple and
effective confidence intervals for proportions and differences of proportions result from adding
two successes and two failures", The American Statistician 54: 280-288: one pupil is added to each
cell of both counts, then the usual interval for a difference of two proportions is taken.
"""

from dataclasses import dataclass
from math import ceil, floor, sqrt

Z_95 = 1.959964


@dataclass(frozen=True)
class Change:
    """How many pupils of ``n`` chose the safe answer before and after, and the range of change.

    Where they were counted, N_BEFORE and N_AFTER may differ, and ``n`` is the larger of them.
    """

    n: int
    before: int
    after: int
    low: int
    high: int
    n_before: int
    n_after: int
    is_counted: bool = False

    @property
    def is_even(self) -> bool:
        """Whether as many answered before as after."""
        return self.n_before == self.n_after

    @property
    def difference(self) -> int:
        return self.after - self.before

    @property
    def shift(self) -> float:
        """The change on the scale of its range: of two counts that differ, how their shares do."""
        if self.is_even:
            return self.difference
        return self.n * (self.after / self.n_after - self.before / self.n_before)

    @property
    def is_clear(self) -> bool:
        """Whether the plausible range leaves out "no change"."""
        return self.low > 0 or self.high < 0

    @property
    def before_percent(self) -> int:
        return round(100 * self.before / self.n_before) if self.n_before else 0

    @property
    def after_percent(self) -> int:
        return round(100 * self.after / self.n_after) if self.n_after else 0


def paired_change(*, both: int, gained: int, lost: int, neither: int) -> Change:
    """The change among pupils who answered both times.

    BOTH were right each time, GAINED became right, LOST became not right, NEITHER never were.
    The range is in whole pupils, rounded outwards, and holds about 95 times in 100.
    """
    n = both + gained + lost + neither
    if not n:
        return Change(n=0, before=0, after=0, low=0, high=0, n_before=0, n_after=0)
    wide_n = n + 2
    gain, loss = (gained + 0.5) / wide_n, (lost + 0.5) / wide_n
    middle = gain - loss
    spread = Z_95 * sqrt(max(0.0, (gain + loss - middle**2) / wide_n))
    return Change(
        n=n,
        before=both + lost,
        after=both + gained,
        low=max(-n, floor(round((middle - spread) * n, 9))),
        high=min(n, ceil(round((middle + spread) * n, 9))),
        n_before=n,
        n_after=n,
    )


def counted_change(*, before: int, n_before: int, after: int, n_after: int) -> Change:
    """The change between two counts of a class: BEFORE of N_BEFORE and AFTER of N_AFTER were right.

    The range is in whole pupils of the larger count, rounded outwards; nobody counted at one of
    the times is no change at all.
    """
    n = max(n_before, n_after)
    if not min(n_before, n_after):
        return Change(n=0, before=0, after=0, low=0, high=0, n_before=0, n_after=0, is_counted=True)
    was, now = (before + 1) / (n_before + 2), (after + 1) / (n_after + 2)
    middle = now - was
    spread = Z_95 * sqrt(was * (1 - was) / (n_before + 2) + now * (1 - now) / (n_after + 2))
    return Change(
        n=n,
        before=before,
        after=after,
        low=max(-n, floor(round((middle - spread) * n, 9))),
        high=min(n, ceil(round((middle + spread) * n, 9))),
        n_before=n_before,
        n_after=n_after,
        is_counted=True,
    )
