"""Questions as a content package of QTI 2.1: a zip with a manifest, items, tests and pictures."""

from io import BytesIO
from xml.etree.ElementTree import Element
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lessons.formats.drawings import body_of, file_name
from lessons.formats.losses import languages_of
from lessons.formats.plain import tidy
from lessons.formats.qti_item import item
from lessons.formats.qti_names import (
    ITEM_TYPE,
    MANIFEST,
    PACKAGE,
    PACKAGE_SCHEMA,
    QTI,
    QTI_SCHEMA,
    SCHEMA_PLACE,
    TEST_TYPE,
    item_name,
)
from lessons.formats.shapes import Quiz, Written
from lessons.formats.xml_files import as_bytes, put
from lessons.imports.shapes import QuestionRow

# Every file of a package has this time: the same quiz makes the same bytes.
WRITTEN_AT = (2026, 1, 1, 0, 0, 0)


def write_qti(quiz: Quiz, language: str) -> Written:
    """QUIZ in LANGUAGE; in both, each question is an item in each, and there are two tests."""
    files: dict[str, bytes] = {}
    manifest = _manifest(quiz)
    resources = put(manifest, "resources")
    for each in languages_of(language):
        names = [item_name(row.key, each) for row in quiz.questions]
        files[f"test_{each}.xml"] = as_bytes(_test(quiz, each, names))
        test = _resource(resources, f"test_{each}", TEST_TYPE, f"test_{each}.xml")
        for row, name in zip(quiz.questions, names, strict=True):
            put(test, "dependency", identifierref=f"item_{name}")
            files[f"items/{name}.xml"] = as_bytes(item(row, each, name))
            resource = _resource(resources, f"item_{name}", ITEM_TYPE, f"items/{name}.xml")
            for place, body in _pictures(row, quiz).items():
                put(resource, "file", href=place)
                files[place] = body
    files = {MANIFEST: as_bytes(manifest), **files}
    return Written(f"{quiz.slug}-{language}.zip", "application/zip", zipped(files))


def zipped(files: dict[str, bytes]) -> bytes:
    """FILES as a zip, the same bytes each time."""
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as package:
        for name, body in files.items():
            info = ZipInfo(name, WRITTEN_AT)
            info.compress_type = ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            package.writestr(info, body)
    return target.getvalue()


def _manifest(quiz: Quiz) -> Element:
    root = Element(
        "manifest",
        {
            "xmlns": PACKAGE,
            SCHEMA_PLACE: f"{PACKAGE} {PACKAGE_SCHEMA} {QTI} {QTI_SCHEMA}",
            "identifier": f"package_{quiz.slug}",
        },
    )
    metadata = put(root, "metadata")
    put(metadata, "schema", "QTIv2.1 Package")
    put(metadata, "schemaversion", "1.0.0")
    put(root, "organizations")
    return root


def _resource(resources: Element, name: str, kind: str, place: str) -> Element:
    resource = put(resources, "resource", identifier=name, type=kind, href=place)
    put(resource, "file", href=place)
    return resource


def _test(quiz: Quiz, language: str, names: list[str]) -> Element:
    root = Element(
        "assessmentTest",
        {
            "xmlns": QTI,
            SCHEMA_PLACE: f"{QTI} {QTI_SCHEMA}",
            "identifier": f"test_{language}",
            "title": tidy(quiz.title.of(language)) or quiz.slug,
            "toolName": "Diogel",
        },
    )
    part = put(
        root,
        "testPart",
        identifier="part",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    section = put(
        part, "assessmentSection", identifier="questions", title="questions", visible="false"
    )
    for name in names:
        put(section, "assessmentItemRef", identifier=name, href=f"items/{name}.xml")
    return root


def _pictures(row: QuestionRow, quiz: Quiz) -> dict[str, bytes]:
    """The pictures of ROW by their place in the package."""
    pictures = [choice.picture for choice in row.choices if choice.picture]
    bodies = {file_name(picture): body_of(picture, quiz.pictures) for picture in pictures}
    return {f"pictures/{name}": body for name, body in bodies.items() if body is not None}
