"""XML that strangers made, read so that it can neither grow nor reach for other files."""

from xml.etree.ElementTree import Element, ParseError, indent, tostring

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from django.utils.translation import gettext as _

from lessons.formats.plain import UNWRITABLE
from lessons.formats.shapes import FileRefused

DEEPEST = 60
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def parsed(body: bytes, name: str) -> Element:
    """The root of the XML in BODY, called NAME to a person; FileRefused when it is not to be read.

    Entities and what is fetched from elsewhere are refused, and so is what is nested too deep.
    """
    try:
        root = fromstring(body)
    except DefusedXmlException as error:
        raise FileRefused(
            _("%(name)s is refused: it defines entities or calls for other files.") % {"name": name}
        ) from error
    except ParseError as error:
        line, _column = error.position
        raise FileRefused(
            _("%(name)s is not right as XML at line %(line)s. Export it again, in UTF-8.")
            % {"name": name, "line": line}
        ) from error
    except (ValueError, LookupError) as error:
        raise FileRefused(
            _("%(name)s is in letters that cannot be read. Export it again, in UTF-8.")
            % {"name": name}
        ) from error
    _check_depth(root, name)
    return root


def _check_depth(root: Element, name: str) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > DEEPEST:
            raise FileRefused(
                _("%(name)s is refused: it is nested deeper than %(most)s levels.")
                % {"name": name, "most": DEEPEST}
            )
        level = [child for element in level for child in element]


def local(element: Element) -> str:
    """The name of ELEMENT without its namespace."""
    return str(element.tag).rpartition("}")[2]


def put(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    """A new last child of PARENT, with TEXT that XML can hold."""
    child = Element(name, attributes)
    child.text = UNWRITABLE.sub("", text) or None
    parent.append(child)
    return child


def as_bytes(root: Element) -> bytes:
    """ROOT as a file, one element a line where that changes no text."""
    indent(root)
    body: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"
