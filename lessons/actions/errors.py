"""Why a change of a draft cannot be made."""

from lessons.models import Block, LessonVersion


class TooLate(Exception):
    """The version is no longer in the state that the page was drawn for."""

    def __init__(self, version: LessonVersion):
        super().__init__(version.state)
        self.version = version


class SavedMeanwhile(Exception):
    """Somebody else saved this block after the page was drawn; BLOCK says who and when."""

    def __init__(self, block: Block):
        super().__init__(block.name)
        self.block = block


class NotYours(Exception):
    """The person has no right to this review, or a part in the version already."""


class NotFinished(Exception):
    """Something stops the draft from going on; the page lists it."""
