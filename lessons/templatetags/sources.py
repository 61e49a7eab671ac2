"""Where a law card or a help route was read, as links that say what they open."""

from django import template
from django.template.defaultfilters import urlize
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def sources(text: str) -> str:
    """``{{ card.source|sources }}``: of "Title — address; Title — address" each title, linked.

    What is written in another way stays as it is, with its addresses linked.
    """
    return format_html_join("; ", "{}", ((_link(source),) for source in text.split("; ")))


def _link(source: str) -> str:
    title, dash, address = source.rpartition(" — ")
    if dash and address.startswith("https://") and " " not in address:
        return format_html('<a href="{}" rel="noreferrer">{}</a>', address, title)
    return urlize(source)
