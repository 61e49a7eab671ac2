"""Where the marks of a chart stand. Positions are attributes of the drawing, never styles."""

from dataclasses import dataclass

from reports import sentences
from reports.intervals import Change
from reports.moves import Moves, moves_of
from reports.queries import MeasureChange, QuestionChange

CLOSE = 28  # marks nearer than this would have their numbers overlap


@dataclass(frozen=True)
class Dumbbell:
    """Before and after on one line: a hollow and a solid mark with their numbers."""

    width: int
    left: float
    right: float
    before_x: float
    after_x: float
    before_text_x: float
    after_text_x: float
    before_anchor: str
    after_anchor: str
    is_same: bool

    @property
    def join_from(self) -> float:
        return min(self.before_x, self.after_x)

    @property
    def join_to(self) -> float:
        return max(self.before_x, self.after_x)


@dataclass(frozen=True)
class ChangeStrip:
    """The change with its plausible range, on a scale of -limit to +limit."""

    zero: float
    x: float
    low_x: float
    high_x: float


def dumbbell(before: int, after: int, of: int, *, width: int, margin: int) -> Dumbbell:
    """The marks of BEFORE and AFTER of OF pupils on a drawing WIDTH units wide."""
    span = width - 2 * margin
    before_x = round(margin + before / of * span, 1)
    after_x = round(margin + after / of * span, 1)
    before_text, after_text = (before_x, "middle"), (after_x, "middle")
    if before != after and abs(before_x - after_x) < CLOSE:
        lower, higher = (min(before_x, after_x) + 6, "end"), (max(before_x, after_x) - 6, "start")
        before_text, after_text = (lower, higher) if before < after else (higher, lower)
    return Dumbbell(
        width=width,
        left=margin,
        right=width - margin,
        before_x=before_x,
        after_x=after_x,
        before_text_x=before_text[0],
        after_text_x=after_text[0],
        before_anchor=before_text[1],
        after_anchor=after_text[1],
        is_same=before == after,
    )


def change_limit(changes: list[Change]) -> int:
    """One scale for all rows of a page: the largest bound, rounded up to five."""
    largest = max(
        (abs(bound) for change in changes for bound in (change.low, change.high)), default=0
    )
    return max(5, -(-largest // 5) * 5)


def change_strip(change: Change, limit: int, *, width: int = 200, margin: int = 16) -> ChangeStrip:
    """The marks of CHANGE on a strip WIDTH units wide."""
    half = (width - 2 * margin) / 2

    def place(value: float) -> float:
        return round(margin + half + value / limit * half, 1)

    return ChangeStrip(
        zero=place(0),
        x=place(change.shift),
        low_x=place(change.low),
        high_x=place(change.high),
    )


@dataclass(frozen=True)
class ChangeDrawing:
    """One change of a question with its drawings, wide and narrow, and its words."""

    change: Change
    classes: int
    drawings: tuple[Dumbbell, Dumbbell]
    strip: ChangeStrip
    finding: str
    plausible: str


@dataclass(frozen=True)
class ChangeRow:
    """One question with a drawing for each way of answering; none when it is withheld."""

    item: QuestionChange
    drawn: list[ChangeDrawing]
    moves: Moves | None = None


def change_rows(changes: list[QuestionChange], *, with_moves: bool = False) -> list[ChangeRow]:
    """CHANGES with their drawings, all strips on one scale; of one class with its moves too."""
    limit = change_limit([change for item in changes for change in item.shown])
    return [
        ChangeRow(
            item=item,
            drawn=[_change_drawing(item, change, limit) for change in item.shown],
            moves=moves_of(item) if with_moves else None,
        )
        for item in changes
    ]


def _change_drawing(item: QuestionChange, change: Change, limit: int) -> ChangeDrawing:
    wide, narrow = ((480, 24), (328, 16))
    return ChangeDrawing(
        change=change,
        classes=item.counted_classes if change.is_counted else item.classes,
        drawings=(_of_change(change, *wide), _of_change(change, *narrow)),
        strip=change_strip(change, limit),
        finding=sentences.finding(change),
        plausible=sentences.plausible(change),
    )


def _of_change(change: Change, width: int, margin: int) -> Dumbbell:
    """The marks of CHANGE: pupils of those who answered both times, or shares of two counts."""
    if change.is_counted:
        before, after, of = change.before_percent, change.after_percent, 100
    else:
        before, after, of = change.before, change.after, change.n
    return dumbbell(before, after, of, width=width, margin=margin)


@dataclass(frozen=True)
class MeasureRow:
    """One measure in per cent with its drawings; None where nobody answered."""

    item: MeasureChange
    wide: Dumbbell | None
    narrow: Dumbbell | None

    @property
    def drawings(self) -> list[Dumbbell]:
        return [drawing for drawing in (self.wide, self.narrow) if drawing]


def measure_rows(measures: list[MeasureChange]) -> list[MeasureRow]:
    """MEASURES on a scale of 0 to 100 per cent."""
    return [
        MeasureRow(
            item=item,
            wide=_percent_dumbbell(item, width=480, margin=24) if item.answers else None,
            narrow=_percent_dumbbell(item, width=328, margin=16) if item.answers else None,
        )
        for item in measures
    ]


def _percent_dumbbell(item: MeasureChange, *, width: int, margin: int) -> Dumbbell:
    return dumbbell(item.before_percent, item.after_percent, 100, width=width, margin=margin)
