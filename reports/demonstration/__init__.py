"""A made-up force that shows every page with something on it, made by the site's own actions."""

from reports.demonstration.people import PASSWORD, SLUG, People, make_people
from reports.demonstration.term import lesson_today, make_term

__all__ = ["PASSWORD", "SLUG", "People", "lesson_today", "make_people", "make_term"]
