"""QTI 2.1 into questions: a content package, or one item by itself."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from lessons.formats.qti_names import MANIFEST, item_name
from lessons.formats.qti_question import read_item
from lessons.formats.shapes import FileRefused, Format, Found, Item, Reading
from lessons.formats.take import paired, take_all
from lessons.formats.words import left_out, not_read
from lessons.formats.xml_files import XML_LANG, local, parsed
from lessons.imports.shapes import LANGUAGES
from lessons.zips import Limits, ZipRefused, unzipped

# Packages of 2.0 and 2.2 differ in nothing that is read here, and those of the accessible
# profile (APIP) only in what their items hold more.
ITEM_TYPE = re.compile(r"imsqti_(apip)?item_xmlv2p[012]")
TEST_TYPE = re.compile(r"imsqti_(apip)?(test|assessment)_xmlv2p[012]")
OTHER_QTI = re.compile(r"imsqti_(xmlv1p|\w+_xmlv3p).*")
LIMITS = Limits(
    most_files=1_000,
    largest_zip=5_000_000,
    largest_file=20_000_000,
    largest_whole=20_000_000,
    most_times=500,
)
MOST_REASONS = 3
# By these an item calls a file: a picture, sound, a style sheet, a link. Each is named there.
ADDRESSES = ("src", "data", "href")
SAYS_QTI = {"schema", "schemaversion"}
PLAIN_TEST = {"assessmentTest", "testPart", "assessmentSection", "assessmentItemRef"}


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
    """The questions of the package in BODY, in the order of its tests, else of its manifest.

    Items of one question in both languages, as this site writes them, become one question.
    """
    files = _files(body)
    base, manifest = _manifest(files)
    resources = [each for each in manifest.iter() if local(each) == "resource"]
    items = [each for each in resources if ITEM_TYPE.fullmatch(each.get("type", ""))]
    if not items:
        if any(OTHER_QTI.fullmatch(each.get("type", "")) for each in resources):
            raise FileRefused(_("This is QTI of another version. Export it as QTI 2.1."))
        raise FileRefused(_("There is no item of QTI 2.1 in this package."))
    package = _Package(files, language, {join(base, MANIFEST)})
    order = {place: number for number, place in enumerate(package.order(base, resources))}
    places = [_place(base, _href(resource)) for resource in items]
    places.sort(key=lambda place: order.get(place, len(order)))
    found = [package.item(place) for place in places]
    notes = [*_descriptions(manifest), *package.others(base, resources)]
    return Reading(Format.QTI, _taken(found), tuple(dict.fromkeys(notes)), package.pictures)


def _files(body: bytes) -> dict[str, bytes]:
    try:
        return unzipped(body, LIMITS)
    except ZipRefused as refused:
        raise FileRefused(" ".join(refused.reasons[:MOST_REASONS])) from refused


def _descriptions(manifest: Element) -> Iterator[str]:
    """What the package says of itself and of its files: titles, keywords, authors, rights."""
    for each in manifest.iter():
        if local(each) == "metadata":
            more = (child for child in each if local(child) not in SAYS_QTI)
            if words := " ".join(text for child in more for text in child.itertext()).split():
                yield left_out("setting", f"metadata: {' '.join(words)}")


def _taken(found: list[tuple[Found, str]]) -> tuple[Item, ...]:
    """FOUND as questions: where each names its language, those of one key become one."""
    if not all(language for _question, language in found):
        return take_all(question for question, _language in found)
    english, welsh = (
        take_all(question for question, language in found if language == each) for each in LANGUAGES
    )
    return paired(english, welsh)


def _manifest(files: dict[str, bytes]) -> tuple[str, Element]:
    """The manifest and the folder it lies in: the top, or a folder around everything."""
    places = sorted((name for name in files if name.split("/")[-1] == MANIFEST), key=len)
    if not places:
        raise FileRefused(
            _("This zip is no package of QTI: it has no %(name)s.") % {"name": MANIFEST}
        )
    return dirname(places[0]), parsed(files[places[0]], MANIFEST)


def _href(resource: Element) -> str:
    """Where RESOURCE lies; one that does not say so is the first of its files."""
    files = (each.get("href", "") for each in resource if local(each) == "file")
    return resource.get("href") or next(files, "")


def _place(base: str, href: str) -> str:
    """Where HREF of a file in BASE lies in the package."""
    return normpath(join(base, unquote(href)))


def _tests(base: str, resources: list[Element]) -> Iterator[str]:
    for resource in resources:
        if TEST_TYPE.fullmatch(resource.get("type", "")):
            yield _place(base, _href(resource))


@dataclass
class _Package:
    """The FILES of a package; what is read, or named where it stands, is among USED."""

    files: dict[str, bytes]
    language: str
    used: set[str]
    pictures: dict[str, bytes] = field(default_factory=dict)

    def item(self, place: str) -> tuple[Found, str]:
        """The question at PLACE, and its language where the package holds both of each."""
        if place not in self.files:
            return Found(place, notes=(not_read(_("the file is not in the package.")),)), ""
        self.used.add(place)
        try:
            root = parsed(self.files[place], place)
        except FileRefused as error:
            return Found(place, notes=(not_read(str(error)),)), ""
        folder = dirname(place)
        given = (each.get(name) for each in root.iter() for name in ADDRESSES)
        self.used |= {_place(folder, address) for address in given if address}
        name, own = root.get("identifier", ""), root.get(XML_LANG, "")[:2].lower()
        is_pair = own in LANGUAGES and name.startswith(item_name("", own))
        near = partial(_near, self.files, folder)
        return read_item(root, self.language, near, self.pictures), own if is_pair else ""

    def order(self, base: str, resources: list[Element]) -> Iterator[str]:
        """The places of the items as the tests name them."""
        for place in _tests(base, resources):
            with suppress(FileRefused):
                root = parsed(self.files.get(place, b""), place)
                for each in root.iter():
                    if local(each) == "assessmentItemRef":
                        yield _place(dirname(place), each.get("href", ""))

    def others(self, base: str, resources: list[Element]) -> Iterator[str]:
        """The notes of the tests, and of every file that no question shows."""
        for place in _tests(base, resources):
            self.used.add(place)
            yield from _test(self.files, place)
        for resource in resources:
            kind = resource.get("type", "")
            is_read = ITEM_TYPE.fullmatch(kind) or TEST_TYPE.fullmatch(kind)
            if not is_read and "webcontent" not in kind:
                yield left_out("file", _href(resource) or kind)
        for name in sorted(set(self.files) - self.used):
            yield left_out("file", name)


def _near(files: dict[str, bytes], folder: str, source: str) -> bytes | None:
    """The file that an item in FOLDER calls SOURCE."""
    return files.get(_place(folder, source))


def _test(files: dict[str, bytes], place: str) -> Iterator[str]:
    """What a test says beyond the list of its items."""
    if place not in files:
        yield left_out("file", place)
        return
    try:
        root = parsed(files[place], place)
    except FileRefused as error:
        yield left_out("test", str(error))
        return
    more = sorted({local(each) for each in root.iter()} - PLAIN_TEST)
    sections = [each.get("title", "") for each in root.iter() if local(each) == "assessmentSection"]
    if len(sections) > 1:
        more += sections
    if more:
        yield left_out("test", f"{root.get('title', place)}: {', '.join(more)}")
