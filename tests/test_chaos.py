"""A short run of the chaos: the assistant, killed as a process of its own, loses and hides nothing."""

import pytest

from benchmarks import chaos
from benchmarks.findings import Findings, Options


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_killed_at_random_moments_it_keeps_the_delivery_contract(engine: str) -> None:
    found = await chaos.run(Options(engine, kills=1, steps=30, reminders=10, seed=1, latency=0.1))
    if found is None:
        pytest.skip("no PostgreSQL on this machine")
    assert not found.broken, str(found)


@pytest.mark.slow
async def test_several_replicas_of_which_some_are_killed_and_frozen_keep_it_too() -> None:
    options = Options("postgresql", kills=4, steps=40, reminders=10, seed=4, latency=0.2, replicas=3)
    found = await chaos.run(options)
    if found is None:
        pytest.skip("no PostgreSQL on this machine")
    assert not found.broken, str(found)


def test_what_breaks_the_contract() -> None:
    options = Options("sqlite", kills=3, steps=40, reminders=20, seed=0)
    assert not Findings(options).broken
    for name in ("not_answered", "reminders_missing", "left_waiting", "out_of_order", "unmarked", "doubled"):
        broken = Findings(options)
        setattr(broken, name, 1)
        assert broken.broken, name
    assert Findings(options, wrong=["a task that stands otherwise"]).broken
    assert not Findings(options, doubled=2, unrecorded=2).broken


def test_many_kills_that_meet_nothing_on_its_way_have_tried_too_little() -> None:
    options = Options("postgresql", kills=40, steps=40, reminders=20, seed=0, replicas=3)
    assert Findings(options, killed=20, in_flight=9).too_few_in_flight
    assert not Findings(options, killed=20, in_flight=10).too_few_in_flight
    assert not Findings(options, killed=3).too_few_in_flight
