"""Pictures that editors bring for the choices of a question."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from lessons.models import Picture
from tests.lessons.editing.forms import QUESTION, errors, filled

pytestmark = pytest.mark.usefixtures("draft")


def picture(form="PNG", size=(900, 600), **more):
    file = BytesIO()
    Image.new("RGB", size, (11, 93, 87)).save(file, form, **more)
    return SimpleUploadedFile(f"picture.{form.lower()}", file.getvalue())


def brought(page, file, **words):
    sent = {"wait.alt_en": "A phone", "wait.alt_cy": "Ffôn", **words}
    return page.post(QUESTION, {**filled(page.get(QUESTION)), **sent, "wait.picture": file})


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
    sent = filled(page.get(QUESTION))
    page.post(QUESTION, {**sent, "wait.without": "on"})
    assert question.choices.get(key="wait").picture is None

    sent = filled(page.get(QUESTION))
    symbol = page.get(QUESTION).context["form"].fields["wait.symbol"].choices[1][0]
    page.post(QUESTION, {**sent, "wait.symbol": symbol})
    assert question.choices.get(key="wait").symbol == symbol


def test_a_copy_keeps_the_picture(page, question):
    from lessons.imports.rows import pack_of

    brought(page, picture())

    row = next(row for row in pack_of(question.version).questions if row.key == "first-step")
    kept = question.choices.get(key="wait").picture
    assert (row.choices[0].picture.kept, row.choices[0].picture.symbol) == (kept.digest, "")
