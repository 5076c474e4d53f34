"""A short run of the fuzz: nothing gets out, nobody is apologized to, and everything is closed."""

import pytest
from sqlalchemy import URL

from benchmarks import fuzz
from tests import thoroughness


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
async def test_whatever_arrives_is_closed_and_nobody_is_apologized_to(database_url: URL, seed: int) -> None:
    found = await fuzz.fuzz(database_url, seed=seed, updates=thoroughness.share(300))
    found.grown_mb = 0.0  # Of a run so short, and of a process that other tests have used, it tells nothing.
    assert not found.broken, str(found)


def test_what_counts_as_broken() -> None:
    good = fuzz.Findings(1, 10, "sqlite")
    assert not good.broken
    for name, value in (("escaped", ["x"]), ("apologies", 1), ("left_open", 1), ("grown_mb", 999.0)):
        bad = fuzz.Findings(1, 10, "sqlite")
        setattr(bad, name, value)
        assert bad.broken
