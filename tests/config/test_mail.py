import email

import pytest
from django.core import mail


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_BACKEND = "config.mail.FolderBackend"
    settings.MAIL_DIR = tmp_path / "mail"
    return settings.MAIL_DIR


def test_mail_is_a_file_and_a_line(folder, capsys):
    mail.send_mail("Eich cod: ŵyl", "Testun", None, ["ann@school.example", "bob@school.example"])

    (file,) = folder.glob("*.eml")
    message = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
    assert message["Subject"] == "Eich cod: ŵyl"
    assert message.get_content() == "Testun"
    assert capsys.readouterr().out == (
        f"Mail to ann@school.example, bob@school.example: Eich cod: ŵyl ({file})\n"
    )


def test_mails_keep_their_order(folder):
    for subject in ["first", "second"]:
        mail.send_mail(subject, "", None, ["ann@school.example"])

    subjects = [
        email.message_from_bytes(file.read_bytes())["Subject"] for file in sorted(folder.iterdir())
    ]
    assert subjects == ["first", "second"]
