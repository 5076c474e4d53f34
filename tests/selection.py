"""Which tests a run tries, and in which order its workers get them."""

import functools
import itertools
import os
import zlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import pytest

from tests import postgres, thoroughness

ENGINES = ("sqlite", "postgresql")
CONVERSATIONS = "flows"
DRAWN = (CONVERSATIONS, "scheduler", "simulator", "channels", "reports", "documents")
"""Folders whose tests run the whole assistant, a server, or make and read whole files: a row of a table costs fifty
times what a reading does."""
BY_TURNS = "by_turns"
"""The mark of tests that live through days, wait, or go through whole tables, and that no cheaper one stands for."""
PROGRAMS = frozenset({"libreoffice", "started_chromium", "tesseract"})
"""Fixtures that are programs beside ours, each of which takes seconds to start or to read a page."""
LONG = (
    ("test_demo", "test_page"),
    ("test_processes", "test_chaos", "test_lock"),
    ("test_decoding", "test_foreign_bots"),
    ("test_database_away", "test_operations", "test_operators_page", "test_fuzz"),
    ("test_decide_tables", "test_decide_invariants", "test_decide_at_random", "test_decide_meanings"),
)
"""Files whose tests wait for browsers, programs and imports, or weigh much: started last, one would keep a worker
alone at the end.

Those of one group share what takes long to start, and go to one worker; each group to another.
"""


def tried(items: Sequence[pytest.Item], *, seed: int | None) -> list[pytest.Item]:
    """What is tried of these tests: where CI is set everything, and else so much that all of it takes a minute.

    Each test of both engines is tried on one of them, conversations on SQLite, what is asked of the database itself
    and what the clock does on the one and the other by turns. What is marked as slow is left out. Of the rows of a
    table of what is DRAWN, of all that is marked as by_turns, and of the conversations of a file `seed` draws some,
    others in the next run; None draws nothing and leaves all of them.
    """
    if thoroughness.IN_CI:
        return list(items)
    ordinary = [item for item in items if not _is_left_to_ci(item)]
    return ordinary if seed is None else _drawn(ordinary, seed)


def shared_out(items: Sequence[pytest.Item], workers: int) -> Iterator[pytest.Item]:
    """The same items in such an order that groups of long ones begin the shares of different workers.

    `--dist worksteal` gives each worker at first an equal share, of items that follow each other.
    """
    groups = [[item for item in items if item.path.stem in files] for files in LONG]
    are_long = {id(item) for group in groups for item in group}
    others = iter([item for item in items if id(item) not in are_long])
    left = len(items)
    for number in range(workers):
        first = list(itertools.chain(*groups[number::workers]))
        share = left // (workers - number)
        left -= share
        yield from first
        yield from itertools.islice(others, max(share - len(first), 0))
    yield from others


def _drawn(items: Sequence[pytest.Item], seed: int) -> list[pytest.Item]:
    """Some rows of each table and some of what is tried by turns; then a third of the conversations of each file."""
    parts = _grouped(items, _table_of)
    chosen = _by_lot(items, parts.values(), lambda of_it: thoroughness.share(len(of_it)), seed)
    files = _grouped(chosen, lambda item: item.path if _is_steady_conversation(item) else None)
    return _by_lot(chosen, files.values(), lambda of_it: -(-len(of_it) // 3), seed)


def _grouped(
    items: Sequence[pytest.Item], key_of: Callable[[pytest.Item], Hashable | None]
) -> dict[Hashable, list[pytest.Item]]:
    groups: dict[Hashable, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if (key := key_of(item)) is not None:
            groups[key].append(item)
    return groups


def _table_of(item: pytest.Item) -> str | None:
    """What the item is a row of; None where all of it is tried."""
    if item.get_closest_marker(BY_TURNS) is not None:
        return BY_TURNS
    return item.nodeid.partition("[")[0] if item.path.parent.name in DRAWN else None


def _is_steady_conversation(item: pytest.Item) -> bool:
    return item.path.parent.name == CONVERSATIONS and item.get_closest_marker(BY_TURNS) is None


def _by_lot(
    items: Sequence[pytest.Item],
    groups: Iterable[Sequence[pytest.Item]],
    how_many: Callable[[Sequence[pytest.Item]], int],
    seed: int,
) -> list[pytest.Item]:
    """The items without those of the groups whose lot is to be left out."""
    left_out: set[int] = set()
    for group in groups:
        by_lot = sorted(group, key=lambda item: zlib.crc32(f"{seed} {item.nodeid}".encode()))
        left_out.update(map(id, by_lot[how_many(group) :]))
    return [item for item in items if id(item) not in left_out]


def names_its_engine(test: pytest.Item) -> bool:
    """Whether it is tried on one engine alone, wherever that is."""
    return any(mark.args[0] == "database_url" for mark in test.iter_markers("parametrize"))


def engines_for(test: pytest.Item) -> Sequence[str]:
    """The engines on which a test and the rows of its table are tried: one of them in an ordinary run.

    To make an item for each and to leave half of them out took a fifth of the time in which tests are collected.
    """
    return ENGINES if thoroughness.IN_CI or not _has_postgres() else (_turn(test, test.nodeid),)


def _turn(test: pytest.Item, name: str) -> str:
    """The engine of an ordinary run: by turns, where the test is no conversation."""
    is_talk = test.path.parent.name == CONVERSATIONS
    return ENGINES[0 if is_talk else zlib.crc32(name.encode()) % len(ENGINES)]


def _is_left_to_ci(item: pytest.Item) -> bool:
    """Whether it is slow, needs another program, or names an engine whose turn it is not."""
    if item.get_closest_marker("slow") is not None or PROGRAMS & {*getattr(item, "fixturenames", ())}:
        return True
    callspec = getattr(item, "callspec", None)
    params = callspec.params if callspec else {}
    engine = params.get("database_url") if names_its_engine(item) else params.get("engine")
    return engine in ENGINES and _has_postgres() and engine != _turn(item, item.nodeid.replace(engine, ""))


@functools.cache
def _has_postgres() -> bool:
    return postgres.found(os.environ)  # noqa: TID251
