"""Which format a file is in, by what it holds and not by its name."""

import re

from django.utils.translation import gettext as _

from lessons.formats.gift_read import read_gift
from lessons.formats.moodle_read import read_moodle
from lessons.formats.qti_read import read_qti, read_qti_item
from lessons.formats.shapes import FileRefused, Reading
from lessons.formats.xml_files import local, parsed

MOST_BYTES = 5_000_000
UTF16 = (b"\xff\xfe", b"\xfe\xff")
IS_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<(?:\?xml|!|[a-zA-Z])")
READERS = {"quiz": read_moodle, "assessmentItem": read_qti_item}


def read_file(body: bytes, language: str) -> Reading:
    """The questions in BODY, a file of Moodle XML, GIFT or QTI 2.1.

    LANGUAGE is that of words which the file marks with none. FileRefused says what is wrong
    with the file as a whole, in the reader's words; nothing is left out without being named.
    """
    if not body.strip():
        raise FileRefused(_("The file is empty."))
    if len(body) > MOST_BYTES:
        raise FileRefused(
            _("The file is larger than %(most)s megabytes.") % {"most": MOST_BYTES // 1_000_000}
        )
    if body.startswith(b"PK"):
        return read_qti(body, language)
    # Moodle's own back-ups are packed otherwise; a text that begins with < is no GIFT.
    if IS_XML.match(body) or _is_xml_in_utf16(body):
        return _read_xml(body, language)
    if b"\0" in body and not body.startswith(UTF16):
        raise FileRefused(
            _("This is no file of questions. Export them as Moodle XML, GIFT or QTI 2.1.")
        )
    return read_gift(body, language)


def _is_xml_in_utf16(body: bytes) -> bool:
    return body.startswith(UTF16) and body[2:40].replace(b"\0", b"").lstrip().startswith(b"<?xml")


def _read_xml(body: bytes, language: str) -> Reading:
    root = parsed(body, _("The file"))
    name = local(root)
    if name in READERS:
        return READERS[name](body, language)
    if name == "manifest":
        raise FileRefused(_("This is the list of a package alone. Choose the whole zip."))
    if name == "assessmentTest":
        raise FileRefused(_("This is a test without its questions. Choose the zip that has both."))
    if name.startswith("qti-") or name == "questestinterop":
        raise FileRefused(_("This is QTI of another version. Export it as QTI 2.1."))
    raise FileRefused(
        _("This is XML, but neither Moodle XML nor QTI 2.1: it begins with <%(name)s>.")
        % {"name": name}
    )
