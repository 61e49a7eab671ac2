import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder


def test_process_answers_without_a_database(client):
    response = client.get("/healthz")

    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_site_is_ready_when_the_database_holds_every_migration(client):
    response = client.get("/readyz")

    assert (response.status_code, response.content) == (200, b"ready\n")


@pytest.mark.django_db
def test_site_is_not_ready_while_a_migration_is_missing(client):
    MigrationRecorder(connection).migration_qs.filter(app="quizzes").delete()

    response = client.get("/readyz")

    assert (response.status_code, response.content) == (503, b"migrations missing\n")
