"""What is said of one draft of a paper, clause by clause: what can be done is, the rest is told with its reason."""

import datetime as dt
import re
from collections.abc import Sequence
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
    for clause in (one.group().strip() for one in _CLAUSE.finditer(words)):
        after, unread = attempt(draft, clause)
        if after is None or unread.why is not None:
            left.append(unread)
        if after is not None:
            draft = replace(after, unclear_support=None, unclear=draft.unclear if not after.leads else None)
    return draft, tuple(left)


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
