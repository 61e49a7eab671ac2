"""The forms of a draft: where they are, what they send, what they say."""

DRAFT = "/editor/lessons/before-you-send/draft/"
QUESTIONS = f"{DRAFT}questions/"
QUESTION = f"{QUESTIONS}first-step/"


def filled(response, **changes):
    """What the form of the page would send."""
    form = response.context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if bound.name not in {"fits", "picture"} and value is not None and value is not False:
            sent[bound.name] = value
    return {**sent, **changes}


def states(response):
    return {pair.field: pair.state.state for pair in response.context["form"].pairs}


def errors(response):
    return dict(response.context["form"].errors)


def pressed(page, then, **changes):
    """The form of the question sent by the button THEN, with CHANGES typed into it."""
    return page.post(QUESTION, {**filled(page.get(QUESTION)), "then": then, **changes})


def keys(question):
    return [choice.key for choice in question.choices.all()]
