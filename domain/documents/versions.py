"""Two versions of one paper: what the newer one adds, leaves out and changes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from domain.documents.findings import Doubt
from domain.documents.papers_in import Item, ItemState, PaperIn, Revised, Revision
from domain.words import searched

Alike = Callable[[str, Mapping[int, str]], tuple[int, ...]]
"""The numbers of those of the others that say nearly what the words say, the most alike first."""


@dataclass(frozen=True)
class Changed:
    """An item of the newer version that leads, or is due, otherwise than in the older one.

    The same name is no change, whoever was chosen for it.
    """

    old: Item
    new: Item

    @property
    def lead(self) -> bool:
        return self.old.whose != self.new.whose

    @property
    def due(self) -> bool:
        return _day(self.old) != _day(self.new)

    @property
    def content(self) -> bool:
        """Not where it was recognised in a picture: then the letters may differ, and not what they say."""
        is_recognised = Doubt.RECOGNISED in {*self.old.doubts, *self.new.doubts}
        return not is_recognised and searched(self.old.draft.content) != searched(self.new.draft.content)

    @property
    def was(self) -> dict[Revised, str]:
        """What the older version said where the newer one says otherwise, and says it so that a task can be changed."""
        old, draft = self.old.draft, self.new.draft
        is_due_said = draft.due is not None or (draft.no_deadline and old.due is not None)
        said = {
            Revised.LEAD: (self.lead and len(draft.leads) == 1 and old.leads != draft.leads, self.old.whose),
            Revised.DEADLINE: (self.due and is_due_said, old.due.words if old.due else ""),
            Revised.CONTENT: (self.content, old.content),
        }
        return {what: words for what, (is_so, words) in said.items() if is_so}


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
        tuple(one for one in pairs if one.lead or one.due or one.content),
        same,
    )


def as_revisions(items: Sequence[Item], compared: Compared) -> tuple[Item, ...]:
    """The items of the newer version, those apart of which tasks were made already: as they were taken, where nothing
    has changed, or as what changes these tasks.
    """
    return tuple(
        _revising(item, compared.same[item.number]) if item.number in compared.same else item for item in items
    )


def _revising(item: Item, before: Item) -> Item:
    taken = before.taken or (before.revision.taken if before.revision else None)
    if taken is None:
        return item
    waits = before.revision.was if before.revision else {}
    was = {**Changed(before, item).was, **waits}
    if not was:
        return replace(item, state=ItemState.TAKEN, taken=taken)
    return replace(item, state=ItemState.OPEN, revision=Revision(taken, was))


def as_decided(items: Sequence[Item], compared: Compared) -> tuple[Item, ...]:
    """The items of the newer version with what somebody decided of the older one where they are as they were.

    Who was chosen for a name that is none of a unit is chosen still, and what was left out stays so.
    """
    changed = {one.new.number for one in compared.changed}
    return tuple(
        item
        if item.number in changed or item.number not in compared.same
        else _decided(item, compared.same[item.number])
        for item in items
    )


def _decided(item: Item, before: Item) -> Item:
    is_left = before.state is ItemState.LEFT and item.is_open
    item = replace(item, state=ItemState.LEFT) if is_left else item
    if item.draft.leads or not before.draft.leads:
        return item
    draft = replace(item.draft, leads=before.draft.leads, joint=False, unclear=None, close=())
    return replace(item, draft=draft, state=ItemState.OPEN if item.state is ItemState.OTHERS else item.state)


def _day(item: Item) -> object:
    due = item.draft.due
    return (due.day, due.moment, due.rrule) if due else None
