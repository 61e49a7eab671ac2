"""Schools, the officers who serve them, and the visits agreed between them."""

from schools.models.absences import Absence, TimeAway
from schools.models.deliveries import Delivery, SignOff
from schools.models.drafts import VisitDraft
from schools.models.people import ClassGroup, Officer, PatchSchool, Teacher
from schools.models.places import Closure, ForceArea, LocalAuthority, School
from schools.models.visits import (
    Claim,
    LessonLanguage,
    OutgoingMail,
    PossibleTime,
    RoomDevices,
    Visit,
    VisitEvent,
)

__all__ = [
    "Absence",
    "Claim",
    "ClassGroup",
    "Closure",
    "Delivery",
    "ForceArea",
    "LessonLanguage",
    "LocalAuthority",
    "Officer",
    "OutgoingMail",
    "PatchSchool",
    "PossibleTime",
    "RoomDevices",
    "School",
    "SignOff",
    "Teacher",
    "TimeAway",
    "Visit",
    "VisitDraft",
    "VisitEvent",
]
