"""QTI 2.1 into questions: a content package, or one item by itself."""

from functools import partial
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from lessons.formats.qti_names import MANIFEST
from lessons.formats.qti_question import read_item
from lessons.formats.shapes import FileRefused, Format, Found, Item, Reading
from lessons.formats.take import paired, take_all
from lessons.formats.words import left_out, not_read
from lessons.formats.xml_files import XML_LANG, local, parsed
from lessons.formats.zip_files import unzipped
from lessons.imports.shapes import LANGUAGES

# Packages of 2.0 and 2.2 differ in nothing that is read here.
ITEM_TYPES = ("imsqti_item_xmlv2p0", "imsqti_item_xmlv2p1", "imsqti_item_xmlv2p2")
TEST_TYPES = ("imsqti_test_xmlv2p1", "imsqti_test_xmlv2p2", "imsqti_assessment_xmlv2p1")
OTHER_QTI = ("imsqti_xmlv1p2", "imsqti_xmlv1p1", "imsqti_item_xmlv3p0", "imsqti_test_xmlv3p0")


def read_qti_item(body: bytes, language: str) -> Reading:
    """The one question of the item in BODY."""
    pictures: dict[str, bytes] = {}
    root = parsed(body, _("The file"))
    return Reading(
        Format.QTI, take_all([read_item(root, language, _nothing, pictures)]), (), pictures
    )


def _nothing(_source: str) -> None:
    """An item by itself has no pictures beside it."""


def read_qti(body: bytes, language: str) -> Reading:
    """The questions of the package in BODY, in the order of its manifest.

    Items of one question in both languages, as this site writes them, become one question.
    """
    files = unzipped(body)
    base, manifest = _manifest(files)
    resources = [each for each in manifest.iter() if local(each) == "resource"]
    notes: list[str] = []
    items: list[Element] = []
    used = {join(base, MANIFEST)}
    for resource in resources:
        kind, place = resource.get("type", ""), resource.get("href", "")
        if kind in OTHER_QTI:
            raise FileRefused(_("This is QTI of another version. Export it as QTI 2.1."))
        used |= {_place(base, each.get("href", "")) for each in resource if local(each) == "file"}
        if kind in ITEM_TYPES:
            items.append(resource)
        elif kind in TEST_TYPES:
            notes += _test(files, _place(base, place))
        elif "webcontent" not in kind:
            notes.append(left_out("file", place or kind))
    if not items:
        raise FileRefused(_("There is no item of QTI 2.1 in this package."))
    pictures: dict[str, bytes] = {}
    found = [
        _item(files, _place(base, resource.get("href", "")), language, pictures)
        for resource in items
    ]
    notes += [left_out("file", name) for name in sorted(set(files) - used - _read(items, base))]
    return Reading(Format.QTI, _taken(found), tuple(dict.fromkeys(notes)), pictures)


def _taken(found: list[tuple[Found, str]]) -> tuple[Item, ...]:
    """FOUND as questions: where each names its language, those of one key become one."""
    if not all(language for _question, language in found):
        return take_all(question for question, _language in found)
    english, welsh = (
        take_all(question for question, language in found if language == each) for each in LANGUAGES
    )
    return paired(english, welsh)


def _read(items: list[Element], base: str) -> set[str]:
    return {_place(base, resource.get("href", "")) for resource in items}


def _manifest(files: dict[str, bytes]) -> tuple[str, Element]:
    """The manifest and the folder it lies in: the top, or a folder around everything."""
    places = sorted((name for name in files if name.split("/")[-1] == MANIFEST), key=len)
    if not places:
        raise FileRefused(
            _("This zip is no package of QTI: it has no %(name)s.") % {"name": MANIFEST}
        )
    return dirname(places[0]), parsed(files[places[0]], MANIFEST)


def _place(base: str, href: str) -> str:
    """Where HREF of a file in BASE lies in the package."""
    return normpath(join(base, unquote(href)))


def _item(
    files: dict[str, bytes], place: str, language: str, pictures: dict[str, bytes]
) -> tuple[Found, str]:
    """The question at PLACE, and its language where the package holds both of each question."""
    if place not in files:
        return Found(place, notes=(not_read(_("the file is not in the package.")),)), ""
    try:
        root = parsed(files[place], place)
    except FileRefused as error:
        return Found(place, notes=(not_read(str(error)),)), ""
    name, own = root.get("identifier", ""), root.get(XML_LANG, "")[:2].lower()
    is_pair = own in LANGUAGES and name.endswith(f".{own}")
    near = partial(_near, files, dirname(place))
    return read_item(root, language, near, pictures), own if is_pair else ""


def _near(files: dict[str, bytes], base: str, source: str) -> bytes | None:
    """The file that an item at BASE calls SOURCE."""
    return files.get(_place(base, source))


def _test(files: dict[str, bytes], place: str) -> list[str]:
    """What a test says beyond the list of its items."""
    if place not in files:
        return [left_out("file", place)]
    root = parsed(files[place], place)
    plain = {"assessmentTest", "testPart", "assessmentSection", "assessmentItemRef"}
    more = sorted({local(each) for each in root.iter()} - plain)
    return [left_out("test", f"{root.get('title', place)}: {', '.join(more)}")] if more else []
