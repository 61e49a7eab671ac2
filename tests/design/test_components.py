"""The page of components, and the pack that draws forms."""

import pytest
from django import forms
from django.template import engines
from django.urls import reverse

from tests.builders import make_editor, make_officer

pytestmark = pytest.mark.django_db
PAGES = ["components", "pupil_components", "board_components"]


@pytest.mark.parametrize("name", PAGES)
def test_editors_see_every_component(client, name):
    client.force_login(make_editor())

    assert client.get(reverse(f"accounts:{name}")).status_code == 200


@pytest.mark.parametrize("show", ["join", "answering", "shown", "lesson", "held"])
def test_the_board_has_a_page_for_every_state(client, show):
    client.force_login(make_editor())

    response = client.get(reverse("accounts:board_components"), {"show": show})

    assert response.context["show"] == show


@pytest.mark.parametrize("name", PAGES)
def test_other_roles_do_not(client, name):
    client.force_login(make_officer().user)

    assert client.get(reverse(f"accounts:{name}")).status_code == 403


class ClassForm(forms.Form):
    name = forms.CharField(
        label="Name", help_text="As 8A", error_messages={"required": "Write the name."}
    )
    pupils = forms.IntegerField(label="Pupils", min_value=1)
    way = forms.ChoiceField(
        label="Way",
        choices=[("own", "Own"), ("hands", "Hands")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose a way."},
    )


def draw(form):
    source = (
        "{% load crispy_forms_tags %}"
        '{% include "_error_summary.html" with form=form only %}{{ form|crispy }}'
    )
    return engines["django"].from_string(source).render({"form": form})


def test_hint_and_error_have_the_ids_the_field_names():
    page = draw(ClassForm({"pupils": "3", "way": "own"}))

    assert 'aria-describedby="id_name_helptext id_name_error"' in page
    assert 'id="id_name_helptext">As 8A<' in page
    assert 'id="id_name_error"' in page


def test_errors_of_the_summary_lead_to_their_fields():
    page = draw(ClassForm({"pupils": "3"}))

    assert '<a href="#id_name">Write the name.</a>' in page
    assert '<a href="#id_way_0">Choose a way.</a>' in page
    assert 'id="id_way_0"' in page


def test_numbers_are_typed_as_text_with_a_number_pad():
    page = draw(ClassForm())

    assert 'type="number"' not in page
    assert '<input type="text" inputmode="numeric" name="pupils"' in page


def test_a_form_without_errors_has_no_summary():
    assert "govuk-error-summary" not in draw(ClassForm())
