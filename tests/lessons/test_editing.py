"""Editors write a draft in the browser, by forms alone."""

import pytest
from django.utils import timezone

from accounts.models import AuditEvent
from lessons import actions
from lessons.models import Block, Lesson, LessonVersion
from tests.builders import make_editor
from tests.lessons.drafting import fresh, make_reviewer, passed, save, start

DRAFT = "/editor/lessons/before-you-send/draft/"


@pytest.fixture
def editor(library):
    return make_editor(name="Non")


@pytest.fixture
def page(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def draft(editor):
    return start(by=editor)


def filled(response, **changes):
    """What the form of the page would send."""
    form = response.context["form"]
    sent = {}
    for bound in form:
        value = bound.value()
        if bound.name not in {"fits", "picture"} and value is not None and value is not False:
            sent[bound.name] = value
    return {**sent, **changes}


def states(response):
    return {pair.field: pair.state.state for pair in response.context["form"].pairs}


def test_every_page_of_a_draft_opens(page, draft):
    paths = ["", "preview/", "delete/", "words/", "facts/", "minutes/", "new-section/"]
    paths += ["new-question/"]
    for section in draft.sections.all():
        paths += [f"sections/{section.key}/", f"sections/{section.key}/remove/"]
    for question in draft.questions.all():
        paths += [f"questions/{question.key}/", f"questions/{question.key}/remove/"]

    assert {path: page.get(DRAFT + path).status_code for path in paths} == dict.fromkeys(paths, 200)
    for path in ("publish/", "review/send-back/"):  # not yet: the draft says what comes first
        assert page.get(DRAFT + path)["Location"] == DRAFT
    around = ["", "withdraw/", "compare/", "compare/?from=1&to=2"]
    for path in around:
        assert page.get(f"/editor/lessons/before-you-send/{path}").status_code == 200
    for path in ("/editor/lessons/", "/editor/lessons/new/", "/editor/to-do/"):
        assert page.get(path).status_code == 200


def test_a_changed_english_marks_the_welsh_as_older_and_shows_what_changed(page, draft):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address), body_en="We listen well. You can pass.")

    response = page.post(address, sent, follow=True)

    assert response.redirect_chain == [(f"{address}?saved=1", 302)]
    assert states(response) == {
        "heading": "unchecked",
        "body": "older",
        "easy": "empty",
        "notes": "unchecked",
    }
    pieces = response.context["form"].pair("body").state.changed
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "We "),
        ("del", "listen."),
        ("ins", "listen well."),
        ("same", " You can pass."),
    ]
    stops = [str(stop) for stop in response.context["page"].here]
    assert stops[0] == "How we talk, What pupils see: the Welsh is older than the English"

    back = page.post(address, filled(response, body_cy="Rydyn ni'n gwrando'n dda."), follow=True)
    assert states(back)["body"] == "unchecked"


def test_line_ends_of_a_browser_break_no_rule(page, draft):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address))
    crlf = {name: str(value).replace("\n", "\r\n") for name, value in sent.items()}

    response = page.post(address, crlf, follow=True)

    assert response.context["page"].here == []
    assert draft.older_welsh.count() == 0
    assert "\r" not in draft.sections.get(key="rules").notes_en


def test_the_same_english_again_is_no_change(page, draft, editor):
    rules = draft.sections.get(key="rules")
    save(rules, by=editor, body_en="Other words.")
    save(rules, by=editor, drawn=1, body_en="We listen. You can pass.")

    assert draft.older_welsh.count() == 0


def test_two_editors_in_one_section_lose_nothing(page, draft):
    address = f"{DRAFT}sections/rules/"
    mine = filled(page.get(address), body_en="Mine. You can pass.")
    save(draft.sections.get(key="rules"), by=make_editor(name="Tom"), body_en="Theirs.")

    response = page.post(address, mine)

    assert response.status_code == 409
    text = response.content.decode()
    assert "Tom saved it at" in text
    assert draft.sections.get(key="rules").body_en == "Theirs."
    assert response.context["form"]["body_en"].value() == "Mine. You can pass."
    pair, language, theirs, _pieces = response.context["differ"][0]
    assert (pair.field, language, theirs) == ("body", "en", "Theirs.")

    again = page.post(address, filled(response, body_en="Theirs. Mine."))
    assert again.status_code == 302
    assert draft.sections.get(key="rules").body_en == "Theirs. Mine."


