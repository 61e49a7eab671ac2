"""Dated cards as rows: what files do to them, what stands in their place, what cannot be."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from lessons.actions import cards as actions
from lessons.imports import load_library, read_library
from lessons.models import CardChange, HelpRoute, LawCard, Lesson
from lessons.queries import NAMES
from tests.builders import at, make_editor, make_help_route, make_law_card, make_lesson

pytestmark = pytest.mark.database

NOW = at(2026, 11, 28, 10)


@pytest.fixture
def editor(db):
    return make_editor(name="Nia Prys")


def load(root):
    library, faults = read_library(root)
    assert faults.errors == []
    return load_library(library, now=timezone.now())


def test_files_leave_alone_what_was_changed_on_the_site(packs, editor, capsys):
    load(packs)
    card = LawCard.objects.get(key="images-under-18")
    actions.change_card(card=card, values={"plain_en": "Ours."}, seen=0, by=editor, now=NOW)
    file = packs / "law_cards.toml"
    file.write_text(file.read_text().replace("Force lawyer", "Another lawyer"))

    report = load(packs)

    card.refresh_from_db()
    assert (card.plain_en, card.checked_by, card.revision) == ("Ours.", "Force lawyer", 1)
    assert (report.cards_changed, report.cards_kept) == ([], ["images-under-18"])


def test_files_change_what_nobody_changed_here_and_that_is_in_the_history(packs, db):
    load(packs)
    file = packs / "law_cards.toml"
    file.write_text(file.read_text().replace("Force lawyer", "Another lawyer"))

    report = load(packs)

    assert (report.cards_changed, report.cards_kept) == (["images-under-18"], [])
    row = CardChange.objects.get()
    assert (row.what, row.by, row.before, row.after) == (
        *("loaded", None, {"checked_by": "Force lawyer"}, {"checked_by": "Another lawyer"}),
    )


def test_a_card_that_was_only_checked_again_keeps_its_check(packs, editor):
    load(packs)
    card = LawCard.objects.get(key="images-under-18")
    values = {"checked_on": dt.date(2026, 11, 28), "checked_by": "Nia"}
    actions.check_again(card=card, values=values, seen=0, by=editor, now=NOW)

    load(packs)

    card.refresh_from_db()
    assert (card.checked_on, card.checked_by) == (dt.date(2026, 11, 28), "Nia")


def test_a_pack_that_names_a_replaced_card_gets_the_one_in_its_place(packs, editor):
    load(packs)
    old, new = LawCard.objects.get(key="images-under-18"), make_law_card(key="new-law")
    actions.replace_card(card=old, other=new, seen=0, by=editor, now=NOW)
    file = packs / "before-you-send" / "en.md"
    file.write_text(file.read_text().replace("We listen.", "We listen well."))

    load(packs)

    version = Lesson.objects.get(slug="before-you-send").current
    assert (version.number, list(version.law_cards.in_date(NOW.date()))) == (2, [new])


def test_the_command_names_what_it_left_alone(packs, editor, capsys):
    load(packs)
    card = LawCard.objects.get(key="images-under-18")
    actions.change_card(card=card, values={"plain_en": "Ours."}, seen=0, by=editor, now=NOW)

    call_command("load_library", "--from", str(packs))

    assert "  Changed on the site, left as it is: images-under-18" in capsys.readouterr().out


def test_what_was_replaced_twice_leads_to_the_last(editor):
    version = make_lesson()
    first, second, third = make_law_card(version), make_law_card(), make_law_card()
    actions.replace_card(card=first, other=second, seen=0, by=editor, now=NOW)

    actions.replace_card(card=second, other=third, seen=0, by=editor, now=NOW)

    assert list(LawCard.objects.named([first.key])) == [third]
    assert list(LawCard.objects.named([second.key, third.key])) == [third]
    assert list(version.law_cards.all()) == [third]


def test_every_field_of_a_card_has_a_name_in_the_history():
    for model in (LawCard, HelpRoute):
        fields = {field.name for field in model._meta.local_concrete_fields}
        stems = {name.removesuffix("_en").removesuffix("_cy") for name in fields}
        assert stems - set(NAMES) == {"id", "revision", "edited_at", "edited_by"}


@pytest.mark.parametrize(
    "fields",
    [{"edited_at": NOW}, {"edited_by": "editor"}, {"replaced_by": "itself"}],
)
def test_the_database_refuses_half_an_edit_and_a_card_in_its_own_place(editor, fields):
    card = make_law_card()
    named = {"editor": editor, "itself": card}
    values = {name: named.get(value, value) for name, value in fields.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        LawCard.objects.filter(pk=card.pk).update(**values)


def test_a_change_is_of_one_card(editor):
    both = {"law_card": make_law_card(), "help_route": make_help_route()}
    for cards in (both, {}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CardChange.objects.create(at=NOW, what="changed", before={}, after={}, **cards)
