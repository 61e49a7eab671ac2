"""What stands on a projector is all on it: nobody scrolls a board."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.management import call_command
from django.template.loader import render_to_string
from django.utils import translation

from lessons.models import Lesson
from quizzes.content import asked_of

pytestmark = pytest.mark.django_db

SHEETS = ["tokens", "fonts", "present", "board"]
PAGE = (
    "<style>{css}</style><body><main class=frame><div class=board>{board}</div>"
    "<div class=tools><a>Cymraeg</a></div></main>"
)
BEYOND = (
    "Math.max(document.documentElement.scrollHeight - innerHeight,"
    " document.documentElement.scrollWidth - innerWidth)"
)


def boards():
    """Every question of the library as the board shows what the class said, in both languages."""
    for lesson in Lesson.objects.published().select_related("current"):
        for number, question in enumerate(asked_of(lesson.current_id), start=1):
            said = [
                SimpleNamespace(
                    choice=choice,
                    count=12,
                    is_right=choice.is_right and question.has_right_answer,
                )
                for choice in question.choices
            ]
            picture = SimpleNamespace(
                question=question,
                code="KDM TRP",
                answers=30,
                said=said,
                says_why=True,
                all_right=12 if question.is_of_several_keys else None,
                safest_letters="A, B, C",
            )
            for language in ("en", "cy"):
                with translation.override(language):
                    board = render_to_string(
                        "quizzes/board/_said.html", {"picture": picture, "small": 5}
                    )
                yield f"{lesson.slug}, question {number}, {language}", board


def test_every_question_of_the_library_fits_the_board(projector):
    call_command("load_library", verbosity=0)
    static = settings.BASE_DIR / "static" / "css"
    css = "".join((static / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)

    too_large = []
    for name, board in boards():
        projector.set_content(PAGE.format(css=css, board=board))
        beyond = projector.evaluate(BEYOND)
        if beyond > 0:
            too_large.append(f"{name}: {beyond} pixels")

    assert too_large == []
