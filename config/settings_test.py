"""Settings of the tests: the real ones, with a database of their own and mail kept in memory."""

import os
import tempfile
from pathlib import Path

os.environ["DIOGEL_MODE"] = "demo"
os.environ.setdefault("DIOGEL_SECRET_KEY", "only-for-tests")
os.environ["DIOGEL_ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ["DIOGEL_VAR"] = tempfile.mkdtemp(prefix="diogel-test-")

from config.settings import *  # noqa: F403
from config.settings import DATABASES, STORAGES, VAR_DIR

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads of the race tests need connections of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(VAR_DIR) / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
