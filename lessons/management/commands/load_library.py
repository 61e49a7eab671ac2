"""Read the lessons of the content folder into the database, or only check them."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.utils import timezone

from lessons.imports import (
    CONTENT,
    Library,
    counts_of,
    load_library,
    read_library,
    table_of,
)


class Command(BaseCommand):
    help = (
        "Load the lessons under lessons/content/: a changed lesson gets its next version, and a "
        "published version is never touched. With --check nothing is saved: it prints each lesson "
        "with its reading age, and the faults with file and line."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Only say what is wrong.")
        parser.add_argument("--from", dest="root", type=Path, default=CONTENT, help="The folder.")

    @no_translations
    def handle(self, *, check: bool, root: Path, **options: object) -> None:
        if not root.is_dir():
            raise CommandError(f"There is no folder {root}.")
        library, faults = read_library(root)
        if check:
            self.stdout.write(f"{table_of(library)}\n\n")
        self.stdout.write(counts_of(library, faults))
        for warning in faults.warnings:
            self.stderr.write(str(warning))
        if faults.errors:
            lines = "\n".join(str(fault) for fault in faults.errors)
            raise CommandError(f"{len(faults.errors)} faults, nothing is loaded.\n{lines}")
        if not check:
            self._load(library)

    def _load(self, library: Library) -> None:
        report = load_library(library, now=timezone.now())
        self.stdout.write(
            f"Published {len(report.published)}, unchanged {len(report.unchanged)},"
            f" cards new or changed {len(report.cards_changed)}."
        )
        for name in report.published:
            self.stdout.write(f"  Published: {name}")
        for name in report.cards_kept:
            self.stdout.write(f"  Changed on the site, left as it is: {name}")
        for name in report.kept:
            self.stdout.write(f"  Changed in the site too, so not replaced: {name}")
        for name in report.left_over:
            self.stdout.write(f"  No longer in the folder, left as it is: {name}")
