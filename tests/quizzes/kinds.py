"""A lesson with a question of each kind, for tests: q1 several, q2 order, q3 true or false,
q4 how much it fits, q5 one."""

from lessons.models import Choice, Question
from quizzes.content import asked_of
from quizzes.models import Answer, Phase
from quizzes.seats import take_seat
from tests.builders import at, make_delivery, make_lesson, make_visit
from tests.quizzes.builders import make_room

# Key, code and right place of each choice; "unsure" follows.
SEVERAL = [("a", "right", None), ("b", "misconception", None), ("c", "right", None)]
ORDER = [("a", "none", 3), ("b", "none", 1), ("c", "none", 2)]
TRUE_FALSE = [("true", "right", None), ("false", "misconception", None)]
AGREE = [
    ("not-at-all", "none", None),
    ("a-little", "none", None),
    ("half", "none", None),
    ("mostly", "right", None),
    ("very-much", "right", None),
]
KINDS = {1: ("several", SEVERAL), 2: ("order", ORDER), 3: ("true_false", TRUE_FALSE)}
KINDS[4] = ("agree", AGREE)


def make_kinds_lesson(**fields):
    """The version of a lesson whose first four questions are of the four other kinds."""
    version = make_lesson(questions=5, **fields)
    for number, (kind, choices) in KINDS.items():
        set_kind(version, number, kind, choices)
    return version


def set_kind(version, number, kind, choices):
    """Make question NUMBER of VERSION one of KIND with CHOICES."""
    question = version.questions.get(order=number - 1)
    question.kind = kind
    question.save()
    question.choices.all().delete()
    for order, (key, code, place) in enumerate([*choices, ("unsure", "unsure", None)]):
        Choice.objects.create(
            question=question,
            order=order,
            key=key,
            code=code,
            place=place,
            text_en=f"Choice {key} of {number}",
            text_cy=f"Dewis {key} o {number}",
            feedback_en=f"Feedback {key}",
            feedback_cy=f"Adborth {key}",
        )
    return question


def add_easy_words():
    """Easier words for each question and for the choice "a" of each."""
    Question.objects.update(easy_en="Easy question?", easy_cy="Cwestiwn hawdd?")
    Choice.objects.filter(key="a").update(easy_en="Easy a", easy_cy="Hawdd a")


def room_of(version, **fields):
    """A class that is answering the first questions of VERSION."""
    delivery = make_delivery(make_visit(starts_at=at(2026, 11, 3, 10)), version)
    return make_room(delivery=delivery, **{"phase": Phase.BEFORE, "is_open": True, **fields})


def give(sitting, number, phase, answers):
    """A seat for each of ANSWERS, which has chosen it; seats are used again for the next phase."""
    question = asked_of(sitting.delivery.version_id)[number - 1]
    seats = list(sitting.seats.all())
    seats += [take_seat(sitting).seat for _ in range(len(answers) - len(seats))]
    Answer.objects.bulk_create(
        Answer(seat_id=getattr(seat, "pk", seat), phase=phase, question_id=question.pk, chosen=one)
        for seat, one in zip(seats, answers, strict=False)
        if one
    )
    return question
