"""A question read aloud: marked word by word, paused, and only by a voice of its language."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
# Stands for the speech of a browser: voices of the wanted languages, and an utterance of three
# events that a test lets happen one by one.
SPEECH = """
window.said = []; window.cancelled = 0;
const voices = %s.map((lang) => ({ lang, localService: true }));
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
Object.defineProperty(window, "speechSynthesis", { value: {
  getVoices: () => voices, addEventListener() {},
  speak(utterance) { window.said.push(utterance); }, cancel() { window.cancelled += 1; },
}});
window.step = (name, event) => window.said.at(-1)[name]?.(event);
"""


@pytest.fixture
def speaking(at_question):
    """The page of question 5 on a device with voices of these languages."""

    def open_page(*languages, **device):
        page = at_question(5, **device)
        page.add_init_script(SPEECH % list(languages))
        page.reload()
        return page

    return open_page


def test_words_are_marked_as_they_are_read(speaking, assert_no_axe_violations):
    page = speaking("fr-FR", "en-US", "en-GB")
    page.get_by_role("button", name="Read aloud").press("Enter")
    assert page.evaluate("said.map((one) => [one.text, one.voice.lang])") == [
        ["Question 5?", "en-GB"]
    ]

    page.evaluate("step('onstart')")
    whole = page.locator("mark").inner_text()
    page.evaluate("step('onboundary', {name: 'word', charIndex: 9, charLength: 1})")
    assert (whole, page.locator("h1 mark").inner_text()) == ("Question 5?", "5")
    assert_no_axe_violations(page)
    page.evaluate("step('onend')")
    assert page.evaluate("said.at(-1).text") == "A, Choice a of 5"
    page.evaluate("step('onboundary', {name: 'word', charIndex: 3, charLength: 6})")

    assert page.locator("mark").all_inner_texts() == ["Choice"]


def test_it_pauses_goes_on_and_stops(speaking):
    page = speaking("en-GB")
    page.get_by_role("button", name="Read aloud").press("Enter")
    page.evaluate("step('onend')")
    page.get_by_role("button", name="Pause").press("Enter")
    assert page.locator("mark").count() == 0

    page.get_by_role("button", name="Go on reading").press("Enter")
    assert page.evaluate("said.at(-1).text") == "A, Choice a of 5"
    page.get_by_role("button", name="Stop reading").press("Enter")

    assert page.evaluate("document.activeElement.textContent") == "Read aloud"
    assert page.get_by_role("button", name="Stop reading").count() == 0


def test_after_the_last_choice_it_is_over(speaking):
    page = speaking("en-GB")
    page.get_by_role("button", name="Read aloud").press("Enter")

    for _part in range(5):
        page.evaluate("step('onend')")

    assert page.evaluate("said.length") == 5
    assert page.get_by_role("button", name="Read aloud").is_visible()


def test_choosing_stops_it_and_nothing_starts_by_itself(speaking):
    page = speaking("en-GB")
    assert page.evaluate("said.length") == 0
    page.get_by_role("button", name="Read aloud").press("Enter")

    page.locator(".choice").first.click()

    assert page.get_by_role("button", name="Read aloud").is_visible()
    assert page.evaluate("cancelled") > 1


def test_no_voice_of_the_language_no_button(speaking):
    page = speaking("fr-FR")

    assert page.get_by_role("button", name="Read aloud").count() == 0


def test_welsh_is_read_by_a_welsh_voice_only(speaking):
    without = speaking("en-GB", language="cy")
    assert without.locator("[data-aloud]").is_hidden()
    assert without.locator("[data-aloud-none]").is_visible()

    page = speaking("en-GB", "cy-GB", language="cy")
    page.locator("[data-aloud]").press("Enter")

    assert page.locator("[data-aloud-none]").is_hidden()
    assert page.evaluate("said[0].voice.lang") == "cy-GB"
