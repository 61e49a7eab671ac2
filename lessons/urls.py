"""Addresses of the library and of the help pages; public words are in the reader's language."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from lessons.views import editor, help, lesson, library, present, questions

app_name = "lessons"

of_one_lesson = [
    path("", lesson.lesson, name="lesson"),
    path("v<int:number>/", lesson.lesson, name="version"),
    path(_("print/"), lesson.lesson_print, name="lesson_print"),
    path(_("v<int:number>/print/"), lesson.lesson_print, name="version_print"),
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
    path(_("lessons/<slug:slug>/"), include(of_one_lesson)),
    path(_("help/"), help.help_routes, name="help"),
    path(_("help/if-a-child-tells-you/"), help.told, name="told"),
    path("editor/to-do/", editor.todo, name="todo"),
    path("editor/facts/", editor.facts, name="facts"),
    path("editor/words/", editor.words, name="words"),
    path("editor/questions/", questions.questions_check, name="questions_check"),
    path("editor/questions/new/", questions.questions_new, name="questions_new"),
    path("editor/questions/file/", questions.questions_taken, name="questions_taken"),
]
