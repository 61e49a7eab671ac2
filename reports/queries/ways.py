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
    GROUPS is the size of groups that answered as one to how many there were.
    """

    pupils: dict[Source, int]
    small: int
    groups: dict[int, int]

    @property
    def is_withheld(self) -> bool:
        return any(is_withheld(pupils, self.small) for pupils in self.pupils.values())

    @property
    def alone(self) -> int:
        """How many at shared devices answered for themselves."""
        in_groups = sum(people * count for people, count in self.groups.items())
        return max(0, self.pupils.get(Source.SHARED, 0) - in_groups)

    @property
    def hides_groups(self) -> bool:
        """Whether a number of groups would tell of fewer than SMALL pupils, or of those beside."""
        sizes = [people * count for people, count in self.groups.items()]
        return self.is_withheld or any(is_withheld(n, self.small) for n in [*sizes, self.alone])


def ways_of(sitting: Sitting) -> Ways:
    """The ways of SITTING, each with the pupils at the question that most answered in it.

    A group that answered as one counts with each of its pupils. Two queries, and the questions.
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
    groups = dict(sitting.groups.values_list("people", "count"))
    return Ways(pupils=ways, small=sitting.delivery.force.small_group, groups=groups)
