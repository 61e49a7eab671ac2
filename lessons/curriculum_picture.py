"""A framework as a picture: a disc for each place with its number of lessons, a ring for a gap."""

from dataclasses import dataclass

from lessons.queries.curriculum import Framework, Place

# (width, left edge of the discs, height of a row, room above it for the strand's name)
WIDE = (640, 300, 40, 0)
NARROW = (328, 0, 40, 26)
HEAD = 40
FITS = 9  # letters over a column


@dataclass(frozen=True)
class Disc:
    """One place: where it stands and what it shows."""

    x: float
    y: float
    place: Place


@dataclass(frozen=True)
class Line:
    """The name of a strand and its discs."""

    name: str
    x: float
    y: float
    discs: list[Disc]


@dataclass(frozen=True)
class Picture:
    """A drawing of so many units; a page shows the wide or the narrow one."""

    width: int
    height: int
    common: str
    """What all heads begin with, where it is too long to stand over each column."""
    heads: list[tuple[float, str]]
    lines: list[Line]

    @property
    def is_wide(self) -> bool:
        return self.width == WIDE[0]


def pictures_of(framework: Framework) -> list[Picture]:
    """FRAMEWORK drawn for a wide and for a narrow page."""
    return [_picture(framework, *size) for size in (WIDE, NARROW)]


def _picture(framework: Framework, width: int, left: int, row: int, above: int) -> Picture:
    bands = framework.bands
    step = (width - left) / len(bands)
    xs = [round(left + step * (place + 0.5), 1) for place in range(len(bands))]
    lines = []
    for number, strand in enumerate(framework.strands):
        top = HEAD + number * (row + above)
        y = top + above + row / 2
        discs = [Disc(x, y, place) for x, place in zip(xs, strand.places, strict=True)]
        lines.append(Line(strand.name, 0, y if not above else top + 18, discs))
    height = HEAD + len(framework.strands) * (row + above)
    heads = [
        (x, band if len(band) <= FITS else band.split()[-1])
        for x, band in zip(xs, bands, strict=True)
    ]
    common = "" if len(bands[0]) <= FITS else bands[0].rpartition(" ")[0]
    return Picture(width, height, common, heads, lines)
