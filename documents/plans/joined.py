"""Tables that go on: what a page broke into several is put together again."""

from collections.abc import Sequence
from dataclasses import replace

from documents.document import Block, Paragraph, Table
from documents.plans.grid import rows_of
from documents.plans.layout import Told, is_heading_again, layout_of


def joined(blocks: Sequence[Block], told: Told) -> tuple[Block, ...]:
    """The blocks with a table that goes on with the one right before it as one of them.

    It does where it has as many columns, and no headings or the same ones.
    """
    found: list[Block] = []
    for block in blocks:
        before = next((one for one in reversed(found) if not _is_empty(one)), None)
        if isinstance(block, Table) and isinstance(before, Table) and _goes_on(before, block, told):
            found[found.index(before)] = replace(before, rows=(*before.rows, *block.rows))
        else:
            found.append(block)
    return tuple(found)


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not any(map(str.isalpha, block.text))


def _goes_on(before: Table, table: Table, told: Told) -> bool:
    if not before.rows or not table.rows or len(before.rows[0]) != len(table.rows[0]) or before.name != table.name:
        return False
    layout = layout_of(rows_of(before), told)
    if layout is None:
        return False
    again = rows_of(table)
    return is_heading_again(again[0], layout) or layout_of(again, told) is None
