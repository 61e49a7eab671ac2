"""Import a public register of schools."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from schools.forces import KnownForce, establish, find_force, known_forces
from schools.imports import (
    RegisterError,
    SchoolRow,
    import_schools,
    read_coordinates,
    read_register,
)

FAULTS_SHOWN = 50


class Command(BaseCommand):
    help = (
        "Import schools from the Welsh address list or the English register (GIAS); which of the "
        "two a file is, its header says. Run it again with a newer file to update."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", help="Only the schools of this force, e.g. Dyfed-Powys.")
        parser.add_argument(
            "--coordinates", type=Path, help="CSV: School Number, latitude, longitude."
        )

    def handle(
        self, *, file: Path, force: str | None, coordinates: Path | None, **options: object
    ) -> None:
        for path in filter(None, (file, coordinates)):
            if not path.is_file():
                raise CommandError(f"There is no file {path}.")
        known = self._known_force(force)
        try:
            rows = read_register(file)
            places = read_coordinates(coordinates) if coordinates else {}
        except RegisterError as error:
            raise CommandError(self._faults(error)) from error
        self.stdout.write(f"Read {len(rows):,} schools from {file.name}.")
        today = timezone.localdate()
        if known:
            rows = self._rows_of(known, rows)
        with transaction.atomic():
            if known:
                establish(known, today=today)
            report = import_schools(rows, places=places, today=today, progress=self._progress)
        self.stdout.write(
            f"Created {report.created:,}, changed {report.changed:,}, unchanged"
            f" {report.unchanged:,}, closed {len(report.closed):,}, gone from the register"
            f" {len(report.gone):,}."
        )
        for word, names in (("Closed", report.closed), ("Gone", report.gone)):
            for name in names:
                self.stdout.write(f"  {word}: {name}")

    def _known_force(self, name: str | None) -> KnownForce | None:
        if not name:
            return None
        known = find_force(name)
        if known is None:
            names = ", ".join(force.name_en for force in known_forces())
            raise CommandError(f"No force is called {name!r}. Known: {names}.")
        return known

    def _rows_of(self, known: KnownForce, rows: list[SchoolRow]) -> list[SchoolRow]:
        own = [
            row
            for row in rows
            if row.nation == known.nation and row.authority_code in known.authorities
        ]
        if not own:
            raise CommandError(f"This register has no school of {known.name_en}.")
        self.stdout.write(f"{len(own):,} of them belong to {known.name_en}.")
        return own

    def _faults(self, error: RegisterError) -> str:
        shown = [f"  {number}. {fault}" for number, fault in enumerate(error.faults, start=1)]
        more = len(shown) - FAULTS_SHOWN
        tail = [f"  and {more} more"] if more > 0 else []
        head = f"Nothing was imported. Faults: {len(shown)}."
        return "\n".join([head, *shown[:FAULTS_SHOWN], *tail])

    def _progress(self, done: int, total: int) -> None:
        self.stdout.write(f"  {done:,} of {total:,}")
