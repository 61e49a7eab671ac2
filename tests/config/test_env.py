import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.mark.parametrize(
    ("value", "flag"), [("1", True), ("Yes", True), ("off", False), ("", False)]
)
def test_flag_is_read_from_words(monkeypatch, value, flag):
    monkeypatch.setenv("DIOGEL_X", value)

    assert env.read_flag("DIOGEL_X", default=not flag) is flag


def test_missing_value_is_the_default(monkeypatch):
    monkeypatch.delenv("DIOGEL_X", raising=False)

    assert env.read_flag("DIOGEL_X", default=True) is True
    assert env.read_number("DIOGEL_X", 7) == 7
    assert env.read_text("DIOGEL_X", "seven") == "seven"
    assert env.read_choice("DIOGEL_X", ["a", "b"], "b") == "b"
    assert env.read_list("DIOGEL_X") == []


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda: env.read_flag("DIOGEL_X"), "DIOGEL_X must be 1 or 0, not 'maybe'"),
        (lambda: env.read_number("DIOGEL_X", 7), "DIOGEL_X must be a whole number, not 'maybe'"),
        (
            lambda: env.read_choice("DIOGEL_X", ["a", "b"], "a"),
            "DIOGEL_X must be one of a, b, not 'maybe'",
        ),
    ],
)
def test_wrong_value_is_refused_by_the_name_of_its_variable(monkeypatch, read, message):
    monkeypatch.setenv("DIOGEL_X", "maybe")

    with pytest.raises(ImproperlyConfigured) as refusal:
        read()

    assert str(refusal.value) == message


def test_list_is_parted_at_commas(monkeypatch):
    monkeypatch.setenv("DIOGEL_X", " a.example, b.example ,,")

    assert env.read_list("DIOGEL_X") == ["a.example", "b.example"]


def test_secret_is_read_from_the_file_that_is_named(monkeypatch, tmp_path):
    (tmp_path / "key").write_text("from-a-file\n")
    monkeypatch.setenv("DIOGEL_X", "from-the-environment")
    monkeypatch.setenv("DIOGEL_X_FILE", str(tmp_path / "key"))

    assert env.read_text("DIOGEL_X") == "from-a-file"


def test_missing_file_of_a_secret_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("DIOGEL_X_FILE", str(tmp_path / "key"))

    with pytest.raises(ImproperlyConfigured, match="DIOGEL_X_FILE names a file that is not there"):
        env.read_text("DIOGEL_X")


def test_sqlite_address_takes_the_write_lock_at_once():
    database = env.database_from_url("sqlite:////srv/diogel/a%20b.sqlite3")

    assert database["NAME"] == "/srv/diogel/a b.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "synchronous=FULL" in database["OPTIONS"]["init_command"]


def test_postgres_address_is_taken_apart():
    database = env.database_from_url("postgres://ann:p%40ss@db.example:5433/diogel?sslmode=require")

    assert database == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "diogel",
        "USER": "ann",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "connect_timeout": 5,
            "server_side_binding": True,
            "prepare_threshold": 5,
            "sslmode": "require",
        },
    }


def test_host_of_a_postgres_address_may_be_the_folder_of_a_socket():
    assert env.database_from_url("postgres://%2Frun%2Fpg/diogel")["HOST"] == "/run/pg"


def test_address_of_another_database_is_refused():
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL must begin with"):
        env.database_from_url("mysql://db.example/diogel")
