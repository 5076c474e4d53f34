"""Which entries of a list stand below which headings."""

from collections.abc import Sequence
from typing import NamedTuple

from reading.registrations.fields import begins_field
from reading.registrations.lists import Node, Section
from reading.registrations.tables import Row


class Entry(NamedTuple):
    """The words of a task, or the cells of its row, and what stands above it, the outermost heading first."""

    words: str
    headings: tuple[str, ...] = ()
    row: Row | None = None
    follows: bool = False
    """Whether it goes to whom the one before it goes to, where it names nobody."""


class Group(NamedTuple):
    """Entries, and what stands above them, the outermost heading first."""

    headings: tuple[str, ...]
    nodes: list[Node]


def grouped(found: Sequence[Section]) -> list[Group]:
    """The entries with what stands above them; lines below a heading are entries where nothing below it is marked.

    A heading without entries stands above all sections that follow.
    """
    groups: list[Group] = []
    outer: tuple[str, ...] = ()
    for section in found:
        if section.nodes:
            heading = "\n".join(filter(None, (section.heading, *section.loose)))
            groups.append(Group((*outer, heading) if heading else outer, section.nodes))
        elif section.loose and (section.heading or len(found) == 1):
            groups.append(Group((*outer, section.heading) if section.heading else outer, _lines(section.loose)))
        else:
            outer = tuple(filter(None, (section.heading, "\n".join(section.loose))))
    return groups


def is_plain(found: Sequence[Section]) -> bool:
    """Whether nothing marks any entry, and nothing stands above them."""
    return len(found) == 1 and not found[0].nodes and not found[0].heading


def _lines(loose: Sequence[str]) -> list[Node]:
    """Each line as an entry; a field goes on with the one before it."""
    nodes: list[Node] = []
    for line in loose:
        if nodes and begins_field(line):
            nodes[-1].more.append(line)
        else:
            nodes.append(Node("", line))
    return nodes
