"""Addresses of the library and of the help pages; public words are in the reader's language."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from lessons.views import (
    curriculum,
    editor,
    facts,
    help,
    law,
    lesson,
    library,
    packs,
    present,
    questions,
    room,
)

app_name = "lessons"

of_one_lesson = [
    path("", lesson.lesson, name="lesson"),
    path("v<int:number>/", lesson.lesson, name="version"),
    path(_("print/"), lesson.lesson_print, name="lesson_print"),
    path(_("v<int:number>/print/"), lesson.lesson_print, name="version_print"),
    path("v<int:number>/pack/", packs.pack, name="pack"),
    path("v<int:number>/questions/", questions.questions, name="questions"),
    path("v<int:number>/questions/file/", questions.questions_file, name="questions_file"),
    path("present/<int:step>/", present.present, name="present"),
    path("present/<int:step>/notes/", present.notes, name="notes"),
    path("v<int:number>/present/<int:step>/", present.present, name="present_version"),
    path("v<int:number>/present/<int:step>/notes/", present.notes, name="notes_version"),
]

urlpatterns = [
    path("", library.home, name="home"),
    path(_("lessons/"), library.lessons, name="lessons"),
    path(_("lessons/curriculum/"), curriculum.curriculum, name="curriculum"),
    path(_("lessons/<slug:slug>/"), include(of_one_lesson)),
    path(_("notes/"), room.pair, name="pair"),
    path(_("help/"), help.help_routes, name="help"),
    path(_("help/if-a-child-tells-you/"), help.told, name="told"),
    path(_("law-and-help/"), law.law, name="law"),
    path(_("law-and-help/<slug:nation>/<int:young>-<int:old>/"), law.law_page, name="law_page"),
    path(
        _("law-and-help/<slug:nation>/<int:young>-<int:old>/print/"),
        law.law_print,
        name="law_print",
    ),
    path("editor/to-do/", editor.todo, name="todo"),
    path("editor/facts/", editor.facts, name="facts"),
    path("editor/facts/<slug:kind>/new/", facts.fact_new, name="fact_new"),
    path("editor/facts/<slug:kind>/<slug:key>/", facts.fact, name="fact"),
    path("editor/facts/<slug:kind>/<slug:key>/change/", facts.fact_change, name="fact_change"),
    path("editor/facts/<slug:kind>/<slug:key>/check/", facts.fact_check, name="fact_check"),
    path("editor/facts/<slug:kind>/<slug:key>/replace/", facts.fact_replace, name="fact_replace"),
    path("editor/packs/new/", packs.pack_new, name="pack_new"),
    path("editor/packs/new/check/", packs.pack_check, name="pack_check"),
    path("editor/words/", editor.words, name="words"),
    path("editor/questions/", questions.questions_check, name="questions_check"),
    path("editor/questions/new/", questions.questions_new, name="questions_new"),
    path("editor/questions/file/", questions.questions_taken, name="questions_taken"),
]