def test_too_late_keeps_what_was_typed_on_the_page(page, draft, editor):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address), body_en="Typed for nothing?")
    actions.ask_for_review(draft, by=editor, now=timezone.now())

    response = page.post(address, sent)

    assert response.status_code == 409
    assert b"Waiting for police review. What you typed stands below" in response.content
    assert b"Typed for nothing?" in response.content
    assert b"readonly" in response.content
    assert draft.sections.get(key="rules").body_en == "We listen. You can pass."


def test_preview_shows_and_saves_nothing(page, draft):
    address = f"{DRAFT}sections/rules/"
    sent = filled(page.get(address), body_en="We **listen**. <script>x</script>", preview="1")

    response = page.post(address, sent)

    assert b"<p>We <strong>listen</strong>. &lt;script&gt;x&lt;/script&gt;</p>" in response.content
    assert Block.objects.count() == 0
    answer = page.post("/editor/preview/", {"text": "- one"})
    assert answer.content == b"<ul>\n<li>one</li>\n</ul>\n"


def test_a_script_saves_by_itself_and_hears_how_it_went(page, draft):
    address, asks = f"{DRAFT}sections/rules/", {"Accept": "application/json"}
    sent = filled(page.get(address), body_en="By itself.")

    saved = page.post(address, sent, headers=asks)
    taken = page.post(address, sent, headers=asks)
    wrong = page.post(address, {**sent, "heading_en": "x" * 121}, headers=asks)

    assert saved.json() == {
        "revision": 1,
        "saved": timezone.localtime().strftime("%H:%M"),
        "older": ["section-rules.body"],
    }
    assert (taken.status_code, taken.json()) == (409, {"is_taken": True})
    assert (wrong.status_code, wrong.json()) == (422, {"is_taken": False})


@pytest.mark.parametrize(
    ("way", "place", "lands"), [("up", "", 2), ("down", "", 4), ("place", "5", 5), ("place", "", 3)]
)
def test_a_section_is_moved_and_the_focus_goes_with_it(page, draft, way, place, lands):
    key = draft.sections.all()[2].key

    response = page.post(f"{DRAFT}sections/{key}/move/", {"way": way, "place": place}, follow=True)

    assert list(draft.sections.values_list("key", flat=True))[lands - 1] == key
    assert [section.order for section in draft.sections.all()] == list(
        range(draft.sections.count())
    )
    text = response.content.decode()
    assert f"moved to place {lands} of {draft.sections.count()}" in text
    assert text.count("autofocus") == 1
    assert f'id="section-{key}" class="order__part order__part--moved"' in text


def test_a_part_is_added_and_taken_out(page, draft):
    sent = {"kind": "activity", "heading_en": "Sort the cards", "heading_cy": "Trefnu"}
    response = page.post(f"{DRAFT}new-section/", sent)

    assert response["Location"] == f"{DRAFT}sections/sort-the-cards/"
    made = draft.sections.get(key="sort-the-cards")
    assert made.notes_cy.startswith("### Dweud")
    assert [one.is_taught for one in draft.sections.all()[made.order + 1 :]] == [False] * 3

    page.post(f"{DRAFT}sections/sort-the-cards/remove/")
    assert not draft.sections.filter(key="sort-the-cards").exists()


def test_minutes_are_summed_against_the_route(page, draft):
    address = f"{DRAFT}minutes/"
    response = page.get(address)
    assert response.context["form"].sums == [(20, 20), (45, 45), (60, 60)]

    saved = page.post(address, filled(response, quiz_45="9"), follow=True)

    assert saved.context["form"].sums[1] == (45, 46)
    assert [stop.message for stop in saved.context["page"].here] == [
        "the 45-minute route adds up to 46, the quiz included"
    ]
    wrong = page.post(address, filled(saved, quiz_45="some"))
    assert b"Write whole minutes, 1 to 60, or leave it empty." in wrong.content
    assert fresh(draft).quiz_minutes_45 == 9


