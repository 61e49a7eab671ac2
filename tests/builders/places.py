"""Forces, their schools, and the classes of a school."""

import datetime as dt

from accounts.models import Force
from schools.models import ClassGroup, ForceArea, LocalAuthority, PatchSchool, School
from tests.builders.clock import numbers


def make_force(**fields):
    number = next(numbers)
    return Force.objects.create(
        **{
            "slug": f"force-{number}",
            "name_en": f"Force {number} Police",
            "name_cy": f"Heddlu {number}",
            "nation": "wales",
            "safeguarding_lead_en": "Designated Safeguarding Person (DSP)",
            "safeguarding_lead_cy": "Person Diogelu Dynodedig (DSP)",
            **fields,
        }
    )


def make_authority(force=None, **fields):
    number = next(numbers)
    authority = LocalAuthority.objects.create(
        **{"nation": "wales", "code": str(600 + number), "name_en": f"Authority {number}", **fields}
    )
    ForceArea.objects.create(
        force=force or make_force(), local_authority=authority, starts_on=dt.date(2020, 9, 1)
    )
    return authority


def make_school(force=None, authority=None, officer=None, **fields):
    number = next(numbers)
    force = force or (officer.force if officer else None)
    name = fields.pop("name", f"Ysgol Rhif {number}")
    school = School.objects.create(
        **{
            "nation": "wales",
            "register_number": f"{6000000 + number}",
            "name": name,
            "sort_key": name.lower(),
            "search_text": name.lower(),
            "local_authority": authority or make_authority(force),
            "phase": "secondary",
            "pupils": 400,
            **fields,
        }
    )
    if officer:
        PatchSchool.objects.create(officer=officer, school=school, starts_on=dt.date(2020, 9, 1))
    return school


def force_of(school):
    return school.local_authority.force_areas.get(ends_on=None).force


def make_class_group(school=None, **fields):
    number = next(numbers)
    return ClassGroup.objects.create(
        **{
            "school": school or make_school(),
            "name": f"8{number}",
            "school_year": 2026,
            "year_from": 8,
            "year_to": 8,
            "pupils": 28,
            **fields,
        }
    )
