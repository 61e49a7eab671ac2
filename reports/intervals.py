"""How sure a change is: the plausible range of a paired difference.

Agresti and Min (2005), "Simple improved confidence intervals for comparing matched proportions",
Statistics in Medicine 24: 729-740: half a pupil is added to each cell of the two-by-two table,
then the usual interval for a difference of matched proportions is taken.
"""

from dataclasses import dataclass
from math import ceil, floor, sqrt

Z_95 = 1.959964


@dataclass(frozen=True)
class Change:
    """How many pupils of ``n`` chose the safe answer before and after, and the range of change."""

    n: int
    before: int
    after: int
    low: int
    high: int

    @property
    def difference(self) -> int:
        return self.after - self.before

    @property
    def is_clear(self) -> bool:
        """Whether the plausible range leaves out "no change"."""
        return self.low > 0 or self.high < 0

    @property
    def before_percent(self) -> int:
        return round(100 * self.before / self.n) if self.n else 0

    @property
    def after_percent(self) -> int:
        return round(100 * self.after / self.n) if self.n else 0


def paired_change(*, both: int, gained: int, lost: int, neither: int) -> Change:
    """The change among pupils who answered both times.

    BOTH were right each time, GAINED became right, LOST became not right, NEITHER never were.
    The range is in whole pupils, rounded outwards, and holds about 95 times in 100.
    """
    n = both + gained + lost + neither
    if not n:
        return Change(n=0, before=0, after=0, low=0, high=0)
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
    )