def test_words_are_saved_side_by_side(page, draft):
    address = f"{DRAFT}words/"
    sent = filled(
        page.get(address),
        title_en="Before you press send",
        vocabulary_en="consent: saying yes freely\nphone: a thing",
        vocabulary_cy="cydsyniad: dweud ie\nffôn: peth",
    )
    assert page.post(address, sent).status_code == 302
    words = [(word.term_en, word.meaning_cy) for word in draft.vocabulary.all()]
    assert words == [("consent", "dweud ie"), ("phone", "peth")]
    assert fresh(draft).title_en == "Before you press send"

    lopsided = page.post(address, {**sent, "revision": 1, "vocabulary_cy": "ffôn"})
    assert lopsided.context["form"].errors == {
        "vocabulary_cy": [
            "Line 1: write a word, a colon, and what it means, not long.",
            "Write the same words in both: 2 in English, 1 in Welsh.",
        ]
    }


def test_facts_wait_for_publishing(page, draft):
    address = f"{DRAFT}facts/"
    response = page.get(address)
    sent = {
        **filled(response),
        "ages_to": "16",
        "law_cards": [draft.law_cards.get(key="images-under-18").pk],
        "help_routes": [route.pk for route in draft.help_routes.all()],
        "tags": [tag.pk for tag in draft.tags.all()],
    }

    assert page.post(address, sent).status_code == 302

    assert fresh(draft).draft.ages_to == 16
    assert Lesson.objects.get(slug="before-you-send").ages_to == 14
    assert [card.key for card in draft.law_cards.all()] == ["images-under-18"]
    assembly = page.post(address, {**sent, "revision": 1, "is_for_assembly": "on"})
    assert b"A lesson on this topic is never taught to an assembly." in assembly.content


def test_a_lesson_begins_from_the_empty_frame(page, editor):
    topic = Lesson.objects.get(slug="my-phone").topic
    sent = {
        "title_en": "Who can see me?",
        "title_cy": "Pwy sy’n fy ngweld?",
        "topic": topic.pk,
        "ages_from": "9",
        "ages_to": "11",
    }
    response = page.post("/editor/lessons/new/", sent, follow=True)

    version = LessonVersion.objects.get(lesson__slug="who-can-see-me")
    assert (version.state, version.sections.count(), version.questions.count()) == ("draft", 9, 5)
    assert page.get("/lessons/who-can-see-me/").status_code == 404
    assert "who-can-see-me" not in page.get("/lessons/").content.decode()
    messages = {str(stop) for stop in response.context["page"].to_mend}
    assert "Title and words, Aim: the English is missing" in messages
    again = page.post("/editor/lessons/new/", sent)
    assert b"There is a lesson of that name. Choose another title." in again.content
    loud = page.post("/editor/lessons/new/", {**sent, "title_en": "Groomed"})
    assert "“groom” in a title is read by filters of schools." in loud.content.decode()


def test_a_lesson_begins_from_a_copy(page):
    other = Lesson.objects.get(slug="my-phone")
    sent = {
        "title_en": "Copied",
        "title_cy": "Copi",
        "topic": other.topic.pk,
        "ages_from": "9",
        "ages_to": "11",
        "copy_of": other.pk,
    }
    page.post("/editor/lessons/new/", sent)

    version = LessonVersion.objects.get(lesson__slug="copied")
    assert version.title_cy == "Copi"
    assert version.sections.get(key="rules").body_en == (
        other.current.sections.get(key="rules").body_en
    )


def test_versions_are_compared_in_both_languages(page, draft, editor):
    rules = draft.sections.get(key="rules")
    save(rules, by=editor, body_en="We listen well. You can pass.", body_cy="Cewch basio.")

    response = page.get("/editor/lessons/before-you-send/compare/?from=1&to=2")

    ((place, (changed,)),) = response.context["comparison"].places
    assert (place, changed.label, changed.kind) == ("How we talk", "What pupils see", "changed")
    assert [language for language, _pieces in changed.sides] == ["en", "cy"]
    assert "<ins>" in response.content.decode()
    same = page.get("/editor/lessons/before-you-send/compare/?from=1&to=1")
    assert same.context["comparison"].is_same
    assert page.get("/editor/lessons/before-you-send/compare/?from=1&to=7").context["form"].errors


