"""The page of all lessons: asked for, and the titles on it."""

from django.urls import reverse
from django.utils import translation


def look(client, query="", language="en"):
    with translation.override(language):
        address = reverse("lessons:lessons")
    return client.get(address + query)


def titles(response):
    return [
        lesson.current.title_en
        for _topic, lessons in response.context["page"].groups
        for lesson in lessons
    ]
