"""Markdown of lessons as clean HTML: made once, when a lesson is published."""

import nh3
from markdown_it import MarkdownIt

TAGS = {
    "a", "p", "ul", "ol", "li", "strong", "em", "h3", "h4", "blockquote", "br", "hr",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_reader = MarkdownIt("commonmark", {"html": False}).enable("table")


def as_html(text: str) -> str:
    """TEXT as clean HTML; raw HTML in it is shown as it is written."""
    return nh3.clean(
        _reader.render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes={"https", "tel", "mailto"},
        link_rel="noreferrer",
    )
