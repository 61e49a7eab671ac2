"""The officer's control of a class, on a phone."""


def press(page, words):
    """Press once the page takes presses: for a moment after a change it does not."""
    page.get_by_role("button", name=words, exact=True).wait_for()
    page.locator("main:not(:has([data-resting]))").wait_for()
    with page.expect_navigation():
        page.get_by_role("button", name=words, exact=True).click()
