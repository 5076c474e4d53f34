"""What is known already of a paper that came in: an older version, the paper above it, tasks that say the same."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from actions.reader import Reader
from db.documents import papers_in
from domain.documents.findings import Findings, Head
from domain.documents.papers_in import Drafts, Item, PaperIn, is_numbered, issuer_key
from domain.documents.versions import Compared, compared
from domain.words import fold

MOST_SAME = 3
"""Tasks that are named as nearly the same."""
MOST_PAPERS = 300
"""Papers among which the one above is looked for, the newest ones."""


def older_version(session: Session, head: Head, reader: Reader, *, organization: int) -> PaperIn | None:
    """The newest version of the same paper; None where there is none.

    Where one of the two has no number yet, they are of one issuer and about nearly the same.
    """
    found = papers_in.of_issuer(session, issuer_key(head), organization=organization)
    if is_numbered(head) and (same := next((one for one in found if one.head.number == head.number), None)):
        return same
    blank = {one.number: one.head.about for one in found if not (is_numbered(head) and is_numbered(one.head))}
    alike = reader.doubled(head.about, blank) if head.about and blank else ()
    return next((one for one in found if one.number in alike), None)


def parent_of(session: Session, findings: Findings, *, organization: int) -> PaperIn | None:
    """The paper that the new one carries out: the first that it names of those known; None where it names none.

    What it is about names it sooner than its sentences do.
    """
    about, own = fold(findings.head.about), fold(findings.head.number)
    known = papers_in.newest(session, organization=organization, limit=MOST_PAPERS)
    numbered = {fold(one.head.number): one for one in reversed(known) if is_numbered(one.head)}
    named = [number for number in numbered if number in about]
    cited = [number for number in map(fold, findings.cited) if number in numbered]
    return next((numbered[number] for number in (*named, *cited) if number != own), None)


def marked(
    session: Session,
    items: Sequence[Item],
    older: Compared | None,
    parent: PaperIn | None,
    reader: Reader,
    *,
    organization: int,
) -> tuple[Item, ...]:
    """The items, each with the tasks that say the same, and where it is due after the paper above."""
    contents = _contents(session, items, organization=organization)
    made = older.older.drafts.tasks if older else ()
    numbers = {task: number for task, (number, _) in papers_in.states(session, made, organization=organization).items()}

    def with_marks(item: Item) -> Item:
        own = {numbers[task] for task in item.tasks if task in numbers}
        same = [number for number in _alike(item, contents, reader) if number not in own]
        return replace(item, same=tuple(same)[:MOST_SAME], after_parent=_overrun(item, parent, reader))

    return tuple(with_marks(item) for item in items)


def _overrun(item: Item, parent: PaperIn | None, reader: Reader) -> dt.date | None:
    """The deadline of the paper above, where that of the item lies behind it; None where it does not."""
    due = item.draft.due
    if parent is None or due is None or due.day is None:
        return None
    limits = {one.number: one.draft.due.day for one in parent.drafts.items if one.draft.due and one.draft.due.day}
    contents = {one.number: one.draft.content for one in parent.drafts.items if one.number in limits}
    alike = reader.doubled(item.draft.content, contents) if contents else ()
    limit = limits[alike[0]] if alike else max(limits.values(), default=None)
    return limit if limit is not None and due.day > limit else None


def versions(
    session: Session, head: Head, items: Sequence[Item], reader: Reader, *, organization: int
) -> Compared | None:
    """The older version beside the items of the new one; None where there is none.

    Of one number and day is the same paper also where a scan has its issuer otherwise: what it assigns tells.
    """
    if (older := older_version(session, head, reader, organization=organization)) is not None:
        return compared(older, items, reader.doubled)
    if not is_numbered(head) or head.day is None:
        return None
    known = papers_in.newest(session, organization=organization, limit=MOST_PAPERS)
    alike = (one for one in known if (one.head.number, one.head.day, one.replaced_by) == (head.number, head.day, None))
    found = (compared(one, items, reader.doubled) for one in alike)
    return next((one for one in found if one.same), None)


def doubled_by_now(session: Session, paper: PaperIn, reader: Reader, *, organization: int) -> Drafts:
    """The drafts, those that are open marked with tasks that have come to say the same since the paper was read."""
    waiting = paper.drafts.open_ones
    contents = _contents(session, waiting, organization=organization)
    own = {number for number, _ in papers_in.states(session, paper.drafts.tasks, organization=organization).values()}

    def with_mark(item: Item) -> Item:
        alike = (number for number in _alike(item, contents, reader) if number not in own)
        return replace(item, same=tuple(dict.fromkeys((*item.same, *alike)))[:MOST_SAME])

    return paper.drafts.with_items(map(with_mark, waiting))


def _contents(session: Session, items: Sequence[Item], *, organization: int) -> dict[int, dict[int, str]]:
    """What the tasks on record of each unit that leads one of the items say, by their numbers."""
    leads = {unit for item in items for unit in item.draft.leads}
    return {unit: papers_in.open_contents(session, [unit], organization=organization) for unit in leads}


def _alike(item: Item, contents: Mapping[int, Mapping[int, str]], reader: Reader) -> tuple[int, ...]:
    """The numbers of tasks of its units that say nearly what the item says."""
    near = {number: words for unit in item.draft.leads for number, words in contents[unit].items()}
    return reader.doubled(item.draft.content, near) if near else ()
