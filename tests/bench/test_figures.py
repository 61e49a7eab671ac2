from tests.bench.figures import compared, table

LAST = {"floor, ms": 2.0, "answer, ms": 1.5, "memory at 60 pupils, MiB": 110, "1500 joined, s": 3.0}


def test_what_got_worse_is_named_with_how_much():
    now = LAST | {"answer, ms": 1.8, "memory at 60 pupils, MiB": 150}

    assert compared(now, LAST) == [
        "Worse: answer, ms, 20% more (1.5 before).",
        "Worse: memory at 60 pupils, MiB, 36% more (110 before).",
    ]


def test_slower_machine_is_not_a_worse_program():
    slower = LAST | {"floor, ms": 4.0, "answer, ms": 3.0}

    assert compared(slower, LAST) == ["Nothing is worse than in the last run."]


def test_figure_that_is_new_is_not_compared():
    assert compared(LAST | {"poll, ms": 9}, LAST) == ["Nothing is worse than in the last run."]


def test_table_marks_what_is_not_met():
    rows = table({"answer, ms": 2.6, "poll, ms": 0.5}, {"answer, ms": 2.5, "poll, ms": 0.5})

    assert rows.splitlines() == [
        "answer, ms                             2.600  at most 2.5   NOT MET",
        "poll, ms                               0.500  at most 0.5",
    ]
