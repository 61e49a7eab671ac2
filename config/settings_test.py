"""Settings of the tests: the real ones, with a database of their own and mail kept in memory."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

os.environ["DIOGEL_MODE"] = "demo"
os.environ.setdefault("DIOGEL_SECRET_KEY", "only-for-tests")
os.environ["DIOGEL_ALLOWED_HOSTS"] = "testserver,127.0.0.1,localhost"
os.environ["DIOGEL_VAR"] = tempfile.mkdtemp(prefix="diogel-test-")
atexit.register(shutil.rmtree, os.environ["DIOGEL_VAR"], ignore_errors=True)

from config.settings import *  # noqa: F403
from config.settings import DATABASES, STORAGES, VAR_DIR

database: dict[str, Any] = DATABASES["default"]
if database["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads of the race tests need connections of their own.
    database["TEST"] = {"NAME": str(Path(VAR_DIR) / "test.sqlite3")}
    database["OPTIONS"]["init_command"] += "; PRAGMA synchronous=OFF"

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True
