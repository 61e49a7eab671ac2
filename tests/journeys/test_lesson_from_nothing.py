"""A lesson is written from nothing in the browser, without a script, and a class is run with it."""

import re

import pytest

from lessons.models import Lesson
from quizzes.models import Answer, Sitting
from tests.browser.test_running_a_class import press as press_and_go
from tests.builders import make_coordinator, make_delivery, make_editor, make_visit
from tests.journeys.test_whole_job import press
from tests.lessons.small_library import load_small_library

pytestmark = pytest.mark.django_db(transaction=True)

DRAFT = "/editor/lessons/a-kind-word/draft/"
HELPS = ("Telling an adult helps.", "Mae dweud wrth oedolyn yn helpu.")
# The parts of the empty frame, and what is written in them.
PARTS = {
    "ground-rules": ("We listen. You can pass.", "Rydyn ni’n gwrando. Cei di basio."),
    "starter": ("Sam is 10. A message comes.", "Mae Sam yn 10 oed. Mae neges yn dod."),
    "activity": ("Sort the cards with a partner.", "Trefna’r cardiau gyda phartner."),
    "discussion": ("Who could help Sam?", "Pwy allai helpu Sam?"),
    "plenary": ("Say one safe step.", "Dweda un cam diogel."),
    "signposting": ("You can tell someone today.", "Galli di ddweud wrth rywun heddiw."),
    "safeguarding": ("Listen. Tell the lead today.", "Gwrandewch. Dywedwch heddiw."),
    "follow-up": ("Look at the quiz together.", "Edrychwch ar y cwis gyda’ch gilydd."),
    "parents": ("Ask what Sam could do.", "Gofynnwch beth allai Sam ei wneud."),
}
MINUTES = {
    20: {"quiz": 4, "ground-rules": 2, "starter": 2, "activity": 5, "discussion": 3},
    60: {"quiz": 10, "ground-rules": 4, "starter": 6, "activity": 20, "discussion": 10},
}
MINUTES[20] |= {"plenary": 2, "signposting": 2}
MINUTES[60] |= {"plenary": 6, "signposting": 4}
REVIEWS = ["Police review", "Education review", "Welsh check"]


@pytest.fixture
def author():
    load_small_library()
    return make_editor(name="Non Gruffydd")


@pytest.fixture
def editor(new_page, sign_in, author):
    """The desk of an editor whose browser runs no script."""
    desk = new_page("desk", javascript=False)
    sign_in(desk, author)
    return desk


def fill(page, **texts):
    """Write TEXTS, by the name of a pair: English and Welsh. A choice's key ends at two lines."""
    for name, sides in texts.items():
        for language, text in zip(("en", "cy"), sides, strict=True):
            page.locator(f"[name='{name.replace('__', '.')}_{language}']").fill(text)


def button(page, does, what):
    """The button that DOES so with WHAT, which only a screen reader says."""
    return page.get_by_role("button", name=re.compile(f"^{does} ?: {re.escape(what)}$"))


def save(page):
    press(page, "Save")
    page.wait_for_url(re.compile("saved=1"))


def add_question(page, kind, measure, text):
    page.goto(DRAFT)
    page.get_by_role("link", name="Add a question").click()
    page.get_by_label(kind, exact=True).check()
    page.get_by_label(measure, exact=True).check()
    fill(page, text=text)
    press(page, "Add a question")


def take_out(page, key):
    page.goto(f"{DRAFT}questions/{key}/")
    page.get_by_role("link", name="Take this question out").click()
    press(page, "Take it out")


def begin(page):
    page.goto("/editor/to-do/")
    page.get_by_role("link", name="Write a new lesson").click()
    page.get_by_label("Title, English").fill("A kind word")
    page.get_by_label("Title, Welsh").fill("Gair caredig")
    page.get_by_label("Topic").select_option(label="Phones")
    page.get_by_label("From age").fill("9")
    page.get_by_label("To age").fill("11")
    press(page, "Begin the draft")


