"""Two versions of one paper: what the newer one adds, leaves out and changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from domain.documents.papers_in import Item, PaperIn

Alike = Callable[[str, Mapping[int, str]], tuple[int, ...]]
"""The numbers of those of the others that say nearly what the words say, the most alike first."""


@dataclass(frozen=True)
class Changed:
    """An item of the newer version that leads, or is due, otherwise than in the older one."""

    old: Item
    new: Item

    @property
    def lead(self) -> bool:
        return self.old.draft.leads != self.new.draft.leads or self.old.whose != self.new.whose

    @property
    def due(self) -> bool:
        return _day(self.old) != _day(self.new)


@dataclass(frozen=True)
class Compared:
    """`older` is the version before; `same` are its items by the numbers of those that have stayed."""

    older: PaperIn
    added: tuple[Item, ...]
    gone: tuple[Item, ...]
    changed: tuple[Changed, ...]
    same: Mapping[int, Item]


def compared(older: PaperIn, items: Sequence[Item], alike: Alike) -> Compared:
    """The items of a newer version beside those of the older one, each of which is taken for one of them alone."""
    left = {item.number: item.draft.content for item in older.drafts.items}
    same: dict[int, Item] = {}
    for item in items:
        found = next(iter(alike(item.draft.content, left)), None) if left else None
        if found is not None:
            same[item.number] = older.drafts.item(found)
            del left[found]
    pairs = [Changed(same[item.number], item) for item in items if item.number in same]
    return Compared(
        older,
        tuple(item for item in items if item.number not in same),
        tuple(older.drafts.item(number) for number in left),
        tuple(one for one in pairs if one.lead or one.due),
        same,
    )


def _day(item: Item) -> object:
    due = item.draft.due
    return (due.day, due.moment, due.rrule) if due else None
