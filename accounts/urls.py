"""Signing in, the own account, the audit trail, and the pages that say how we treat people."""

from collections.abc import Callable

from allauth.account import views as allauth_views
from allauth.mfa.totp import views as app_views
from csp.decorators import csp_update
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from accounts.views import account, audit, components, trust


def second_factor(name: str) -> Callable[[HttpRequest], HttpResponse]:
    """The library's view NAME of the second factor, brought in when it is first asked for.

    With it come the libraries of security keys, which nobody signs in with here: 9 MiB a process.
    """

    def view(request: HttpRequest) -> HttpResponse:
        return import_string(f"allauth.mfa.base.views.{name}")(request)

    return view


own = (
    [
        path("sign-in/", account.sign_in, name="sign_in"),
        path("first-page/", account.first_page, name="first_page"),
        path("account/", account.account, name="account"),
        path("account/role/", account.role, name="role"),
        path("account/more/", account.more, name="more"),
        path("audit/", audit.audit, name="audit"),
        path("components/", components.components, name="components"),
        path("components/pupil/", components.pupil_components, name="pupil_components"),
        path("components/board/", components.board_components, name="board_components"),
        path(_("about/"), trust.about, name="about"),
        path(_("privacy/"), trust.privacy, name="privacy"),
        path(_("privacy/for-pupils/"), trust.privacy_children, name="privacy_children"),
        path(_("accessibility/"), trust.accessibility, name="accessibility"),
        path(_("cookies/"), trust.cookies, name="cookies"),
    ],
    "accounts",
)

# Only the steps of the library's sign-in that we use; its names are kept, it redirects by them.
library = [
    path("sign-in/password/", allauth_views.login, name="account_login"),
    path("sign-in/code/", allauth_views.request_login_code, name="account_request_login_code"),
    path(
        "sign-in/code/confirm/",
        allauth_views.confirm_login_code,
        name="account_confirm_login_code",
    ),
    path("sign-out/", allauth_views.logout, name="account_logout"),
    path("sign-in/inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("sign-in/closed/", allauth_views.signup, name="account_signup"),
    path("account/again/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path(
        "account/confirm-address/",
        allauth_views.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("account/password/set/", allauth_views.password_set, name="account_set_password"),
    path("account/password/change/", allauth_views.password_change, name="account_change_password"),
    # The picture that carries the key of the app is in the page itself, as data.
    path(
        "account/second-factor/totp/activate/",
        csp_update({"img-src": ["data:"]})(app_views.activate_totp),
        name="mfa_activate_totp",
    ),
    path("account/second-factor/", second_factor("index"), name="mfa_index"),
    path(
        "account/second-factor/authenticate/",
        login_not_required(second_factor("authenticate")),
        name="mfa_authenticate",
    ),
    path(
        "account/second-factor/reauthenticate/",
        second_factor("reauthenticate"),
        name="mfa_reauthenticate",
    ),
    path("account/second-factor/totp/", include("allauth.mfa.totp.urls")),
    path("account/second-factor/recovery-codes/", include("allauth.mfa.recovery_codes.urls")),
]

urlpatterns = [path("", include(own)), *library]
