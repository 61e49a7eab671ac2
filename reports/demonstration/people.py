"""The force, its schools and the people who sign in. All of it is made up."""

import datetime as dt
from dataclasses import dataclass

from accounts.actions import give_role
from accounts.models import Force, Nation, Role, User
from lessons.actions import give_review_right
from lessons.models import Review
from schools.actions import approve_teacher, join_school
from schools.models import ForceArea, LocalAuthority, Officer, School
from schools.names import fold, sort_key
from schools.patches import add_officer, assign_schools

SLUG = "dyffryn"
PASSWORD = "diogel-dangos-2026"  # noqa: S105  printed on purpose: the people are made up
DOMAIN = "dyffryn.example"

AUTHORITIES = {"D01": ("Dyffryn Uchaf", "Dyffryn Uchaf"), "D02": ("Glannau", "Glannau")}
# name, phase, medium, authority, pupils
SCHOOLS = [
    ("Ysgol Bryn Awel", "secondary", "dual", "D01", 640),
    ("Ysgol y Cwm Bach", "secondary", "welsh", "D01", 512),
    ("Llanfair y Dyffryn Primary School", "primary", "english", "D01", 148),
    ("Ysgol Gynradd Pont Wen", "primary", "welsh", "D01", 96),
    ("Ysgol Maes Hyfryd", "primary", "dual", "D01", 204),
    ("Coed Mawr Primary School", "primary", "english", "D01", 180),
    ("Ysgol Nant y Gro", "primary", "welsh", "D01", 42),
    ("Ysgol Tŷ Gwyn", "special", "dual", "D01", 74),
    ("Ysgol Uwchradd Glannau", "secondary", "english", "D02", 890),
    ("Ysgol Gymraeg y Traeth", "primary", "welsh", "D02", 233),
    ("Harbour View Primary School", "primary", "english", "D02", 310),
    ("Ysgol Pen y Bryn", "primary", "dual", "D02", 121),
    ("St Teilo's Church in Wales School", "primary", "english", "D02", 166),
    ("Ysgol Gynradd Aberllyn", "primary", "welsh", "D02", 88),
    ("Sandy Bay Primary School", "primary", "english", "D02", 275),
    ("Ysgol Gyfun y Foryd", "secondary", "welsh", "D02", 705),
]


@dataclass(frozen=True)
class People:
    """Who signs in to the demonstration."""

    force: Force
    coordinator: User
    editor: User
    officers: list[Officer]
    teachers: list[User]


def make_people(*, now: dt.datetime) -> People:
    """The force with its schools, a co-ordinator, two officers, an editor and three teachers."""
    today = now.date()
    force = Force.objects.create(
        slug=SLUG,
        name_en="Dyffryn Police",
        name_cy="Heddlu Dyffryn",
        nation=Nation.WALES,
        officer_title_en="Schools Police Officer",
        officer_title_cy="Swyddog Heddlu Ysgolion",
        safeguarding_lead_en="Designated Safeguarding Person (DSP)",
        safeguarding_lead_cy="Person Diogelu Dynodedig (DSP)",
        contact_email=f"ysgolion@{DOMAIN}",
        is_demonstration=True,
    )
    coordinator = _person("coordinator", "Sgt Mari Puw", Role.COORDINATOR, force)
    editor = _person("editor", "Non Gruffydd", Role.EDITOR, force)
    officers = [
        add_officer(email=f"{login}@{DOMAIN}", name=name, force=coordinator.force, by=coordinator)
        for login, name in (("officer", "PC Siân Rees"), ("officer2", "PC Tom Evans"))
    ]
    schools = _make_schools(force, since=today - dt.timedelta(days=800))
    for officer, code in zip(officers, AUTHORITIES, strict=True):
        own = [school for school in schools if school.local_authority.code == code]
        assign_schools(officer=officer, schools=own, by=coordinator, today=today)
    teachers = [
        _teacher(login, name, school, officers[0].user, now=now)
        for login, name, school in (
            ("teacher", "Eleri Wyn", schools[0]),
            ("teacher2", "James Carter", schools[2]),
            ("teacher3", "Sioned Haf", schools[9]),
        )
    ]
    reviewers = _reviewers(force, by=coordinator, now=now)
    officers_too = (officer.user for officer in officers)
    for user in (coordinator, editor, *officers_too, *teachers, *reviewers):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    return People(force, coordinator, editor, officers, teachers)


def _person(login: str, name: str, role: Role, force: Force | None) -> User:
    return give_role(email=f"{login}@{DOMAIN}", role=role, force=force, by=None, name=name)


def _reviewers(force: Force, *, by: User, now: dt.datetime) -> list[User]:
    """One editor for each kind of review of lessons."""
    people = []
    for login, name, kind in (
        ("police", "Insp Huw Prosser", Review.POLICE),
        ("education", "Catrin Lloyd", Review.EDUCATION),
        ("welsh", "Aled Morgan", Review.WELSH),
    ):
        person = _person(login, name, Role.EDITOR, force)
        give_review_right(person=person, kind=kind, by=by, now=now)
        people.append(person)
    return people


def _teacher(login: str, name: str, school: School, by: User, *, now: dt.datetime) -> User:
    user = give_role(email=f"{login}@{DOMAIN}", role=Role.TEACHER, force=None, by=None, name=name)
    teacher = join_school(user=user, school=school)
    approve_teacher(teacher=teacher, by=by, now=now)
    return user


def _make_schools(force: Force, *, since: dt.date) -> list[School]:
    authorities = {}
    for code, (name_en, name_cy) in AUTHORITIES.items():
        authority = LocalAuthority.objects.create(
            nation=Nation.WALES, code=code, name_en=name_en, name_cy=name_cy
        )
        ForceArea.objects.create(force=force, local_authority=authority, starts_on=since)
        authorities[code] = authority
    return [
        School.objects.create(
            nation=Nation.WALES,
            register_number=f"99{number:05}",
            name=name,
            sort_key=sort_key(name, Nation.WALES),
            search_text=fold(f"{name} {authorities[code].name_en}"),
            local_authority=authorities[code],
            phase=phase,
            medium=medium,
            pupils=pupils,
            address=f"Ffordd yr Ysgol, {authorities[code].name_en}",
        )
        for number, (name, phase, medium, code, pupils) in enumerate(SCHOOLS, start=1)
    ]
