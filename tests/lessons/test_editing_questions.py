"""Questions and choices of a draft, and the pictures that editors bring for them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lessons.models import Picture
from tests.builders import make_editor
from tests.lessons.drafting import start
from tests.lessons.test_editing import filled

ADDRESS = "/editor/lessons/before-you-send/draft/questions/first-step/"


@pytest.fixture
def draft(library):
    return start(by=make_editor())


@pytest.fixture
def page(client, draft):
    client.force_login(make_editor())
    return client


@pytest.fixture
def question(draft):
    return draft.questions.get(key="first-step")


def picture(form="PNG", size=(900, 600), **more):
    file = BytesIO()
    Image.new("RGB", size, (11, 93, 87)).save(file, form, **more)
    return SimpleUploadedFile(f"picture.{form.lower()}", file.getvalue())


def brought(page, file, **words):
    sent = {"wait.alt_en": "A phone", "wait.alt_cy": "Ffôn", **words}
    return page.post(ADDRESS, {**filled(page.get(ADDRESS)), **sent, "wait.picture": file})


def errors(response):
    return dict(response.context["form"].errors)


def test_words_and_order_of_choices_are_saved_and_keys_stay(page, question):
    sent = filled(page.get(ADDRESS))
    changed = {"text_en": "What is first?", "wait.order": "2", "tell.order": "1"}

    assert page.post(ADDRESS, {**sent, **changed}).status_code == 302

    question.refresh_from_db()
    assert question.text_en == "What is first?"
    assert [choice.key for choice in question.choices.all()] == ["tell", "wait", "unsure"]
    assert [row.name for row in question.version.older_welsh.all()] == ["question-first-step.text"]


def test_a_choice_is_added_before_not_sure_and_another_taken_out(page, question):
    sent = filled(page.get(ADDRESS))
    new = {"new.text_en": "Ask a friend", "new.text_cy": "Gofyn i ffrind", "wait.gone": "on"}

    page.post(ADDRESS, {**sent, **new})

    choices = [(one.key, one.text_cy) for one in question.choices.all()]
    assert choices[:2] == [("tell", choices[0][1]), ("a", "Gofyn i ffrind")]
    assert choices[-1][0] == "unsure"


def test_the_right_order_is_places(page, question):
    sent = filled(page.get(ADDRESS))
    places = {"kind": "order", "wait.place": "2", "tell.place": "1"}

    page.post(ADDRESS, {**sent, **places})

    assert [(one.key, one.place) for one in question.choices.all()] == [
        ("wait", 2),
        ("tell", 1),
        ("unsure", None),
    ]


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_is_drawn_anew_as_a_small_png(page, question, form):
    assert brought(page, picture(form)).status_code == 302

    choice = question.choices.get(key="wait")
    assert (choice.alt_en, choice.alt_cy, choice.picture.form) == ("A phone", "Ffôn", "png")
    kept = Image.open(BytesIO(bytes(choice.picture.body)))
    assert (kept.format, kept.size) == ("PNG", (640, 427))
    shown = page.get(choice.picture.get_absolute_url())
    assert shown["Content-Type"] == "image/png"


def test_nothing_of_the_file_is_kept_but_what_is_seen(page, question):
    exif = Image.Exif()
    exif[0x010E] = "taken at home"

    brought(page, picture("JPEG", exif=exif))

    assert b"taken at home" not in bytes(question.choices.get(key="wait").picture.body)


def test_a_picture_without_words_in_both_languages_is_not_kept(page, question):
    response = brought(page, picture(), **{"wait.alt_cy": ""})

    said = "Say in words what the picture shows, in both languages. Then it is kept."
    assert errors(response) == {"wait.alt_cy": [said]}
    assert Picture.objects.count() == 0
    assert question.choices.get(key="wait").picture is None


@pytest.mark.parametrize(
    "body",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
        b"\x89PNG\r\n\x1a\n and then nothing of a picture",
        b"%PDF-1.7",
        b"GIF89a",
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(page, body):
    response = brought(page, SimpleUploadedFile("picture.png", body, "image/png"))

    said = "That is no picture we can keep. Bring a PNG, JPEG, WebP or GIF."
    assert errors(response) == {"wait.picture": [said]}
    assert Picture.objects.count() == 0


def test_a_picture_of_too_many_dots_is_refused_before_it_is_drawn(page):
    response = brought(page, picture(size=(8000, 6000)))

    assert list(errors(response)) == ["wait.picture"]


def test_a_file_that_is_too_big_is_refused(page):
    response = brought(page, SimpleUploadedFile("big.png", b"\x89PNG\r\n\x1a\n" + b"0" * 8_000_001))

    said = "The picture is too big: bring a file of at most 8 MB."
    assert errors(response) == {"wait.picture": [said]}


def test_a_drawing_of_the_site_takes_the_place_of_a_picture_and_goes(page, question):
    brought(page, picture())
    sent = filled(page.get(ADDRESS))
    page.post(ADDRESS, {**sent, "wait.without": "on"})
    assert question.choices.get(key="wait").picture is None

    sent = filled(page.get(ADDRESS))
    symbol = page.get(ADDRESS).context["form"].fields["wait.symbol"].choices[1][0]
    page.post(ADDRESS, {**sent, "wait.symbol": symbol})
    assert question.choices.get(key="wait").symbol == symbol


def test_a_copy_keeps_the_picture(page, question):
    from lessons.imports.rows import pack_of

    brought(page, picture())

    row = next(row for row in pack_of(question.version).questions if row.key == "first-step")
    kept = question.choices.get(key="wait").picture
    assert (row.choices[0].picture.kept, row.choices[0].picture.symbol) == (kept.digest, "")
