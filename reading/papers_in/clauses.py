"""What is said of one draft of a paper, clause by clause: what can be done is, the rest is told with its reason."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from domain.deadlines import DateRules
from domain.documents.wishes import Unread
from domain.names import Named
from domain.refusals import NoSuchUnit, Refusal, UnreadDeadline
from domain.registering.drafts import Draft
from domain.words import fold
from reading.language.forms import Form
from reading.registrations.addressees import without_opening
from reading.registrations.corrections import amended_item

_UNIT = Form(
    r"^\W*(?:<address.unit>|<address.body>|<role.lead>|<role.support>)(?!\w)", "phòng kế toán", "báo cáo kế toán"
)
_LIMIT = Form(r"^\W*(?:<deadline_name.any>|<field.limit_word>)(?!\w)\W*(?=\w)", "hạn ngày mốt tới", "hạn")
_CLAUSE = re.compile(r"[^,;]+")
_NEXT = Form(
    r"\s+(?=(?:<deadline_name.any>|<field.limit_word>|<field.before>|<role.lead>|<role.support>|<field.product>)(?!\w)"
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}(?!\w))|\s+(?:<card.then>|<card.and>)\s+",
    "giao VP hạn 20/12",
    "giao VP",
)
"""Where the next thing is said without a comma."""
_LABEL = Form(
    r"^\W*(?:<deadline_name.any>|<field.limit_word>|<field.before>|<role.lead>|<role.support>|<card.then>)?\W*$",
    "hạn",
    "hạn 2/3",
)
_TAIL = Form(r"(?<!\W)(?>\W+(?:<card.so>|<courtesy.closing>)(?!\w)){1,20}\W*$", "giao VP hết nhé em", "giao VP")


def amended_by_clause(
    draft: Draft, words: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules
) -> tuple[Draft, tuple[Unread, ...]]:
    """The draft with what the words say of it, and those of their clauses that say nothing, each with its reason."""

    def attempt(before: Draft, said: str) -> tuple[Draft | None, Unread]:
        try:
            after = amended_item(before, said, units, now=now, rules=rules)
        except Refusal as refusal:
            return None, Unread(said, why=refusal)
        if after is None:
            return None, Unread(said, why=_why(said, units))
        unclear = after.unclear_support or (after.unclear if after.unclear != before.unclear else None)
        return after, Unread(said, why=_no_unit(unclear, units) if unclear else None)

    whole, unread = attempt(draft, words)
    if whole is not None and unread.why is None:
        return whole, ()
    left: list[Unread] = []
    of_the_draft = draft
    for clause in _clauses(words, lambda said: attempt(of_the_draft, said)[0] is not None):
        after, unread = attempt(draft, clause)
        if after is None or unread.why is not None:
            left.append(unread)
        if after is not None:
            draft = replace(after, unclear_support=None, unclear=draft.unclear if not after.leads else None)
    return draft, tuple(left)


def _clauses(words: str, is_read: Callable[[str], bool]) -> Iterator[str]:
    """The clauses of the words; one that says nothing as a whole may be several that no comma parts."""
    for clause in (one.group().strip() for one in _CLAUSE.finditer(words)):
        if is_read(clause) or len(fold(clause)) != len(clause):
            yield clause
            continue
        parts = [_plain(part, is_read) for part in _parts(clause)]
        yield from parts if any(map(is_read, parts)) else [clause]


def _parts(clause: str) -> list[str]:
    """The parts that no comma parts: "giao VP hạn 20/12 rồi nhận hết"."""
    parts: list[str] = []
    start = 0
    for cut in _NEXT.finditer(fold(clause)):
        if not _LABEL.match(fold(clause[start : cut.start()])):
            parts.append(clause[start : cut.start()].strip())
            start = cut.end()
    return [*parts, clause[start:].strip()]


def _plain(part: str, is_read: Callable[[str], bool]) -> str:
    """The part without the courtesies at its end, where it is read without them: "giao VP hết nhé em"."""
    tail = None if is_read(part) else _TAIL.search(fold(part))
    return part[: tail.start()] if tail and is_read(part[: tail.start()]) else part


def _why(words: str, units: Sequence[Named]) -> Refusal | None:
    """What the words would have named, and did not; None where they name nothing of the kind."""
    limit = _LIMIT.match(fold(words))
    if limit:
        return UnreadDeadline(words[limit.end() :].strip())
    given = without_opening(words)
    if given.strip() and (given != words or _UNIT.match(fold(words))):
        return _no_unit(given.strip(), units)
    return None


def _no_unit(words: str, units: Sequence[Named]) -> NoSuchUnit:
    return NoSuchUnit(words, tuple(unit.name for unit in units))
