"""What teachers, officers and parents type finds these lessons of the bundled library, no others."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import strip_tags

from lessons.imports import load_library, read_library

pytestmark = pytest.mark.database

IMAGES = ["wall-album-drawer", "your-picture-your-choice", "before-you-send", "in-your-hands"]
BULLYING = ["one-umbrella", "warm-words", "the-group-chat", "like-a-snowball", "where-is-the-line"]
PRESSURE = ["the-big-shadow", "stop-the-clock", "are-you-awake"]
CONTACT = [
    "balloons-and-stones",
    "the-glowing-boat",
    "who-is-behind-the-screen",
    "the-small-print",
]
PHONES = [
    "my-phone-my-rules",
    "at-the-wheel",
    "press-pause",
    "saturday-in-town",
    "ask-check-choose",
]
CYBER = [
    "the-treehouse-word",
    "captain-potato",
    "locked-out",
    "the-key-on-the-floor",
    "good-with-computers",
]
ALL = [*IMAGES, *BULLYING, *PRESSURE, *CONTACT, *PHONES, *CYBER]


@pytest.fixture
def bundled(db):
    library, _faults = read_library()
    load_library(library, now=timezone.now())


def look(client, query, language="en"):
    with translation.override(language):
        address = reverse("lessons:lessons")
    return client.get(f"{address}?{query}")


def found(client, asked, language="en"):
    page = look(client, f"q={asked}", language).context["page"]
    return [lesson.slug for _topic, lessons in page.groups for lesson in lessons]


FOUND = {
    # Apps, games and devices.
    "snapchat": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "instagram": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "bereal": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "WhatsApp": [*IMAGES, *BULLYING, *PHONES],
    "tiktok": [*BULLYING, *CONTACT, *PHONES],
    "you tube": [*BULLYING, *CONTACT, *PHONES],
    "roblox": [*CONTACT, *PHONES, *CYBER],
    "fortnite": [*CONTACT, *PHONES, *CYBER],
    "minecraft": [*CONTACT, *PHONES, *CYBER],
    "discord": [*CONTACT, *PHONES, *CYBER],
    "xbox": [*CONTACT, *PHONES, *CYBER],
    "iphone": PHONES,
    "snapchat year 9": [],
    "roblox passwords": [],
    # Ages alone.
    "ks3": [],
    # Words of the field.
    "sexting": IMAGES,
    "sharing nudes": IMAGES,
    "sending nudes": IMAGES,
    "nudes": [],
    "deepfake": [],
    "AI": [],
    "AI images": [],
    "sextortion": [],
    "blackmail": [],
    "catfish": CONTACT,
    "grooming": [],
    "trolling": BULLYING,
    "banter": BULLYING,
    "phishing": CYBER,
    "hacking": CYBER,
    "ddos": CYBER,
    "screen time": PHONES,
    "passwords": [],
    "scams": [],
    "report abuse": [],
    "parents": ALL,
    "assembly": [],
    "online safety": ALL,
}


def test_what_people_type_finds_these_lessons(client, bundled):
    assert {asked: found(client, asked) for asked in FOUND} == FOUND
