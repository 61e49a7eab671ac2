"""In which ways a class answered: own devices, shared ones, hands, cards, paper."""

from collections import Counter
from dataclasses import dataclass

from quizzes.content import asked_of, by_pk
from quizzes.models import Sitting, Source
from reports.small_groups import is_withheld


@dataclass(frozen=True)
class Ways:
    """How many pupils answered in each way; none is given when any one of them is SMALL.

    With the number who joined beside it, one that is left out could be found by subtraction.
    """

    pupils: dict[Source, int]
    small: int

    @property
    def is_withheld(self) -> bool:
        return any(is_withheld(pupils, self.small) for pupils in self.pupils.values())


def ways_of(sitting: Sitting) -> Ways:
    """The ways of SITTING, each with the pupils at the question that most answered in it.

    A group that answered as one counts with each of its pupils. One query, and the questions.
    """
    asked = by_pk(asked_of(sitting.delivery.version_id))
    answered: Counter[tuple[str, str, int]] = Counter()
    rows = sitting.tallies.values_list("source", "phase", "question", "choice", "count")
    for source, phase, question, choice, count in rows:
        if asked[question].is_whole(choice):
            answered[source, phase, question] += count
    most: Counter[str] = Counter()
    for (source, _phase, _question), pupils in answered.items():
        most[source] = max(most[source], pupils)
    ways = {source: most[source] for source in Source if most[source]}
    return Ways(pupils=ways, small=sitting.delivery.force.small_group)
