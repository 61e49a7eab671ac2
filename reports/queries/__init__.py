"""Figures across the apps, as frozen dataclasses."""

from reports.queries.breakdown import BREAKDOWNS, BreakdownRow, breakdown
from reports.queries.changes import (
    MeasureChange,
    QuestionChange,
    TakeUp,
    class_changes,
    measure_changes,
    question_changes,
    take_up_next,
)
from reports.queries.coverage import CoverageRow, CoverageTotals, coverage, coverage_totals
from reports.queries.once import answered_once
from reports.queries.reach import (
    FunnelStep,
    HeadCount,
    Reach,
    each_once,
    funnel,
    head_counts,
    main_sitting,
    reach,
    recent_classes,
    rolled_up,
)
from reports.queries.ways import Ways, ways_of

__all__ = [
    "BREAKDOWNS",
    "BreakdownRow",
    "CoverageRow",
    "CoverageTotals",
    "FunnelStep",
    "HeadCount",
    "MeasureChange",
    "QuestionChange",
    "Reach",
    "TakeUp",
    "Ways",
    "answered_once",
    "breakdown",
    "class_changes",
    "coverage",
    "coverage_totals",
    "each_once",
    "funnel",
    "head_counts",
    "main_sitting",
    "measure_changes",
    "question_changes",
    "reach",
    "recent_classes",
    "rolled_up",
    "take_up_next",
    "ways_of",
]
