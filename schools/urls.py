"""Schools, the people who serve them, and visits."""

from django.urls import include, path

from schools.views import absences, asking, diary, requests, visits

app_name = "schools"
urlpatterns = [
    path("", include("schools.urls_register")),
    path("school/choose/", asking.choose_school, name="choose_school"),
    path("visits/", visits.visits, name="visits"),
    path("visits/new/", asking.visit_new, name="visit_new"),
    path("visits/new/classes/<int:number>/remove/", asking.class_remove, name="class_remove"),
    path("visits/new/when/", asking.visit_new_when, name="visit_new_when"),
    path("visits/new/room/", asking.visit_new_room, name="visit_new_room"),
    path("visits/new/contact/", asking.visit_new_contact, name="visit_new_contact"),
    path("visits/new/check/", asking.visit_new_check, name="visit_new_check"),
    path("visits/<int:visit_pk>/", visits.visit, name="visit"),
    path("visits/<int:visit_pk>/sent/", asking.visit_sent, name="visit_sent"),
    path("visits/<int:visit_pk>/again/", asking.visit_again, name="visit_again"),
    path("visits/<int:visit_pk>/take/<int:time_pk>/", visits.visit_take, name="visit_take"),
    path("visits/<int:visit_pk>/none/", visits.visit_none, name="visit_none"),
    path("visits/<int:visit_pk>/cancel/", visits.visit_cancel, name="visit_cancel"),
    path("visits/<int:visit_pk>/move/", visits.visit_move, name="visit_move"),
    path("visits/<int:visit_pk>/pass/", requests.visit_pass, name="visit_pass"),
    path("visits/<int:visit_pk>/calendar/", visits.visit_calendar, name="visit_calendar"),
    path("visits/<int:visit_pk>/brief/", visits.visit_brief, name="visit_brief"),
    path("own-lessons/new/", asking.lesson_new, name="lesson_new"),
    path("diary/", diary.diary, name="diary"),
    path("diary/hand-over/", absences.hand_over_day, name="hand_over_day"),
    path("officers/<int:officer_pk>/hand-over/", absences.hand_over_for, name="hand_over_for"),
    path("diary/absences/new/", absences.absence_new, name="absence_new"),
    path("diary/absences/<int:absence_pk>/", absences.absence, name="absence"),
    path("diary/absences/<int:absence_pk>/change/", absences.absence_change, name="absence_change"),
    path("diary/absences/<int:absence_pk>/remove/", absences.absence_remove, name="absence_remove"),
    path(
        "diary/absences/<int:absence_pk>/hand-over/",
        absences.hand_over_absence,
        name="hand_over_absence",
    ),
    path("visits/<int:visit_pk>/take-back/", absences.offer_take_back, name="offer_take_back"),
    path("requests/", requests.requests, name="requests"),
    path("requests/<int:visit_pk>/", requests.request_page, name="request"),
    path(
        "requests/<int:visit_pk>/accept/<int:time_pk>/",
        requests.request_accept,
        name="request_accept",
    ),
    path("requests/<int:visit_pk>/offer/", requests.request_offer, name="request_offer"),
    path("teachers/<int:teacher_pk>/<slug:answer>/", requests.teacher_check, name="teacher_check"),
    path("deliveries/<int:delivery_pk>/sign-off/", requests.sign_off, name="sign_off"),
]
