"""Questions as files of other systems: a lesson's are taken away, others come in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Role
from accounts.roles import requires
from lessons import queries
from lessons.actions import question_files as actions
from lessons.formats import BOTH, IN_LANGUAGES, NAMES, Written, left_out_of, quiz_toml, write
from lessons.forms_questions import QuestionFileForm, TakeAwayForm
from lessons.models import LessonVersion, QuestionFile
from lessons.views.reading import version_or_404

# Whoever may see the right answers of a class quiz before the class: all who run one or write it.
MAY_TAKE_AWAY = (Role.OFFICER, Role.COORDINATOR, Role.TEACHER, Role.EDITOR)


@requires(*MAY_TAKE_AWAY)
@require_safe
def questions(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Which files there are of a lesson's questions, and what each leaves out."""
    version = _version(slug, number)
    rows = queries.quiz_of(version).questions
    files = [
        {
            "format": file_format,
            "name": name,
            "languages": [each for each in IN_LANGUAGES[file_format] if each != BOTH],
            "has_both": BOTH in IN_LANGUAGES[file_format],
            "left_out": left_out_of(rows, file_format),
        }
        for file_format, name in NAMES.items()
    ]
    return render(request, "lessons/questions.html", {"version": version, "files": files})


@requires(*MAY_TAKE_AWAY)
@require_safe
def questions_file(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A lesson's questions in one format and language."""
    version = _version(slug, number)
    form = TakeAwayForm(request.GET)
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data
    actions.take_away_questions(
        version=version,
        file_format=chosen["format"],
        language=chosen["language"],
        by=request.user,
    )
    return _download(write(queries.quiz_of(version), chosen["format"], chosen["language"]))


@requires(Role.EDITOR)
@require_http_methods(["GET", "HEAD", "POST"])
def questions_new(request: HttpRequest) -> HttpResponse:
    """Send a file of questions in; the next page says what of it can be taken."""
    is_sent = request.method == "POST"
    form = QuestionFileForm(request.POST, request.FILES) if is_sent else QuestionFileForm()
    if is_sent and form.is_valid():
        chosen = form.cleaned_data
        actions.keep_questions(
            name=chosen["file_name"],
            body=chosen["file"],
            second_name=chosen["second_name"],
            second=chosen["second"],
            language=chosen["language"],
            by=request.user,
            now=timezone.now(),
        )
        return redirect("lessons:questions_check")
    return render(request, "lessons/questions_new.html", {"form": form})


@requires(Role.EDITOR)
@require_safe
def questions_check(request: HttpRequest) -> HttpResponse:
    """What of the file can be taken and what not, question by question."""
    file = QuestionFile.objects.filter(by=request.user).first()
    if file is None:
        return redirect("lessons:questions_new")
    reading = queries.reading_of(file)
    context = {"file": file, "reading": reading, "toml": quiz_toml(reading.questions)}
    return render(request, "lessons/questions_check.html", context)


@requires(Role.EDITOR)
@require_safe
def questions_taken(request: HttpRequest) -> HttpResponse:
    """All that can be taken: the quiz of a pack with its pictures and the report."""
    file = QuestionFile.objects.filter(by=request.user).first()
    if file is None:
        return redirect("lessons:questions_new")
    reading = queries.reading_of(file)
    actions.take_questions(file=file, reading=reading, by=request.user)
    body = queries.taken_zip(reading, file.name)
    return _download(Written("questions.zip", "application/zip", body))


def _version(slug: str, number: int) -> LessonVersion:
    """The version, unless its lesson is withdrawn: nobody is to go on using its questions."""
    version = version_or_404(slug, number)
    if version.lesson.withdrawn_at:
        raise Http404
    return version


def _download(file: Written) -> HttpResponse:
    response = HttpResponse(file.body, content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return response
