"""Which class a person has open: remembered in the session, so that each page leads back to it."""

from django.http import HttpRequest

from quizzes.models import Phase, Sitting

KEY = "sitting"


def remember(request: HttpRequest, sitting: Sitting) -> None:
    """SITTING is the class this person runs now; one that has ended is nobody's any more."""
    if sitting.phase != Phase.ENDED:
        request.session[KEY] = sitting.pk
    elif request.session.get(KEY) == sitting.pk:
        del request.session[KEY]
