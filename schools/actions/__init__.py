"""Changes of visits. Each is one transaction with its event, its mail and its audit row."""

from schools.actions.agreeing import (
    accept_time,
    decline_offer,
    lapse_offers,
    offer_times,
    take_offer,
)
from schools.actions.asking import (
    AssemblyRefused,
    ClassWish,
    approve_teacher,
    join_school,
    plan_own_lesson,
    refuse_assembly,
    refuse_teacher,
    request_visit,
    serving,
)
from schools.actions.changing import cancel_visit, move_visit, pass_on
from schools.actions.moves import TooLate
from schools.actions.signing_off import sign_off
from schools.claims import TimeTaken

__all__ = [
    "AssemblyRefused",
    "ClassWish",
    "TimeTaken",
    "TooLate",
    "accept_time",
    "approve_teacher",
    "cancel_visit",
    "decline_offer",
    "join_school",
    "lapse_offers",
    "move_visit",
    "offer_times",
    "pass_on",
    "plan_own_lesson",
    "refuse_assembly",
    "refuse_teacher",
    "request_visit",
    "serving",
    "sign_off",
    "take_offer",
]
