"""The tables of deciding: every cell has exactly one answer, and a change of any shows in the golden file."""

from collections import Counter
from itertools import product

import pytest

from domain import acts
from domain.acts import Act, Answer, Asking, Change
from domain.decide.cells import AXES, Sent
from domain.decide.decide import GATES, TABLES, Decision, tables_of
from domain.decide.gate import WHO
from domain.decide.rows import Table
from domain.said import Meaning
from tests.deciding import FILE, ROWS, acts_of, cells_of, decided, decides, golden, key_of

ALL = (WHO, *GATES, *TABLES)


@pytest.mark.parametrize("table", ALL, ids=lambda table: table.name)
def test_no_cell_has_two_rows(table: Table) -> None:
    counted = Counter(cell for row in table.rows for cell in table.cells_of(row))
    assert [cell for cell, rows in counted.items() if rows > 1] == []


@pytest.mark.parametrize("gate", [WHO, *GATES], ids=lambda table: table.name)
def test_no_gate_has_a_hole(gate: Table) -> None:
    known = {cell for row in gate.rows for cell in gate.cells_of(row)}
    every = set(product(*(gate.meanings if axis == "meaning" else AXES[axis] for axis in gate.axes)))
    unseen = {cell for cell in every - known if _comes_here(gate, cell)}
    assert unseen == set()


def _comes_here(gate: Table, cell: tuple[object, ...]) -> bool:
    """Whether the first gate lets the cell through: what it decides needs no row here."""
    if gate is WHO:
        return True
    place = dict(zip(gate.axes, cell, strict=True))
    found = next(row for row in WHO.rows if (place["capacity"], place["phase"]) in set(WHO.cells_of(row)))
    return not decides(found)


@pytest.mark.parametrize("meaning", Meaning)
def test_every_cell_has_an_answer(meaning: Meaning) -> None:
    holes = []
    for cell in cells_of(meaning):
        for table in tables_of(meaning):
            found = table.index.get(key_of(table, cell))
            if found is None:
                holes.append((table.name, key_of(table, cell)))
            if found is None or decides(found):
                break
        else:
            holes.append(("nothing decides", key_of(table, cell)))
    assert holes == []


def test_every_row_is_reached() -> None:
    reached = {found.name for _, found in decided()}
    passing = {row.name for row in ROWS.values() if not decides(row)}
    assert set(ROWS) - reached - passing == set()


def test_every_row_has_a_name_of_its_own_and_a_reason() -> None:
    names = Counter(row.name for table in ALL for row in set(table.rows))
    assert [name for name, rows in names.items() if rows > 1 and name not in SHARED] == []
    assert all(row.because for row in ROWS.values())


SHARED = frozenset(
    {"own work", "files of others", "inspector", "remarking what is over", "remarking", "no right to assign"}
)
"""Rows that gates have in common."""


def test_every_act_follows_from_some_row() -> None:
    kinds = {kind for kind in vars(acts).values() if isinstance(kind, type) and issubclass(kind, Act)}
    kinds -= {Act, Change, Asking, Answer, acts.CloseQuestion}
    made = {type(act) for name in ROWS for sent in Sent for act in acts_of(name, sent)}
    assert kinds - made == set()


def test_the_golden_file_tells_every_decision() -> None:
    """Where this fails on purpose: `python -m tests.deciding`, and the changed cells are read in the difference."""
    assert golden().splitlines() == FILE.read_text(encoding="utf-8").splitlines()


def test_a_decision_is_one_look_into_each_table() -> None:
    assert max(len(tables_of(meaning)) for meaning in Meaning) == 3
    assert Decision((), ()).beside == ()
