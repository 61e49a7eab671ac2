"""Save the rows of a register: all or nothing, and the same file twice changes nothing."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db import transaction

from accounts.audit import record
from accounts.models import User
from schools.imports.registers import SchoolRow
from schools.models import LocalAuthority, School
from schools.names import fold, sort_key

BATCH = 200


@dataclass
class ImportReport:
    """What an import did, by names of schools where people will want to look."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    closed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"created {self.created}, changed {self.changed}, unchanged {self.unchanged},"
            f" closed {len(self.closed)}, gone {len(self.gone)}"
        )


@transaction.atomic
def import_schools(
    rows: list[SchoolRow],
    *,
    places: dict[str, tuple[float, float]] | None = None,
    today: dt.date,
    by: User | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> ImportReport:
    """Create and update schools from ROWS of one register, and mark those that are gone.

    A school counts as gone when its authority stands in the file but the school does not; it is
    marked with TODAY and kept. Schools of other authorities and of the other register are left
    alone. PLACES gives coordinates by number where the register has none. PROGRESS is called
    with how many of how many rows are done.
    """
    report = ImportReport()
    nation, authorities = rows[0].nation, _authorities(rows)
    known = {school.register_number: school for school in School.objects.filter(nation=nation)}
    fresh: list[School] = []
    for done, row in enumerate(rows, start=1):
        school = known.get(row.number) or School(nation=nation, register_number=row.number)
        values = _values(row, authorities[row.authority_code], (places or {}).get(row.number))
        different = _brought_up_to_date(school, values)
        if school.pk is None:
            fresh.append(school)
        elif different:
            school.save(update_fields=different)
            report.changed += 1
            if "closed_on" in different and school.closed_on:
                report.closed.append(school.name)
        else:
            report.unchanged += 1
        if done % BATCH == 0 or done == len(rows):
            progress(done, len(rows))
    School.objects.bulk_create(fresh, batch_size=BATCH)
    report.created = len(fresh)
    report.gone = _mark_gone(known.values(), rows, authorities.values(), today=today)
    record("schools_imported", by=by, detail=str(report))
    return report


def _brought_up_to_date(school: School, values: dict[str, object]) -> list[str]:
    """Put VALUES into SCHOOL; the names of those that were different."""
    different = [name for name, value in values.items() if getattr(school, name) != value]
    for name in different:
        setattr(school, name, values[name])
    return different


def _authorities(rows: Iterable[SchoolRow]) -> dict[str, LocalAuthority]:
    found = {}
    for code, (nation, name) in {
        row.authority_code: (row.nation, row.authority_name) for row in rows
    }.items():
        found[code], _ = LocalAuthority.objects.get_or_create(
            nation=nation, code=code, defaults={"name_en": name}
        )
    return found


def _values(
    row: SchoolRow, authority: LocalAuthority, place: tuple[float, float] | None
) -> dict[str, object]:
    values: dict[str, object] = {
        "name": row.name,
        "sort_key": sort_key(row.name, row.nation),
        "search_text": fold(f"{row.name} {row.address} {row.postcode} {authority.name_en}")[:400],
        "local_authority_id": authority.pk,
        "phase": row.phase,
        "medium": row.medium,
        "pupils": row.pupils,
        "address": row.address,
        "postcode": row.postcode,
        "phone": row.phone,
        "closed_on": row.closed_on,
        "gone_on": None,
    }
    if place or row.latitude is not None:
        values["latitude"], values["longitude"] = place or (row.latitude, row.longitude)
    return values


def _mark_gone(
    known: Iterable[School],
    rows: list[SchoolRow],
    authorities: Iterable[LocalAuthority],
    *,
    today: dt.date,
) -> list[str]:
    listed, covered = {row.number for row in rows}, {authority.pk for authority in authorities}
    gone = [
        school
        for school in known
        if school.gone_on is None
        and school.local_authority_id in covered
        and school.register_number not in listed
    ]
    for school in gone:
        school.gone_on = today
    School.objects.bulk_update(gone, ["gone_on"], batch_size=BATCH)
    return sorted(school.name for school in gone)
