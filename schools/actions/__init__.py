"""Changes of visits. Each is one transaction with its event, its mail and its audit row."""

from schools.actions.absences import add_absence, change_absence, remove_absence
from schools.actions.agreeing import (
    NotChecked,
    accept_time,
    decline_offer,
    lapse_offers,
    offer_times,
    take_back_offer,
    take_offer,
)
from schools.actions.asking import (
    AssemblyRefused,
    ClassWish,
    plan_own_lesson,
    refuse_assembly,
    request_visit,
    serving,
)
from schools.actions.changing import HandOver, cancel_visit, hand_over, move_visit, pass_on
from schools.actions.joining import approve_teacher, join_school, refuse_teacher
from schools.actions.moves import TooLate
from schools.actions.signing_off import sign_off
from schools.claims import TimeTaken

__all__ = [
    "AssemblyRefused",
    "ClassWish",
    "HandOver",
    "NotChecked",
    "TimeTaken",
    "TooLate",
    "accept_time",
    "add_absence",
    "approve_teacher",
    "cancel_visit",
    "change_absence",
    "decline_offer",
    "hand_over",
    "join_school",
    "lapse_offers",
    "move_visit",
    "offer_times",
    "pass_on",
    "plan_own_lesson",
    "refuse_assembly",
    "refuse_teacher",
    "remove_absence",
    "request_visit",
    "serving",
    "sign_off",
    "take_back_offer",
    "take_offer",
]
