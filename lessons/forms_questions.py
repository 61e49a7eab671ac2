"""Forms of questions as files."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.formats import IN_LANGUAGES, MOST_BYTES, FileRefused, Format, read_file

ACCEPTED = ".xml,.txt,.gift,.zip"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]


class TakeAwayForm(forms.Form):
    """The format and language that an address asks for; a format may not have every language."""

    format = forms.ChoiceField(choices=[(each, each) for each in Format])
    language = forms.CharField()

    def clean(self) -> dict[str, object]:
        """A pair that there is."""
        chosen = super().clean() or self.cleaned_data
        file_format = chosen.get("format")
        if not file_format or chosen.get("language") not in IN_LANGUAGES[Format(file_format)]:
            raise ValidationError(_("There is no such file."))
        return chosen | {"format": Format(file_format)}


def _file(label: Promise, help_text: Promise, *, required: bool) -> forms.FileField:
    return forms.FileField(
        label=label,  # type: ignore[arg-type]  # a lazy text is as good as one
        help_text=help_text,  # type: ignore[arg-type]
        required=required,
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )


class QuestionFileForm(forms.Form):
    """A file of questions from elsewhere; it is read before it is kept."""

    file = _file(
        _("A file of questions"),
        _("Moodle XML, GIFT, or a package of QTI 2.1 (zip); at most 5 megabytes."),
        required=True,
    )
    language = forms.ChoiceField(
        label=_("Which language are its words in?"),
        help_text=_("Where the file itself marks both languages, it is believed."),
        choices=LANGUAGES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the language of the file.")},
    )
    second = _file(
        _("The same questions in the other language"),
        _("Leave this empty if you have one file only."),
        required=False,
    )

    def clean(self) -> dict[str, object]:
        """Bytes in place of files, each of which was read to its end."""
        chosen = super().clean() or self.cleaned_data
        language = chosen.get("language") or "en"
        other = "en" if language == "cy" else "cy"
        for name, said in (("file", language), ("second", other)):
            upload = chosen.get(name)
            chosen[f"{name}_name"] = upload.name if upload else ""
            chosen[name] = self._read(name, upload, said) if upload else b""
        return chosen

    def _read(self, name: str, upload: UploadedFile, language: str) -> bytes:
        # One more than may be is enough to see that it is too large.
        body = upload.read(MOST_BYTES + 1)
        try:
            read_file(body, language)
        except FileRefused as refused:
            self.add_error(name, str(refused))
        return body
