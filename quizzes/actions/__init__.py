"""Changes of a sitting by the people who run it."""

from quizzes.actions.boards import (
    NoSuchBoard,
    boards_at_hand,
    forget_screens,
    new_screen,
    pair_board,
    release_screen,
    screen_of,
    take_board_along,
)
from quizzes.actions.counts import TooMany, add_hands, count_by_hand
from quizzes.actions.opening import AlreadyOpen, AlreadyTaught, open_sitting
from quizzes.actions.pace import ask_next, go_on_counted, lead, let_go, show_asked
from quizzes.actions.rehearsal import rehearse
from quizzes.actions.seats import put_back, take_out, take_out_seat
from quizzes.actions.sheets import (
    AllHaveAnswered,
    AnswersDeleted,
    add_sheet,
    remove_last_sheet,
    sheets_of,
)
from quizzes.actions.steps import (
    CLOSING_TIME,
    close_forgotten,
    close_questions,
    finish,
    go_back,
    hide_answers,
    lock_door,
    may_go_back,
    open_questions,
    renew_code,
    reopen_questions,
    show_code,
    show_next,
    start_lesson,
    step_back,
    take_over,
)
from quizzes.actions.voids import void_question
from quizzes.actions.whole_class import count_whole_class

__all__ = [
    "CLOSING_TIME",
    "AllHaveAnswered",
    "AlreadyOpen",
    "AlreadyTaught",
    "AnswersDeleted",
    "NoSuchBoard",
    "TooMany",
    "add_hands",
    "add_sheet",
    "ask_next",
    "boards_at_hand",
    "close_forgotten",
    "close_questions",
    "count_by_hand",
    "count_whole_class",
    "finish",
    "forget_screens",
    "go_back",
    "go_on_counted",
    "hide_answers",
    "lead",
    "let_go",
    "lock_door",
    "may_go_back",
    "new_screen",
    "open_questions",
    "open_sitting",
    "pair_board",
    "put_back",
    "rehearse",
    "release_screen",
    "remove_last_sheet",
    "renew_code",
    "reopen_questions",
    "screen_of",
    "sheets_of",
    "show_asked",
    "show_code",
    "show_next",
    "start_lesson",
    "step_back",
    "take_board_along",
    "take_out",
    "take_out_seat",
    "take_over",
    "void_question",
]