def test_a_lesson_is_withdrawn_with_a_notice_and_put_back(page, client):
    address = "/editor/lessons/my-phone/"
    missing = page.post(f"{address}withdraw/", {"reason_en": "Out of date."})
    assert b"Write in Welsh why the lesson is taken down." in missing.content

    other = Lesson.objects.get(slug="before-you-send")
    sent = {"reason_en": "Out of date.", "reason_cy": "Wedi dyddio.", "replaced_by": other.pk}
    page.post(f"{address}withdraw/", sent)

    notice = page.get("/lessons/my-phone/").content.decode()
    assert "Out of date." in notice
    assert "Before you send" in notice
    assert "Wedi dyddio." in page.get("/cy/gwersi/my-phone/").content.decode()

    late = page.post(f"{address}withdraw/", {**sent, "reason_en": "Mine."}, follow=True)
    assert b"It is withdrawn already, with the notice that stands here." in late.content
    assert "Out of date." in page.get("/lessons/my-phone/").content.decode()
    page.post(f"{address}put-back/")
    page.post(f"{address}put-back/")
    assert page.get("/lessons/my-phone/").context["page"]
    actions_written = AuditEvent.objects.filter(action__startswith="lesson_").order_by("pk")
    assert list(actions_written.values_list("action", flat=True))[-2:] == [
        "lesson_withdrawn",
        "lesson_put_back",
    ]


