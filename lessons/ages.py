"""The ages that lessons are looked for by."""

from django.utils.translation import gettext_lazy as _

AGE_BANDS = ((7, 9), (9, 11), (11, 14), (14, 16))
STAGES = {
    "2": (7, 11, _("Key stage 2, progression steps 2 and 3 (ages 7 to 11)")),
    "3": (11, 14, _("Key stage 3, progression step 4 (ages 11 to 14)")),
    "4": (14, 16, _("Key stage 4, progression step 5 (ages 14 to 16)")),
}
