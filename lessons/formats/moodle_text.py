"""The texts of one question in Moodle XML, with the files that stand beside them."""

from base64 import b64decode
from binascii import Error as Base64Error
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from lessons.formats import drawings
from lessons.formats.plain import Plain, from_html, in_language, plain, tidy
from lessons.formats.shapes import NOTHING
from lessons.formats.words import left_out
from lessons.imports.shapes import Both, PictureRow

PLACE = "@@PLUGINFILE@@/"


class Texts:
    """Reads texts in LANGUAGE, keeps their PICTURES and the NOTES of what is left out."""

    def __init__(self, language: str, pictures: dict[str, bytes]):
        self.language, self.pictures = language, pictures
        self.notes: list[str] = []

    def name(self, question: Element) -> str:
        """The question's own name, in both languages where it has both."""
        found = from_html(question.findtext("name/text") or "", self.language)
        names = dict.fromkeys([found.text.en, found.text.cy])
        return " / ".join(name for name in names if name)

    def only(self, both: Both) -> Both:
        """BOTH as words of the file's language alone."""
        return in_language(both.of(self.language), self.language)

    def words(self, element: Element) -> str:
        """What ELEMENT says, for a note: its words and pictures, else its files."""
        source = element.findtext("text") or element.text or ""
        if not source.strip():
            parts = [each for each in element.iter() if each.tag != "file"]
            source = " ".join(each.text or "" for each in parts)
        found = from_html(source, self.language)
        said = [tidy(found.text.en or found.text.cy), *(each.said for each in found.pictures)]
        files = (file.get("name", "") for file in element.iter("file"))
        return ", ".join(filter(None, said)) or ", ".join(files)

    def read(self, element: Element | None) -> Both:
        """The words of ELEMENT; its pictures have no place here."""
        if element is None:
            return NOTHING
        found = self._plain(element)
        shown = {self._file(picture.source) for picture in found.pictures}
        for picture in found.pictures:
            self.notes.append(left_out("picture", picture.said))
        for file in element.findall("file"):
            if file.get("name") not in shown:
                self.notes.append(left_out("file", file.get("name", "")))
        return found.text

    def choice(self, answer: Element) -> tuple[Both, PictureRow | None]:
        """The words of a choice and its one picture."""
        found = self._plain(answer)
        files = {file.get("name", ""): file for file in answer.findall("file")}
        taken: PictureRow | None = None
        for picture in found.pictures:
            name = self._file(picture.source)
            row, why = None, ""
            if taken is None:
                body = _body(files.get(name))
                row, why = drawings.taken(name, body, picture.alt, self.pictures)
            if row is None:
                self.notes.append(left_out("picture", f"{name}: {why}" if why else name))
            taken = taken or row
            files.pop(name, None)
        self.notes += [left_out("file", name) for name in files]
        return found.text, taken

    def _plain(self, element: Element) -> Plain:
        source = element.findtext("text") or ""
        is_plain = element.get("format") == "plain_text"
        found = plain(source, self.language) if is_plain else from_html(source, self.language)
        if element.get("format") == "markdown" and set(source) & set("*_`#"):
            found.notes.append(left_out("look", "Markdown"))
        self.notes += found.notes
        return found

    @staticmethod
    def _file(source: str) -> str:
        return unquote(source.removeprefix(PLACE))


def _body(file: Element | None) -> bytes | None:
    if file is None or file.get("encoding") != "base64":
        return None
    try:
        return b64decode("".join((file.text or "").split()), validate=True)
    except Base64Error:
        return None
