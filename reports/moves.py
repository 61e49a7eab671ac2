"""How pupils of one class moved between choices: a table, a sentence, and bands.

Only pupils who answered both times are in it. The table has a row for each choice before and a
column for each choice after; the drawing has three parts: safe, not sure, mistaken.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.templatetags.words import words
from lessons.models import ALL_RIGHT, NOT_ALL_RIGHT, Choice
from reports.queries import QuestionChange

DRAWN_FROM = 20  # pupils: bands of fewer would be too thin to tell apart
SAFE, UNSURE, OTHER = "safe", "unsure", "other"
PARTS = (SAFE, UNSURE, OTHER)
HEIGHT, GAP = 240, 2
MARGIN = 28
ON_TOP = ("stayed", "between", "gained", "lost")  # what matters more is drawn over the rest
LABEL_FITS, BAND_LABEL_FROM = 20, 3
# Width of a column and of the room between the two, on a wide and on a narrow page.
WIDTHS = ((72, 200), (56, 120))


@dataclass(frozen=True)
class Cell:
    """How many went from the row's choice to the column's."""

    pupils: int
    has_stayed: bool


@dataclass(frozen=True)
class Row:
    """One choice before, and where those who chose it went."""

    name: str
    cells: list[Cell]
    total: int


@dataclass(frozen=True)
class Segment:
    """One part of a column."""

    part: str
    pupils: int
    x: int
    y: float
    width: int
    height: float

    @property
    def middle(self) -> float:
        return round(self.y + self.height / 2, 1)

    @property
    def middle_x(self) -> int:
        return self.x + self.width // 2

    @property
    def plate_x(self) -> int:
        return self.middle_x - 14

    @property
    def plate_y(self) -> float:
        return round(self.middle - 9, 1)

    @property
    def has_label(self) -> bool:
        return self.height >= LABEL_FITS


@dataclass(frozen=True)
class Band:
    """Those who went from one part to another; POINTS as an SVG polygon takes them."""

    kind: str
    pupils: int
    points: str
    x: int
    y: float

    @property
    def has_label(self) -> bool:
        return self.pupils >= BAND_LABEL_FROM


@dataclass(frozen=True)
class Drawing:
    """Two columns and the bands between them."""

    width: int
    before: list[Segment]
    after: list[Segment]
    bands: list[Band]

    @property
    def view_width(self) -> int:
        """With room at both sides for numbers that do not fit into their part."""
        return self.width + 2 * MARGIN

    @property
    def outside(self) -> int:
        return self.width + 6


@dataclass(frozen=True)
class Moves:
    """How pupils moved between the choices of one question."""

    names: list[str]
    rows: list[Row]
    totals: list[int]
    sentence: str
    drawings: list[Drawing]


def moves_of(item: QuestionChange) -> Moves | None:
    """The moves of ITEM; None when too few answered both times to show what they chose."""
    if item.change is None:
        return None
    names = _names(item)
    keys = list(names)
    rows = [
        Row(
            name=names[was],
            cells=[Cell(item.moves.get((was, now), 0), was == now) for now in keys],
            total=sum(item.moves.get((was, now), 0) for now in keys),
        )
        for was in keys
    ]
    flows = _flows(item)
    return Moves(
        names=list(names.values()),
        rows=rows,
        totals=[sum(row.cells[place].pupils for row in rows) for place in range(len(keys))],
        sentence=_sentence(flows),
        drawings=[_drawing(flows, *widths) for widths in WIDTHS]
        if item.change.n >= DRAWN_FROM
        else [],
    )


def _names(item: QuestionChange) -> dict[str, str]:
    """The keys that moves of the question hold, each with its words, in the order asked."""
    choices = {choice.key: choice for choice in item.question.choices.all()}
    if item.question.kind in {"several", "order"}:
        unsure = [choice for choice in choices.values() if choice.code == Choice.Code.UNSURE]
        return {ALL_RIGHT: _("All of it right"), NOT_ALL_RIGHT: _("Not all of it right")} | {
            choice.key: words(choice, "text") for choice in unsure
        }
    return {key: words(choice, "text") for key, choice in choices.items()}


def _flows(item: QuestionChange) -> Counter[tuple[str, str]]:
    part_of = {ALL_RIGHT: SAFE, NOT_ALL_RIGHT: OTHER}
    codes = {Choice.Code.RIGHT.value: SAFE, Choice.Code.UNSURE.value: UNSURE}
    for choice in item.question.choices.all():
        part_of[choice.key] = codes.get(choice.code, OTHER)
    flows: Counter[tuple[str, str]] = Counter()
    for (was, now), pupils in item.moves.items():
        flows[part_of[was], part_of[now]] += pupils
    return flows


def _sentence(flows: Counter[tuple[str, str]]) -> str:
    unsure, other = flows[UNSURE, SAFE], flows[OTHER, SAFE]
    away = sum(flows[SAFE, part] for part in (UNSURE, OTHER))
    came = ngettext(
        "%(count)s moved to the safe answer (%(other)s had chosen another, %(unsure)s were not"
        " sure).",
        "%(count)s moved to the safe answer (%(other)s had chosen another, %(unsure)s were not"
        " sure).",
        unsure + other,
    ) % {"count": unsure + other, "other": other, "unsure": unsure}
    left = ngettext("%(count)s moved away from it.", "%(count)s moved away from it.", away)
    return f"{came} {left % {'count': away}}"


def _drawing(flows: Counter[tuple[str, str]], column: int, between: int) -> Drawing:
    scale = (HEIGHT - GAP * (len(PARTS) - 1)) / flows.total()
    before = _column(Counter({p: sum(flows[p, q] for q in PARTS) for p in PARTS}), 0, column, scale)
    after_x = column + between
    after = _column(
        Counter({q: sum(flows[p, q] for p in PARTS) for q in PARTS}), after_x, column, scale
    )
    left = {segment.part: segment.y for segment in before}
    right = {segment.part: segment.y for segment in after}
    bands = []
    for was, now in product(PARTS, PARTS):
        if not flows[was, now]:
            continue
        high = flows[was, now] * scale
        y, z = left[was], right[now]
        corners = [(column, y), (after_x, z), (after_x, z + high), (column, y + high)]
        bands.append(
            Band(
                kind=_kind(was, now),
                pupils=flows[was, now],
                points=" ".join(f"{x},{place:.1f}" for x, place in corners),
                x=column + between // 2,
                y=round((y + z + high) / 2, 1),
            )
        )
        left[was], right[now] = y + high, z + high
    bands.sort(key=lambda band: ON_TOP.index(band.kind))
    return Drawing(width=after_x + column, before=before, after=after, bands=bands)


def _column(pupils: Counter[str], x: int, width: int, scale: float) -> list[Segment]:
    segments, y = [], 0.0
    for part in PARTS:
        high = pupils[part] * scale
        segments.append(Segment(part, pupils[part], x, round(y, 1), width, round(high, 1)))
        y += high + (GAP if pupils[part] else 0)
    return segments


def _kind(was: str, now: str) -> str:
    if was == now:
        return "stayed"
    if now == SAFE:
        return "gained"
    return "lost" if was == SAFE else "between"
