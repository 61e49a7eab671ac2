"""What teachers, officers and parents type finds these of the bundled lessons, no others."""

import pytest
from django.urls import reverse
from django.utils import timezone, translation

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


def found(client, asked, language="en"):
    with translation.override(language):
        address = reverse("lessons:lessons")
    page = client.get(address, {"q": asked}).context["page"]
    return [lesson.slug for _topic, lessons in page.groups for lesson in lessons]


YEAR_9 = ["before-you-send", "like-a-snowball", "stop-the-clock", "who-is-behind-the-screen"]
YEAR_9 += ["press-pause", "saturday-in-town", "locked-out", "the-key-on-the-floor"]
FOR_ASSEMBLY = ["one-umbrella", "warm-words", "the-group-chat", "like-a-snowball"]
FOR_ASSEMBLY += [*PHONES[:4], *CYBER[:4]]

FOUND = {
    # Apps, games and devices: the topics that deal with what happens there.
    "snapchat": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "Instagram": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "bereal": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "whatsapp": [*IMAGES, *BULLYING, *PHONES],
    "tiktok": [*BULLYING, *CONTACT, *PHONES],
    "you tube": [*BULLYING, *CONTACT, *PHONES],
    "roblox": [*CONTACT, *PHONES, *CYBER],
    "fortnite": [*CONTACT, *PHONES, *CYBER],
    "minecraft": [*CONTACT, *PHONES, *CYBER],
    "discord": [*CONTACT, *PHONES, *CYBER],
    "xbox games": [*CONTACT, *PHONES, *CYBER],
    "iphone": PHONES,
    "instergram": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "roblox passwords": [*PHONES, *CYBER],
    "snapchat streaks": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "snapchat year 9": YEAR_9[:4],
    # Ages, and words beside them.
    "ks3": YEAR_9,
    "year 9": YEAR_9,
    "age 12": YEAR_9,
    "progression step 4": YEAR_9,
    "year 9 sexting": ["before-you-send"],
    "lessons about scams for year 6": ["at-the-wheel", "captain-potato"],
    "ks1": [],
    # An assembly, never on a sensitive topic.
    "assembly": FOR_ASSEMBLY,
    "ks2 assembly": [*FOR_ASSEMBLY[:3], *PHONES[:2], *CYBER[:2]],
    "sexting assembly": [],
    # Words of the field.
    "sexting": IMAGES,
    "nudes": [*IMAGES, "stop-the-clock", "are-you-awake"],
    "sharing nudes": IMAGES,
    "deepfakes": [*IMAGES, "are-you-awake"],
    "AI images": [*IMAGES, "are-you-awake"],
    "peer pressure": IMAGES,
    "sextortion": [*IMAGES, *PRESSURE, *CONTACT],
    "blackmail": [*IMAGES, *PRESSURE, *CONTACT],
    "catfish": CONTACT,
    "online grooming": CONTACT,
    "report abuse": CONTACT,
    "cyberbullying": BULLYING,
    "trolling": BULLYING,
    "banter": BULLYING,
    "screen time": PHONES,
    "mobile phone safety": PHONES,
    "parental controls": PHONES,
    "scams": [*PHONES, *CYBER],
    "passwords": [*PHONES, *CYBER],
    "phishing": CYBER,
    "hacking": CYBER,
    "ddos": CYBER,
    "money mules": CYBER,
    "parents": ALL,
    "online safety": ALL,
    "vaping": [],
}
FOUND_IN_WELSH = {
    "snapchat": [*IMAGES, *BULLYING, *PRESSURE, *CONTACT],
    "gemau": [*CONTACT, *PHONES, *CYBER],
    "blwyddyn 9": YEAR_9,
    "bl 9": YEAR_9,
    "12 oed": YEAR_9,
    "cyfnod allweddol 3": YEAR_9,
    "cam cynnydd 4": YEAR_9,
    "gwersi i flwyddyn 9 am secstio": ["before-you-send"],
    "gwasanaeth": FOR_ASSEMBLY,
    "secstio": IMAGES,
    "noethluniau": IMAGES,
    "delweddau AI": [*IMAGES, "are-you-awake"],
    "blacmel": [*IMAGES, *PRESSURE, *CONTACT],
    "grwmio": CONTACT,
    "trolio": BULLYING,
    "sgamiau": [*PHONES, *CYBER],
    "cyfrineiriau": [*PHONES, *CYBER],
    "gwe-rwydo": CYBER,
    "hacio": CYBER,
    "rhieni": ALL,
    "diogelwch ar-lein": ALL,
    "anwedd": [],
}


def test_what_people_type_finds_these_lessons(client, bundled):
    assert {asked: found(client, asked) for asked in FOUND} == FOUND


def test_what_people_type_in_welsh_finds_these_lessons(client, bundled):
    assert {asked: found(client, asked, "cy") for asked in FOUND_IN_WELSH} == FOUND_IN_WELSH
