"""Words of Django and allauth that our pages show, for makemessages to find.

Neither speaks much Welsh: what stands in locale/cy under these words is used instead of theirs.
"""

from django.utils.translation import gettext_lazy as _

WORDS = [
    _("This field is required."),
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a whole number."),
    _("Enter a number."),
    _("Enter a valid email address."),
    _("Enter a valid value."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Select a valid choice. That choice is not one of the available choices."),
    _("Ensure this value is less than or equal to %(limit_value)s."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    _("The two password fields didn’t match."),
    _("This password is too common."),
    _("Email"),
    _("Password"),
    _("Code"),
    _("Incorrect code."),
    _("Authenticator code"),
    _("Current Password"),
    _("New Password"),
    _("New Password (again)"),
    _("Too many failed login attempts. Try again later."),
    _("The email address and/or password you specified are not correct."),
    _("A sign-in code has been sent to %(recipient)s."),
    _("You have signed out."),
]
