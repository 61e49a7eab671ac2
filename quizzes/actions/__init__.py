"""Changes of a sitting by the people who run it."""

from quizzes.actions.boards import (
    NoSuchBoard,
    forget_screens,
    new_screen,
    pair_board,
    release_screen,
    take_board_along,
)
from quizzes.actions.counts import TooMany, count_by_hand, take_out_seat
from quizzes.actions.opening import AlreadyOpen, AlreadyTaught, open_sitting
from quizzes.actions.steps import (
    CLOSING_TIME,
    MAY_GO_BACK,
    close_forgotten,
    close_questions,
    finish,
    go_back,
    hide_answers,
    lock_door,
    open_questions,
    renew_code,
    reopen_questions,
    show_next,
    start_lesson,
    step_back,
)

__all__ = [
    "CLOSING_TIME",
    "MAY_GO_BACK",
    "AlreadyOpen",
    "AlreadyTaught",
    "NoSuchBoard",
    "TooMany",
    "close_forgotten",
    "close_questions",
    "count_by_hand",
    "finish",
    "forget_screens",
    "go_back",
    "hide_answers",
    "lock_door",
    "new_screen",
    "open_questions",
    "open_sitting",
    "pair_board",
    "release_screen",
    "renew_code",
    "reopen_questions",
    "show_next",
    "start_lesson",
    "step_back",
    "take_board_along",
    "take_out_seat",
]
