"""A print page as a tagged PDF, where WeasyPrint and the libraries it draws with are there.

WeasyPrint is an optional extra (docs/decisions/0006): without it, or without the system's pango,
nothing offers a PDF and the browser prints the same page.
"""

from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils._os import safe_join

from lessons.models import Picture

# Where a page's own addresses begin; nothing is fetched from it.
NOWHERE = "https://diogel.invalid"
# Tags that screen readers follow, as PDF/UA-1 (ISO 14289-1) asks.
ACCESSIBLE = {"pdf_tags": True, "pdf_variant": "pdf/ua-1"}
TYPES = {
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}


class NotOurs(ValueError):
    """A page for paper named something that is not a file of this site."""


@cache
def can_make_pdf() -> bool:
    """Whether PDFs can be made here."""
    try:
        import weasyprint  # noqa: F401
    except (ImportError, OSError):  # OSError: pango is missing
        return False
    return True


def pdf_of(html: str) -> bytes:
    """HTML as a tagged PDF (PDF/UA) in the look that it prints in."""
    return sheets_of(html).write_pdf(**ACCESSIBLE)


def sheets_of(html: str):
    """HTML laid out on sheets, in ``pages``; the files it names are read from here."""
    from weasyprint import HTML

    page = HTML(string=html, base_url=f"{NOWHERE}/", url_fetcher=_fetcher())
    return page.render(**ACCESSIBLE)


def _fetcher():
    """What WeasyPrint asks for style sheets, fonts and pictures; it never leaves this machine."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OurFiles(URLFetcher):
        def fetch(self, url, headers=None):
            address = unquote(urlsplit(url).path)
            if not url.startswith(NOWHERE):
                raise NotOurs(f"{url} is not a file of this site")
            body, kind = _picture(address) if "/pictures/" in address else _static(address)
            return URLFetcherResponse(url, body, {"Content-Type": kind})

    return OurFiles()


def _static(address: str) -> tuple[bytes, str]:
    name = address.removeprefix(settings.STATIC_URL)
    found = finders.find(name) or safe_join(settings.STATIC_ROOT, name)
    kind = TYPES.get(Path(found).suffix)
    if not address.startswith(settings.STATIC_URL) or kind is None:
        raise NotOurs(f"{address} is not a file of this site")
    return Path(found).read_bytes(), kind


def _picture(address: str) -> tuple[bytes, str]:
    digest, _, form = address.rsplit("/", 1)[-1].partition(".")
    picture = Picture.objects.get(digest=digest, form=form)
    return bytes(picture.body), TYPES[f".{form}"]
