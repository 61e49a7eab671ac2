"""Settings: one file, read from the environment only (see .env.example and docs/operations.md)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.env import database_from_url, read_choice, read_flag, read_list, read_number, read_text
from config.logs import LEVELS, log_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(read_text("DIOGEL_VAR", str(BASE_DIR / "var")))

# demo: the demonstration on one machine, plain http allowed. production: everything checked.
MODE = read_choice("DIOGEL_MODE", ["demo", "production"], "production")
IN_PRODUCTION = MODE == "production"
IS_DEMONSTRATION = MODE == "demo"

DEBUG = read_flag("DIOGEL_DEBUG")
SECRET_KEY = read_text("DIOGEL_SECRET_KEY")
ALLOWED_HOSTS = read_list("DIOGEL_ALLOWED_HOSTS")
if IN_PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("DIOGEL_DEBUG must be off in production")
    if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 12:
        raise ImproperlyConfigured(
            "DIOGEL_SECRET_KEY is missing or weak: give 50 or more random characters"
        )
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured(
            "DIOGEL_ALLOWED_HOSTS must name the hosts of the site, with commas between"
        )
if not SECRET_KEY:
    raise ImproperlyConfigured("DIOGEL_SECRET_KEY is missing")
SECRET_KEY_FALLBACKS = read_list("DIOGEL_OLD_SECRET_KEYS")

DATABASES = {
    "default": database_from_url(
        read_text("DATABASE_URL", f"sqlite:///{(VAR_DIR / 'diogel.sqlite3').as_posix()}")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
    "accounts",
    "lessons",
    "schools",
    "quizzes",
    "reports",
]

MIDDLEWARE = [
    "config.logs.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "config.pupils.PupilsFirst",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context.site",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_TEMPLATE_PACK = "govuk"
CRISPY_ALLOWED_TEMPLATE_PACKS = "govuk"
CRISPY_FAIL_SILENTLY = False

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/London"
USE_TZ = True

# Static files
STATIC_URL = "/static/"
STATIC_ROOT = Path(read_text("DIOGEL_STATIC", str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Signing in
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "accounts:first_page"
LOGOUT_REDIRECT_URL = "lessons:home"

ACCOUNT_ADAPTER = "accounts.adapter.SignInAdapter"
ACCOUNT_FORMS = {"request_login_code": "accounts.forms.CodeRequestForm"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# Nobody signs up by form; the library takes from here that signing in may ask for a password.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_EMAIL_VERIFICATION = "none"  # the mailed code shows whose address it is
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
# A school shares one address, so the limits that slow guessing down hang on the e-mail address.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "600/m/ip,5/5m/key",
    "request_login_code": "300/m/ip,4/m/key",
    "signup": "300/m/ip",
    "reset_password": "300/m/ip,5/m/key",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Diogel"
SECOND_FACTOR_REQUIRED = read_flag("DIOGEL_SECOND_FACTOR", default=IN_PRODUCTION)
# Limits are counted in the database, so that every process counts the same.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limit_cache",
        # Keys hold addresses: they stand there as hashes.
        "KEY_FUNCTION": "accounts.rates.cache_key",
        # Full, it would throw out counts that still hold: whoever asks for codes for enough
        # addresses could then guess on. `tick` deletes what has run out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Cookies and transport
SESSION_COOKIE_NAME = "diogel_session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IN_PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 10 * 60 * 60  # a teaching day
CSRF_COOKIE_NAME = "diogel_csrf"
CSRF_TRUSTED_ORIGINS = read_list("DIOGEL_TRUSTED_ORIGINS")
SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IN_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if read_flag("DIOGEL_BEHIND_PROXY", default=IN_PRODUCTION):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    MIDDLEWARE.insert(0, "config.proxy.AddressFromProxy")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Mail
EMAIL_HOST = read_text("DIOGEL_SMTP_HOST")
EMAIL_PORT = read_number("DIOGEL_SMTP_PORT", 587)
EMAIL_HOST_USER = read_text("DIOGEL_SMTP_USER")
EMAIL_HOST_PASSWORD = read_text("DIOGEL_SMTP_PASSWORD")
EMAIL_USE_TLS = read_flag("DIOGEL_SMTP_TLS", default=True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = read_text("DIOGEL_MAIL_FROM", "Diogel <diogel@localhost>")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if EMAIL_HOST else "config.mail.FolderBackend"
)
MAIL_DIR = VAR_DIR / "mail"
if IN_PRODUCTION and not EMAIL_HOST:
    raise ImproperlyConfigured("DIOGEL_SMTP_HOST is missing: people sign in with a mailed code")

# Work in the background: "database" needs `manage.py db_worker`, "inline" does it at once.
WORKERS = {
    "database": "django_tasks_db.DatabaseBackend",
    "inline": "django_tasks.backends.immediate.ImmediateBackend",
}
WORKER = read_choice("DIOGEL_WORKER", WORKERS, "database" if IN_PRODUCTION else "inline")
TASKS = {"default": {"BACKEND": WORKERS[WORKER]}}

LOGGING = log_settings(
    read_choice("DIOGEL_LOG_LEVEL", LEVELS, "INFO" if IN_PRODUCTION else "WARNING")
)
CSRF_FAILURE_VIEW = "config.errors.form_too_old"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
