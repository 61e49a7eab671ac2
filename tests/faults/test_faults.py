"""The quick faults, on each run of the suite; the long ones are in docs/reliability.md."""

import pytest

from tests.faults.scenarios import dropped, half, judged, reordered, sigkill, twice
from tests.faults.site import running_site


@pytest.fixture(scope="module")
def site():
    with running_site() as site:
        yield site


@pytest.mark.parametrize("fault", [twice, dropped, reordered, half, sigkill])
def test_nothing_that_was_acknowledged_is_lost_or_counted_twice(fault, site):
    seats = site.seats()

    outcome = judged(fault.__name__, site, fault(site, runs=1, pupils=12))

    assert (outcome.lost, outcome.doubled, outcome.seats - seats) == (0, 0, 12)
    assert outcome.acknowledged == 60