def write_head(page):
    page.goto(f"{DRAFT}words/")
    fill(
        page,
        aim=("Know who to tell about a message.", "Gwybod wrth bwy i ddweud am neges."),
        i_can=("I can name who to tell.", "Galla i enwi wrth bwy i ddweud."),
        vocabulary=("kind: good to others", "caredig: da wrth eraill"),
    )
    save(page)
    page.goto(f"{DRAFT}facts/")
    page.get_by_label("An adult you trust at school").check()
    page.get_by_label("Childline").check()
    save(page)
    page.goto(f"{DRAFT}minutes/")
    for route, minutes in MINUTES.items():
        for part, count in minutes.items():
            page.locator(f"[name='{part}_{route}']").fill(str(count))
    save(page)


def write_parts(page):
    for key, body in PARTS.items():
        page.goto(f"{DRAFT}sections/{key}/")
        fill(page, body=body)
        save(page)
    page.goto(DRAFT)
    page.get_by_role("link", name="Add a part").click()
    page.get_by_label("Kind of part").select_option(label="Handout")
    page.get_by_label("Heading, English").fill("Cards to sort")
    page.get_by_label("Heading, Welsh").fill("Cardiau i’w trefnu")
    press(page, "Add a part")
    fill(page, body=("- Tell\n- Wait", "- Dweud\n- Aros"))
    page.get_by_label("How it is laid on paper").select_option(label="Cards")
    page.get_by_label("The part that uses it").select_option(label="Activity")
    save(page)


def write_questions(page):
    page.goto(f"{DRAFT}questions/first/")
    fill(page, text=("What is safest for Sam?", "Beth sydd fwyaf diogel i Sam?"), why=HELPS)
    fill(page, a__text=("Show an adult", "Ei dangos i oedolyn"), a__feedback=HELPS)
    fill(page, b__text=("Send one back", "Anfon un yn ôl"), b__feedback=HELPS)
    fill(page, c__text=("Wait a week", "Aros wythnos"), c__feedback=HELPS, unsure__feedback=HELPS)
    page.locator("#pair-a summary").click()
    page.locator("[name='a.symbol']").select_option("phone")
    fill(page, a__alt=("A telephone", "Ffôn"))
    page.locator("[name='a.alt_cy']").press("Enter")  # saves, and moves nothing
    page.wait_for_url(re.compile(r"\?saved=1$"))

    page.goto(f"{DRAFT}questions/second/")
    page.get_by_label("How it is answered").select_option(label="Choose all that fit")
    save(page)
    press(page, "Save and add a choice")
    assert page.evaluate("document.activeElement.name") == "d.text_en"
    fill(page, text=("Who could help Sam?", "Pwy allai helpu Sam?"), why=HELPS)
    fill(page, a__text=("A teacher", "Athro"), a__feedback=HELPS)
    fill(page, b__text=("A stranger", "Dieithryn"), b__feedback=HELPS)
    fill(page, c__text=("A parent", "Rhiant"), c__feedback=HELPS)
    fill(page, d__text=("A game", "Gêm"), d__feedback=HELPS, unsure__feedback=HELPS)
    for key, code in {"a": "right", "b": "misconception", "c": "right", "d": "none"}.items():
        page.locator(f"[name='{key}.code']").select_option(code)
    button(page, "Move up", "Choice 3").press("Enter")
    page.wait_for_url(re.compile("moved=c"))
    assert page.evaluate("document.activeElement.value") == "up c"
    button(page, "Take out", "Choice 4").click()
    press(page, "Take it out")

    take_out(page, "mistake")
    add_question(
        page,
        "True or false",
        "A common mistake",
        ("True or false: Sam must wait.", "Cywir neu anghywir: rhaid i Sam aros."),
    )
    fill(page, true__feedback=HELPS, false__feedback=HELPS, unsure__feedback=HELPS, why=HELPS)
    save(page)

    page.goto(f"{DRAFT}questions/sure/")
    page.get_by_label("How it is answered").select_option(label="How much it fits, in five steps")
    save(page)
    fill(page, text=("How sure are you?", "Pa mor siŵr wyt ti?"), why=HELPS)
    steps = ("not-at-all", "a-little", "half", "mostly", "very", "unsure")
    fill(page, **{f"{step}__feedback": HELPS for step in steps})
    save(page)

    take_out(page, "help")
    add_question(
        page,
        "Put in order",
        "Where to get help",
        ("Sam wants help. What comes first?", "Mae Sam eisiau help. Beth sy’n dod gyntaf?"),
    )
    fill(page, a__text=("Ask for help", "Gofyn am help"), b__text=("Stop", "Stopio"))
    fill(page, c__text=("Thank them", "Diolch iddyn nhw"), unsure__feedback=HELPS, why=HELPS)
    for key, place in {"a": "2", "b": "1", "c": "3"}.items():
        page.locator(f"[name='{key}.place']").select_option(place)
    save(page)


