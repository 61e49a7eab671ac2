"""Addresses of pupils: one for both languages, without a topic, and granting nothing."""

from django.urls import path, re_path

from quizzes.views import board, join, other_device, play, question, turns

app_name = "pupils"
# What a whole class asks at once stands first: each address is tried in turn.
urlpatterns = [
    path("class/<slug:address>/state/", play.state, name="state"),
    re_path(
        r"^class/(?P<address>[0-9a-f]{8})/(?P<phase>before|after)/(?P<number>[0-9]{1,2})/$",
        question.question,
        name="question",
    ),
    path("join/", join.join, name="join"),
    path("join/seat/", other_device.other_device, name="other_device"),
    path("join/language/", join.speak, name="language"),
    path("join/help/", join.help_routes, name="join_help"),
    re_path(r"^join/(?P<code>[A-Za-z -]{1,20})/$", join.start, name="start"),
    re_path(r"^join/(?P<code>[A-Za-z]{6})/qr.svg$", board.qr, name="qr"),
    path("class/<slug:address>/", play.class_page, name="class"),
    path("class/<slug:address>/help/", play.help_routes, name="help"),
    path("class/<slug:address>/reading/", play.reading, name="reading"),
    path("class/<slug:address>/turns/", turns.turns, name="turns"),
    path("class/<slug:address>/leave/", play.leave, name="leave"),
]
