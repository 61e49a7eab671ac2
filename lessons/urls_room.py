"""Addresses of what keeps a room's screen and its notes in step; they show no words."""

from django.urls import path, re_path

from lessons.views import room

SIDE = r"^room/(?P<side>screen|notes)/"

app_name = "room"
urlpatterns = [
    path("lesson-worker.js", room.worker, name="worker"),
    path("room/screen/open/", room.open_screen, name="open"),
    path("room/screen/let-in/", room.let_in, name="let_in"),
    re_path(SIDE + "$", room.state, name="state"),
    re_path(SIDE + "move/$", room.move, name="move"),
    re_path(SIDE + "close/$", room.close, name="close"),
]
