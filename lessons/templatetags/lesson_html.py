"""The stored HTML of a section, which was cleaned when it was published."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from accounts.templatetags.words import words
from lessons.markdown import as_html
from lessons.models import Section

register = template.Library()


@register.filter
def html(section: Section, part: str) -> SafeString:
    """``{{ section|html:"body" }}``: its body or notes in the reader's language.

    HTML is taken as it is here and below alone: nh3 has let nothing through but text and lists.
    """
    return mark_safe(words(section, f"{part}_html"))  # noqa: S308


@register.filter
def markdown(text: str | None) -> SafeString:
    """``{{ text|markdown }}``: as it will be shown once it is saved."""
    return mark_safe(as_html(text or ""))  # noqa: S308