def test_reviewers_read_comment_and_pass(page, client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    own = page.get(DRAFT).content.decode()
    assert "You wrote in this draft, so somebody else reviews it." in own
    assert page.post(f"{DRAFT}review/pass/").status_code == 403

    reviewer = make_reviewer("police")
    client.force_login(reviewer)
    assert "Waiting for your review" in client.get("/editor/to-do/").content.decode()
    section = client.get(f"{DRAFT}sections/rules/").content.decode()
    assert "readonly" in section
    assert ">Save<" not in section
    client.post(f"{DRAFT}comments/section-rules/", {"words": "Shorter, for 11."})
    assert draft.comments.get().words == "Shorter, for 11."
    drawn = client.get(DRAFT).context["duty"].events[0].pk
    client.post(f"{DRAFT}review/pass/", {"drawn": drawn})
    assert fresh(draft).state == "education-review"
    assert client.post(f"{DRAFT}review/pass/", {"drawn": drawn}).status_code == 403

    client.force_login(make_reviewer("education"))
    empty = client.post(f"{DRAFT}review/send-back/", {"words": ""})
    assert b"Write what is to be changed" in empty.content
    client.post(f"{DRAFT}review/send-back/", {"words": "See my comments."})
    assert fresh(draft).state == "draft"

    client.force_login(editor)
    assert "See my comments." in client.get(DRAFT).content.decode()
    client.post(f"{DRAFT}comments/{draft.comments.get().pk}/done/")
    assert draft.comments.get().done_by == editor


def test_a_pass_of_words_that_were_changed_meanwhile_is_none(page, client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    client.force_login(make_reviewer("police"))
    drawn = client.get(DRAFT).context["duty"].events[0].pk
    actions.take_back(fresh(draft), by=editor, now=timezone.now())
    actions.ask_for_review(fresh(draft), by=editor, now=timezone.now())

    response = client.post(f"{DRAFT}review/pass/", {"drawn": drawn}, follow=True)

    assert b"Somebody was first. This is how the draft stands now." in response.content
    assert fresh(draft).state == "police-review"


def test_words_of_a_reviewer_who_came_too_late_stay_on_the_page(client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    client.force_login(make_reviewer("police"))
    assert client.get(f"{DRAFT}review/send-back/").status_code == 200
    actions.take_back(fresh(draft), by=editor, now=timezone.now())

    sent = {"words": "See my comments."}
    response = client.post(f"{DRAFT}review/send-back/", sent)
    said = client.post(f"{DRAFT}comments/section-rules/", sent, follow=True).content.decode()

    assert response.status_code == 409
    assert "Somebody was first. This is how the draft stands now." in response.content.decode()
    assert "See my comments.</textarea>" in response.content.decode()
    assert "This was not written: See my comments." in said
    assert draft.comments.count() == 0


def test_what_is_under_review_cannot_be_written_in_anywhere(client, draft, editor):
    actions.ask_for_review(draft, by=editor, now=timezone.now())
    client.force_login(make_reviewer("police"))
    for path in ("words/", "facts/", "minutes/", "sections/rules/", "questions/sure/"):
        fields = client.get(DRAFT + path).context["form"].fields.values()
        assert {tuple(one.widget.attrs.keys() & {"readonly", "disabled"}) for one in fields} <= {
            ("readonly",),
            ("disabled",),
        }


def test_publishing_leaves_a_withdrawal_of_the_same_moment(draft, editor):
    passed(draft, author=editor)
    version = fresh(draft)
    assert version.lesson.withdrawn_at is None
    Lesson.objects.filter(pk=version.lesson_id).update(withdrawn_at=timezone.now())

    now = timezone.now()
    actions.publish(version, by=editor, now=now, review_by=now.date())

    lesson = Lesson.objects.get(pk=version.lesson_id)
    assert (lesson.current, bool(lesson.withdrawn_at)) == (version, True)


def test_a_part_that_is_for_adults_now_has_no_minutes(page, draft):
    address = f"{DRAFT}sections/starter/"
    sent = filled(page.get(address), kind="materials")

    response = page.post(address, sent, follow=True)

    starter = draft.sections.get(key="starter")
    assert (starter.minutes_20, starter.minutes_45, starter.minutes_60) == (None, None, None)
    assert "notes" in [pair.field for pair in response.context["form"].pairs]


def test_two_editors_of_the_facts_lose_nothing(page, draft):
    address = f"{DRAFT}minutes/"
    sent = filled(page.get(address), quiz_45="7")
    page.post(address, {**sent, "quiz_45": "9"})

    response = page.post(address, sent)

    assert response.status_code == 409
    assert b"See theirs in a window of its own" in response.content
    assert fresh(draft).quiz_minutes_45 == 9


def test_strangers_to_a_draft_find_nothing(page, draft):
    assert page.get("/editor/lessons/my-phone/draft/").status_code == 404
    assert page.get(f"{DRAFT}sections/nothing/").status_code == 404
    assert page.get(f"{DRAFT}questions/nothing/").status_code == 404
    assert page.post(f"{DRAFT}comments/section-nothing/").status_code == 404
    assert page.get(f"{DRAFT}review/ask/").status_code == 405


def test_a_lesson_to_read_again_is_on_the_list(page):
    lesson = Lesson.objects.get(slug="my-phone")
    LessonVersion.objects.filter(pk=lesson.current_id).update(review_by=timezone.localdate())

    todo = page.get("/editor/to-do/").context["todo"]

    assert [version.lesson.slug for version in todo.due] == ["my-phone"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_lessons_costs_5_queries(page, django_assert_num_queries, count):
    Lesson.objects.exclude(slug="my-phone").update(withdrawn_at=None)
    for lesson in Lesson.objects.exclude(slug="my-phone") if count == 1 else ():
        lesson.current = None
        lesson.save()
        lesson.versions.all().delete()
        lesson.delete()

    with django_assert_num_queries(5):  # session, user, lessons, versions, force
        assert page.get("/editor/lessons/").status_code == 200


def test_part_says_at_what_age_it_reads_and_when_that_is_too_much(page, draft):
    starter = draft.sections.get(key="starter")
    address = f"{DRAFT}sections/starter/"
    assert "What pupils see reads at about" in page.get(address).text
    assert "Good." in page.get(address).text

    starter.body_en = (
        "Organisations occasionally misappropriate photographic information, whereupon"
        " individuals experience considerable psychological consequences."
    )
    starter.save()

    said = " ".join(page.get(address).text.split())
    assert "For this lesson 13 is the most. The longest sentence has 11 words." in said
