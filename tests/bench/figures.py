"""What the figures of a run should be, and how they stand beside the last ones."""

# At most so much, by the figure's name.
WANTED = {
    "answer, ms": 2.5,
    "answer, led, ms": 2.5,
    "answer, in turn, ms": 2.5,
    "join, ms": 4,
    "poll, ms": 0.5,
    "memory at 60 pupils, MiB": 200,
    "600 at once, 95 of 100, s": 0.5,
    "1500 joined, s": 20,
    "1500 at once, 95 of 100, s": 2,
    "memory at 1500 pupils, MiB": 250,
}
# Machines drift by a tenth; a cost is therefore held against the floor of its own run.
WORSE = 1.1
FLOOR = "floor, ms"


def table(figures, wanted):
    """One figure a line with what is wanted of it, and a mark where it is not met."""
    rows = []
    for name, value in figures.items():
        most = wanted.get(name)
        said = "" if most is None else f"at most {most}"
        rows.append(f"{name:34}{value:10.3f}  {said:12}{_mark(value, most)}".rstrip())
    return "\n".join(rows)


def _mark(value, most):
    return "  NOT MET" if most is not None and value > most else ""


def compared(figures, last):
    """Sentences about what is worse than in the run before, costs as shares of the floor."""
    told = []
    for name in figures.keys() & last.keys() - {FLOOR}:
        now, then = _share(name, figures), _share(name, last)
        if now > then * WORSE:
            told.append(f"Worse: {name}, {now / then - 1:.0%} more ({last[name]} before).")
    return sorted(told) or ["Nothing is worse than in the last run."]


def _share(name, figures):
    is_cost = name.endswith(", ms")
    return figures[name] / figures[FLOOR] if is_cost else figures[name]
