"""The forces we know and the authorities they look after (schools/forces.toml)."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from accounts.models import Force, Nation
from schools.models import ForceArea, LocalAuthority
from schools.names import fold

FILE = Path(__file__).with_name("forces.toml")
SAFEGUARDING_LEADS = {
    Nation.WALES: (
        "Designated Safeguarding Person (DSP)",
        "Person Diogelu Dynodedig (DSP)",
    ),
    Nation.ENGLAND: (
        "Designated Safeguarding Lead (DSL)",
        "Arweinydd Diogelu Dynodedig (DSL)",
    ),
}


@dataclass(frozen=True)
class KnownForce:
    """A force with the register codes of its authorities."""

    slug: str
    nation: str
    name_en: str
    name_cy: str
    authorities: dict[str, str]


def known_forces() -> list[KnownForce]:
    """The forces of the file, in its order."""
    return [KnownForce(**force) for force in tomllib.loads(FILE.read_text("utf-8"))["forces"]]


def find_force(name: str) -> KnownForce | None:
    """The force people mean by NAME: "Dyfed-Powys", "dyfed powys police", "Heddlu Gwent"."""
    wanted = fold(name).replace("police", "").replace("heddlu", "").strip()
    for force in known_forces():
        names = {fold(force.name_en), fold(force.name_cy), fold(force.slug)}
        if wanted in {known.replace("police", "").replace("heddlu", "").strip() for known in names}:
            return force
    return None


@transaction.atomic
def establish(known: KnownForce, *, today: dt.date) -> Force:
    """The Force row of KNOWN, with its authorities, made when missing; a date is never moved.

    An authority that another force looks after today keeps that force: a change of areas is a
    decision with a date, not part of an import.
    """
    lead_en, lead_cy = SAFEGUARDING_LEADS[Nation(known.nation)]
    force, _ = Force.objects.get_or_create(
        slug=known.slug,
        defaults={
            "name_en": known.name_en,
            "name_cy": known.name_cy,
            "nation": known.nation,
            "safeguarding_lead_en": lead_en,
            "safeguarding_lead_cy": lead_cy,
        },
    )
    for code, name in known.authorities.items():
        authority, _ = LocalAuthority.objects.get_or_create(
            nation=known.nation, code=code, defaults={"name_en": name}
        )
        ForceArea.objects.get_or_create(
            local_authority=authority,
            ends_on=None,
            defaults={"force": force, "starts_on": today},
        )
    return force
