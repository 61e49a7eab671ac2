"""The board in front of a class, paired as people pair it."""

from quizzes import actions
from quizzes.models import BoardScreen
from tests.quizzes.builders import officer_of

BOARD, STATE = "/board/", "/board/state/"


def pair(client, sitting):
    """The board of CLIENT shows SITTING."""
    client.get(BOARD)
    screen = BoardScreen.objects.get(sitting=None)
    return actions.pair_board(sitting, letters=screen.pairing_code, by=officer_of(sitting))


def words(client, **query):
    return client.get(BOARD, query).content.decode()
