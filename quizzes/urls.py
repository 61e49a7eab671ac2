"""Addresses of those who run a class quiz."""

from django.urls import path, re_path

from quizzes.views import board, more, run, seats, sheets, start, today, whole_class

COUNT = (
    r"^sittings/(?P<sitting_pk>[0-9]+)/(?P<source>hands|cards|paper)"
    r"/(?P<phase>before|after)/(?P<number>[0-9]{1,2})/$"
)

app_name = "quizzes"
urlpatterns = [
    path("today/", today.today, name="today"),
    path("deliveries/<int:delivery_pk>/start/", start.start, name="start"),
    path("deliveries/<int:delivery_pk>/on-one-page/", whole_class.whole_class, name="whole_class"),
    path("deliveries/<int:delivery_pk>/room-code/", start.room_code, name="room_code"),
    path("sittings/<int:sitting_pk>/", run.sitting, name="sitting"),
    path("sittings/<int:sitting_pk>/state/", run.sitting_state, name="sitting_state"),
    path("sittings/<int:sitting_pk>/more/", more.more, name="more"),
    path("sittings/<int:sitting_pk>/more/board/", more.pair, name="pair"),
    path("sittings/<int:sitting_pk>/seats/", seats.seats, name="seats"),
    path("sittings/<int:sitting_pk>/seats/letters/", seats.take_out, name="take_out"),
    path("sittings/<int:sitting_pk>/seats/<int:seat_pk>/out/", seats.seat_out, name="seat_out"),
    path("sittings/<int:sitting_pk>/seats/<int:seat_pk>/back/", seats.seat_back, name="seat_back"),
    path("sittings/<int:sitting_pk>/sheets/", sheets.sheets, name="sheets"),
    path("sittings/<int:sitting_pk>/sheets/back/", sheets.sheet_back, name="sheet_back"),
    path("sittings/<int:sitting_pk>/more/void/", sheets.void, name="void"),
    path("sittings/<int:sitting_pk>/board/", board.sitting_board, name="board"),
    path("sittings/<int:sitting_pk>/board/state/", board.sitting_board_state, name="board_state"),
    re_path(COUNT, more.count, name="count"),
    path("sittings/<int:sitting_pk>/<slug:action>/", run.step, name="step"),
]
