"""The lesson "A kind word", written from nothing by the forms of the editor alone."""

import re

from tests.journeys.speech import press

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
    """One of each kind."""
    write_choose_one(page)
    write_choose_all_that_fit(page)
    write_true_or_false(page)
    write_five_steps(page)
    write_order(page)


def write_choose_one(page):
    """Enter in a field saves, and moves nothing."""
    page.goto(f"{DRAFT}questions/first/")
    fill(page, text=("What is safest for Sam?", "Beth sydd fwyaf diogel i Sam?"), why=HELPS)
    fill(page, a__text=("Show an adult", "Ei dangos i oedolyn"), a__feedback=HELPS)
    fill(page, b__text=("Send one back", "Anfon un yn ôl"), b__feedback=HELPS)
    fill(page, c__text=("Wait a week", "Aros wythnos"), c__feedback=HELPS, unsure__feedback=HELPS)
    page.locator("#pair-a summary").click()
    page.locator("[name='a.symbol']").select_option("phone")
    fill(page, a__alt=("A telephone", "Ffôn"))
    page.locator("[name='a.alt_cy']").press("Enter")
    page.wait_for_url(re.compile(r"\?saved=1$"))


def write_choose_all_that_fit(page):
    """A choice is added, moved by keyboard and taken out; the focus goes to each."""
    page.goto(f"{DRAFT}questions/second/")
    page.get_by_label("How it is answered").select_option(label="Choose all that fit")
    save(page)
    press(page, "Save and add a choice")
    wait_for_focus(page, "d.text_en", of="name")
    fill(page, text=("Who could help Sam?", "Pwy allai helpu Sam?"), why=HELPS)
    fill(page, a__text=("A teacher", "Athro"), a__feedback=HELPS)
    fill(page, b__text=("A stranger", "Dieithryn"), b__feedback=HELPS)
    fill(page, c__text=("A parent", "Rhiant"), c__feedback=HELPS)
    fill(page, d__text=("A game", "Gêm"), d__feedback=HELPS, unsure__feedback=HELPS)
    for key, code in {"a": "right", "b": "misconception", "c": "right", "d": "none"}.items():
        page.locator(f"[name='{key}.code']").select_option(code)
    button(page, "Move up", "Choice 3").press("Enter")
    page.wait_for_url(re.compile("moved=c"))
    wait_for_focus(page, "up c", of="value")
    button(page, "Take out", "Choice 4").click()
    press(page, "Take it out")


def wait_for_focus(page, word, *, of):
    """The focus comes a moment after the page: to what has WORD as its name or value."""
    page.wait_for_function("([of, word]) => document.activeElement[of] === word", arg=[of, word])


def write_true_or_false(page):
    """In the place of the mistake that the empty frame asks for."""
    take_out(page, "mistake")
    add_question(
        page,
        "True or false",
        "A common mistake",
        ("True or false: Sam must wait.", "Cywir neu anghywir: rhaid i Sam aros."),
    )
    fill(page, true__feedback=HELPS, false__feedback=HELPS, unsure__feedback=HELPS, why=HELPS)
    save(page)


def write_five_steps(page):
    page.goto(f"{DRAFT}questions/sure/")
    page.get_by_label("How it is answered").select_option(label="How much it fits, in five steps")
    save(page)
    fill(page, text=("How sure are you?", "Pa mor siŵr wyt ti?"), why=HELPS)
    steps = ("not-at-all", "a-little", "half", "mostly", "very", "unsure")
    fill(page, **{f"{step}__feedback": HELPS for step in steps})
    save(page)


def write_order(page):
    """In the place of the question about help."""
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
