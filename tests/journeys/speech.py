"""The words, the buttons and the addresses of the site in one language."""

import re

from django.urls import reverse
from django.utils import translation


class Speech:
    """The words and addresses of the site in one language."""

    def __init__(self, language):
        self.language = language

    def __call__(self, words, context=None):
        with translation.override(self.language):
            if context:
                return translation.pgettext(context, words)
            return translation.gettext(words)

    def to_pupil(self, words):
        return self(words, "pupil")

    def begins(self, words):
        """Matches what begins as WORDS do up to their first placeholder."""
        return re.compile("^" + re.escape(self(words).split("%(")[0]))

    def at(self, name, *arguments):
        with translation.override(self.language):
            return reverse(name, args=arguments)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
