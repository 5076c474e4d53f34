"""A short run of the chaos: the assistant, killed as a process of its own, loses and hides nothing."""

import pytest

from benchmarks import chaos
from benchmarks.chaos import Findings, Options


@pytest.mark.parametrize(("engine", "kills"), [("sqlite", 1), ("postgresql", 1)])
async def test_killed_at_random_moments_it_keeps_the_delivery_contract(engine: str, kills: int) -> None:
    found = await chaos.run(Options(engine, kills=kills, reports=20, reminders=10, seed=kills))
    if found is None:
        pytest.skip("no PostgreSQL on this machine")
    assert not found.broken, str(found)


def test_what_breaks_the_contract() -> None:
    kept = Findings(Options("sqlite", kills=3, reports=40, reminders=20, seed=0), at_work=3)
    assert not kept.broken
    for name in ("not_stored", "stored_twice", "unanswered", "reminders_missing", "left_waiting", "unmarked_answers"):
        broken = Findings(kept.options, at_work=3)
        setattr(broken, name, 1)
        assert broken.broken, name
    assert Findings(kept.options, at_work=3, doubled_reminders=4, cut_off=3).broken
    assert not Findings(kept.options, at_work=3, doubled_reminders=3, cut_off=3).broken
