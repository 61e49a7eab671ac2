"""What editors do to lessons."""

from lessons.actions.drafting import delete_draft, put_back, start_draft, start_lesson, withdraw
from lessons.actions.errors import NotFinished, NotYours, SavedMeanwhile, TooLate
from lessons.actions.order import move_block, remove_block
from lessons.actions.questions import (
    ChoiceValues,
    add_question,
    free_key,
    keys_counted,
    remove_choice,
    save_question,
)
from lessons.actions.reviews import (
    ask_for_review,
    comment,
    pass_review,
    publish,
    send_back,
    settle_comment,
    take_back,
)
from lessons.actions.rights import end_review_right, give_review_right
from lessons.actions.sections import add_section, save_minutes, save_section
from lessons.actions.words import save_facts, save_words

__all__ = [
    "ChoiceValues",
    "NotFinished",
    "NotYours",
    "SavedMeanwhile",
    "TooLate",
    "add_question",
    "add_section",
    "ask_for_review",
    "comment",
    "delete_draft",
    "end_review_right",
    "free_key",
    "give_review_right",
    "keys_counted",
    "move_block",
    "pass_review",
    "publish",
    "put_back",
    "remove_block",
    "remove_choice",
    "save_facts",
    "save_minutes",
    "save_question",
    "save_section",
    "save_words",
    "send_back",
    "settle_comment",
    "start_draft",
    "start_lesson",
    "take_back",
    "withdraw",
]
