"""Addresses of those who run a class quiz."""

from django.urls import path

from quizzes.views import board, run

app_name = "quizzes"
urlpatterns = [
    path("deliveries/<int:delivery_pk>/start/", run.start, name="start"),
    path("deliveries/<int:delivery_pk>/room-code/", run.room_code, name="room_code"),
    path("sittings/<int:sitting_pk>/", run.sitting, name="sitting"),
    path("sittings/<int:sitting_pk>/state/", run.sitting_state, name="sitting_state"),
    path("sittings/<int:sitting_pk>/more/", run.more, name="more"),
    path("sittings/<int:sitting_pk>/board/", board.board, name="board"),
    path("sittings/<int:sitting_pk>/board/state/", board.board_state, name="board_state"),
    path("sittings/<int:sitting_pk>/<slug:action>/", run.act, name="act"),
]
