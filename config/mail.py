"""Mail of the demonstration: each one a file in var/mail, and a line where the server runs."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone


class FolderBackend(BaseEmailBackend):
    """Writes ``.eml`` files that any mail program opens, named by the time they were sent."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        settings.MAIL_DIR.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            file = settings.MAIL_DIR / f"{timezone.localtime():%Y-%m-%d-%H%M%S-%f}.eml"
            file.write_bytes(message.message().as_bytes())
            people = ", ".join(message.recipients())
            print(f"Mail to {people}: {message.subject} ({file})", flush=True)  # noqa: T201
        return len(email_messages)
