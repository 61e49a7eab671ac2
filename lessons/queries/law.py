"""What the law says and who helps, for one nation and age: the cards that are in date."""

import datetime as dt
from dataclasses import dataclass

from lessons.models import HelpRoute, LawCard


@dataclass(frozen=True)
class LawAndHelp:
    law_cards: list[LawCard]
    help_routes: list[HelpRoute]


def law_and_help(nation: str, ages: tuple[int, int], today: dt.date) -> LawAndHelp:
    """The law cards, and the help routes for pupils, of NATION for pupils of AGES."""
    routes = HelpRoute.objects.filter(audience=HelpRoute.Audience.PUPIL)
    return LawAndHelp(
        law_cards=list(LawCard.objects.in_date(today).for_nation(nation).for_ages(*ages)),
        help_routes=list(routes.in_date(today).for_nation(nation).for_ages(*ages)),
    )
