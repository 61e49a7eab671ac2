"""Help routes: every pupil of a lesson leaves it knowing whom to tell, at school first."""

from collections.abc import Iterable

from accounts.models import Nation
from lessons.imports import sentences as says
from lessons.imports.faults import Faults
from lessons.imports.said import Said
from lessons.imports.shapes import Library, Pack
from lessons.models import CardState, HelpRoute, Section

SCHOOL = "school"
FEWEST = 2  # an adult at school, and somebody else


def check_help(pack: Pack, library: Library, faults: Faults) -> None:
    """Say which pupils of PACK would have nobody to turn to, and which route leaves help out."""
    for said in (*_named(pack), *_for_each_pupil(pack, library), *_on_each_route(pack)):
        faults.add(pack.folder / "lesson.toml", 1, said)


def _named(pack: Pack) -> Iterable[Said]:
    if not pack.help_routes:
        yield says.NO_HELP()
    elif pack.help_routes[0] != SCHOOL:
        yield says.FIRST_HELP(wanted=SCHOOL, found=pack.help_routes[0])


def _for_each_pupil(pack: Pack, library: Library) -> Iterable[Said]:
    """In each nation and at each age there are routes that are shown to pupils."""
    shown = [
        route
        for route in library.help_routes
        if route.key in pack.help_routes
        and route.audience == HelpRoute.Audience.PUPIL
        and route.state == CardState.CHECKED
    ]
    for nation in Nation if pack.help_routes else ():
        here = [route for route in shown if nation.value in route.nations]
        counts = {age: sum(r.ages[0] <= age <= r.ages[1] for r in here) for age in pack.ages}
        if (fewest := min(counts.values())) < FEWEST:
            age = min(counts, key=counts.__getitem__)
            yield says.FEW_ROUTES(age=age, nation=nation.label, count=fewest, needed=FEWEST)


def _on_each_route(pack: Pack) -> Iterable[Said]:
    told = [section for section in pack.sections if section.kind == Section.Kind.SIGNPOSTING]
    routes = {route for section in pack.sections for route in section.minutes}
    for route in sorted(routes - {route for section in told for route in section.minutes}):
        yield says.HELP_HAS_NO_MINUTES(route=route)
