"""Addresses of the projector: one for both languages, the token is in a cookie."""

from django.urls import path

from quizzes.views import board

app_name = "board"
urlpatterns = [
    path("board/", board.board, name="board"),
    path("board/state/", board.board_state, name="state"),
    path("board/class/", board.board_class, name="class"),
    path("board/release/", board.release, name="release"),
]
