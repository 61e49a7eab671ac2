"""The questions of a version, as ``quiz.toml`` holds them, and the files of their pictures."""

from collections.abc import Iterable

from lessons.models import Choice, Picture, Question

NAME_LETTERS = 16


def quiz_values(question: Question) -> dict[str, object]:
    """QUESTION with its choices; what has no words or is as usual is left out."""
    choices = list(question.choices.all())
    placed = sorted((choice.place, choice.key) for choice in choices if choice.place is not None)
    values: dict[str, object] = {"key": question.key, "measure": question.measure}
    if question.kind != Question.Kind.ONE:
        values["kind"] = question.kind
    if placed:
        values["right_order"] = [key for _place, key in placed]
    return {
        **values,
        **_both(question, "text", ""),
        **_both(question, "easy", "easy_", is_optional=True),
        **_both(question, "why", "why_"),
        "choices": [_choice_values(choice) for choice in choices],
    }


def _choice_values(choice: Choice) -> dict[str, object]:
    values: dict[str, object] = {"key": choice.key, "code": choice.code}
    if picture := picture_name(choice.picture) if choice.picture else choice.symbol:
        values["picture"] = picture
        values |= _both(choice, "alt", "alt_")
    return {
        **values,
        **_both(choice, "text", ""),
        **_both(choice, "easy", "easy_", is_optional=True),
        **_both(choice, "feedback", "feedback_", is_optional=True),
    }


def _both(row: object, field: str, stem: str, *, is_optional: bool = False) -> dict[str, str]:
    texts = {
        f"{stem}{language}": str(getattr(row, f"{field}_{language}")).strip()
        for language in ("en", "cy")
    }
    return {name: text for name, text in texts.items() if text or not is_optional}


def picture_name(picture: Picture) -> str:
    """The name of its file: by what it holds, so that it is the same everywhere."""
    return f"{picture.digest[:NAME_LETTERS]}.{picture.form}"


def pictures_of(questions: Iterable[Question]) -> dict[str, bytes]:
    """The files of the pictures of QUESTIONS, by name and in the order of the names."""
    found = {
        picture_name(choice.picture): bytes(choice.picture.body)
        for question in questions
        for choice in question.choices.all()
        if choice.picture
    }
    return dict(sorted(found.items()))
