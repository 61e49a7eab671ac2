"""A change with its plausible range, and groups that are too small to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.charts import change_limit, change_strip, dumbbell
from reports.intervals import paired_change
from reports.small_groups import hidden_rows, is_withheld

counts = st.integers(min_value=0, max_value=400)


def test_change_of_a_class_has_its_plausible_range():
    change = paired_change(both=15, gained=9, lost=0, neither=3)

    assert (change.n, change.before, change.after, change.difference) == (27, 15, 24, 9)
    assert (change.low, change.high) == (3, 14)
    assert change.is_clear


def test_one_more_of_27_is_too_close_to_call():
    change = paired_change(both=16, gained=3, lost=2, neither=6)

    assert (change.before, change.after) == (18, 19)
    assert not change.is_clear


def test_fewer_after_the_lesson_is_said_plainly():
    change = paired_change(both=5, gained=0, lost=12, neither=10)

    assert change.difference == -12
    assert change.high < 0


def test_nobody_is_no_change_and_no_error():
    assert paired_change(both=0, gained=0, lost=0, neither=0).n == 0


@given(counts, counts, counts, counts)
def test_range_holds_the_change_and_stays_within_the_class(both, gained, lost, neither):
    change = paired_change(both=both, gained=gained, lost=lost, neither=neither)

    assert -change.n <= change.low <= change.high <= change.n
    assert change.low - 1 <= change.difference <= change.high + 1


@pytest.mark.parametrize(("pupils", "expected"), [(0, False), (1, True), (4, True), (5, False)])
def test_a_group_of_one_to_four_is_withheld(pupils, expected):
    assert is_withheld(pupils, 5) is expected


def test_second_row_is_hidden_so_that_the_first_cannot_be_subtracted():
    assert hidden_rows([28, 3, 30, 12], 5) == [False, True, False, True]


def test_two_small_rows_together_under_the_threshold_hide_a_third():
    assert hidden_rows([1, 2, 30, 12], 5) == [True, True, False, True]


def test_two_small_rows_hide_each_other():
    assert hidden_rows([4, 3, 30, 12], 5) == [True, True, False, False]


@given(st.lists(st.integers(min_value=0, max_value=60), max_size=12))
def test_hidden_rows_cannot_be_found_by_subtraction(rows):
    hidden = hidden_rows(rows, 5)
    secret = [count for count, is_hidden in zip(rows, hidden, strict=True) if is_hidden]

    assert all(is_hidden for count, is_hidden in zip(rows, hidden, strict=True) if 0 < count < 5)
    everything = [count for count in rows if count]
    if secret and len(secret) < len(everything):
        assert len(secret) >= 2
        assert sum(secret) >= 5


def test_marks_stand_where_their_numbers_are():
    drawing = dumbbell(0, 27, 27, width=480, margin=24)

    assert (drawing.before_x, drawing.after_x) == (24, 456)
    assert (drawing.before_anchor, drawing.after_anchor) == ("middle", "middle")


def test_numbers_of_near_marks_stand_apart():
    drawing = dumbbell(22, 23, 27, width=480, margin=24)

    assert (drawing.before_anchor, drawing.after_anchor) == ("end", "start")


def test_strips_of_a_page_share_one_scale_around_zero():
    clear = paired_change(both=15, gained=9, lost=0, neither=3)
    limit = change_limit([clear])

    assert limit == 15
    assert change_strip(clear, limit).zero == 100
    assert change_strip(clear, limit).low_x > 100
