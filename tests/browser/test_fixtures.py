"""The watch over pages sees what it must see, and axe-core finds what is there to find."""

import pytest

from tests.builders import make_officer


def test_watch_sees_a_broken_policy_and_a_call_to_another_host(desk, watch):
    desk.goto("/join/")

    with desk.expect_console_message(lambda said: "Content Security Policy" in said.text):
        desk.evaluate("fetch('http://192.0.2.1/beacon').catch(() => {})")

    assert any("Content Security Policy" in fault for fault in watch.unexpected())
    watch.expect("192.0.2.1")
    assert watch.unexpected() == []


def test_axe_finds_a_picture_without_text(desk, assert_no_axe_violations):
    desk.set_content("<html lang=en><title>T</title><main><h1>T</h1><img src='data:,'></main>")

    with pytest.raises(AssertionError, match="image-alt"):
        assert_no_axe_violations(desk)


def test_signed_in_page_reaches_a_closed_page(desk, sign_in):
    officer = make_officer()
    sign_in(desk, officer.user)

    response = desk.goto("/account/")

    assert response.status == 200
    assert desk.url.endswith("/account/")


def test_page_without_javascript_runs_none(new_page, watch):
    page = new_page("phone", javascript=False)

    assert page.goto("/join/").status == 200
    assert page.viewport_size == {"width": 360, "height": 740}