def test_lesson_from_nothing_is_published_and_a_class_is_run_with_it(
    editor, author, new_page, sign_in, assert_no_axe_violations
):
    begin(editor)
    write_head(editor)
    write_parts(editor)
    write_questions(editor)

    editor.goto(DRAFT)
    kinds = editor.locator("#questions ~ .order .hint").all_inner_texts()
    assert kinds == [
        "What they know · Choose one",
        "What they know · Choose all that fit",
        "A common mistake · True or false",
        "How sure they feel · How much it fits, in five steps",
        "Where to get help · Put in order",
    ]
    assert editor.locator("[aria-labelledby=to-mend] li").all_inner_texts() == []
    button(editor, "Move down", "What is safest for Sam?").click()
    assert editor.evaluate("document.activeElement.closest('li').id") == "question-first"
    button(editor, "Move up", "What is safest for Sam?").click()
    small = new_page("phone")
    sign_in(small, author)
    for path in ("", "new-question/", "questions/second/", "questions/second/remove/"):
        small.goto(f"{DRAFT}{path}")
        assert_no_axe_violations(small)
    press(editor, "Ask for review")

    lead = make_coordinator()
    coordinator = new_page("desk")
    sign_in(coordinator, lead)
    for review in REVIEWS:
        reviewer = make_editor(force=lead.force, name=f"{review}er")
        coordinator.goto("/officers/")
        coordinator.get_by_role("link", name="Who reviews lessons").click()
        button(coordinator, "Give", f"{review}, {reviewer.name}").click()
        coordinator.get_by_text(f"{reviewer.name} may do this now: {review}.").wait_for()
        assert_no_axe_violations(coordinator)
        phone = new_page("phone")
        sign_in(phone, reviewer)
        phone.goto("/editor/to-do/")
        phone.get_by_role("link", name="A kind word").first.click()
        press(phone, "Pass")
        phone.get_by_text("Passed.", exact=True).wait_for()
    editor.goto(f"{DRAFT}publish/")
    press(editor, "Publish")
    editor.get_by_text("Published. New visits use this version.").wait_for()

    anyone = new_page("phone")
    for address, words in {
        "/lessons/a-kind-word/": "Sort the cards with a partner.",
        "/cy/gwersi/a-kind-word/": "Trefna’r cardiau gyda phartner.",
    }.items():
        anyone.goto(address)
        assert words in anyone.inner_text("main")

    run_a_class(new_page, sign_in)


def run_a_class(new_page, sign_in):
    lesson = Lesson.objects.get(slug="a-kind-word")
    assert lesson.current.routes == [20, 45, 60]
    delivery = make_delivery(make_visit(staff_name="Mrs Puw"), lesson.current)
    phone, pupil = new_page("phone"), new_page("phone")
    sign_in(phone, delivery.officer.user)
    phone.goto(f"/deliveries/{delivery.pk}/start/")
    phone.get_by_label("Mrs Puw").check()
    press_and_go(phone, "Open the class quiz")
    pupil.goto(f"/join/{Sitting.objects.get().code}/")
    press(pupil, "Start")
    pupil.wait_for_url(re.compile("/class/"))
    press_and_go(phone, "Open the questions")

    for number, answer in enumerate(("radio", "checkbox", "radio", "radio", "order"), 1):
        pupil.wait_for_url(re.compile(f"/before/{number}/"))
        if answer == "order":
            pupil.get_by_role("button", name="This is my order").press("Enter")
        else:
            pupil.get_by_role(answer).first.press("Space")
        pupil.locator("#question .button").press("Enter")
    pupil.wait_for_url(re.compile("after=before-5"))

    chosen = Answer.objects.order_by("question__order").values_list("chosen", flat=True)
    assert list(chosen) == ["a", "a", "true", "not-at-all", "a,b,c"]
