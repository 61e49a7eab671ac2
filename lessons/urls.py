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
    reviewers,
    room,
)
from lessons.views.editing import blocks, drafts, review, sections
from lessons.views.editing import questions as quiz

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

of_one_section = [
    path("", sections.draft_section, name="draft_section"),
    path("move/", sections.section_move, name="section_move"),
    path("remove/", sections.section_remove, name="section_remove"),
]

of_one_question = [
    path("", quiz.draft_question, name="draft_question"),
    path("move/", quiz.question_move, name="question_move"),
    path("remove/", quiz.question_remove, name="question_remove"),
    path("choices/<slug:choice_key>/remove/", quiz.choice_remove, name="choice_remove"),
]

of_one_draft = [
    path("", drafts.draft, name="draft"),
    path("start/", drafts.draft_start, name="draft_start"),
    path("preview/", drafts.draft_preview, name="draft_preview"),
    path("delete/", drafts.draft_delete, name="draft_delete"),
    path("words/", blocks.draft_words, name="draft_words"),
    path("facts/", blocks.draft_facts, name="draft_facts"),
    path("minutes/", blocks.draft_minutes, name="draft_minutes"),
    path("new-section/", sections.section_new, name="section_new"),
    path("sections/<slug:key>/", include(of_one_section)),
    path("new-question/", quiz.question_new, name="question_new"),
    path("questions/<slug:key>/", include(of_one_question)),
    path("review/ask/", review.review_ask, name="review_ask"),
    path("review/take-back/", review.review_take_back, name="review_take_back"),
    path("review/pass/", review.review_pass, name="review_pass"),
    path("review/send-back/", review.review_send_back, name="review_send_back"),
    path("publish/", review.draft_publish, name="draft_publish"),
    path("comments/<slug:block>/", review.comment_new, name="comment_new"),
    path("comments/<int:comment_pk>/done/", review.comment_done, name="comment_done"),
]

of_editors = [
    path("to-do/", editor.todo, name="todo"),
    path("facts/", editor.facts, name="facts"),
    path("facts/<slug:kind>/new/", facts.fact_new, name="fact_new"),
    path("facts/<slug:kind>/<slug:key>/", facts.fact, name="fact"),
    path("facts/<slug:kind>/<slug:key>/change/", facts.fact_change, name="fact_change"),
    path("facts/<slug:kind>/<slug:key>/check/", facts.fact_check, name="fact_check"),
    path("facts/<slug:kind>/<slug:key>/replace/", facts.fact_replace, name="fact_replace"),
    path("packs/new/", packs.pack_new, name="pack_new"),
    path("packs/new/check/", packs.pack_check, name="pack_check"),
    path("words/", editor.words, name="words"),
    path("questions/", questions.questions_check, name="questions_check"),
    path("questions/new/", questions.questions_new, name="questions_new"),
    path("questions/file/", questions.questions_taken, name="questions_taken"),
    path("preview/", sections.preview, name="preview"),
    path("lessons/", drafts.lessons_to_edit, name="lessons_to_edit"),
    path("lessons/new/", drafts.lesson_new, name="lesson_new"),
    path("lessons/<slug:slug>/", drafts.lesson_versions, name="lesson_versions"),
    path("lessons/<slug:slug>/compare/", drafts.compare, name="compare"),
    path("lessons/<slug:slug>/withdraw/", drafts.lesson_withdraw, name="lesson_withdraw"),
    path("lessons/<slug:slug>/put-back/", drafts.lesson_put_back, name="lesson_put_back"),
    path("lessons/<slug:slug>/draft/", include(of_one_draft)),
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
    path("editor/", include(of_editors)),
    path("reviewers/", reviewers.reviewers, name="reviewers"),
    path("reviewers/<int:person_pk>/<slug:review>/give/", reviewers.right_give, name="right_give"),
    path("reviewers/<int:person_pk>/<slug:review>/end/", reviewers.right_end, name="right_end"),
]
