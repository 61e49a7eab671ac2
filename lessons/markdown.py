"""Markdown of lessons as clean HTML: made once, when a lesson is published."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

TAGS = {
    "a", "p", "ul", "ol", "li", "strong", "em", "h3", "h4", "blockquote", "br", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


@cache
def _reader() -> "MarkdownIt":
    # Not above: with nh3 it takes 2 MiB in each process, and only those that publish need it.
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def as_html(text: str) -> str:
    """TEXT as clean HTML; raw HTML in it is shown as it is written."""
    import nh3

    return nh3.clean(
        _reader().render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"https", "tel", "mailto"},
        link_rel="noreferrer",
    )
