"""What is said of a draft under its card: "à quên, phối hợp với VP", "thêm sản phẩm: tờ trình", "nội dung là …"."""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from domain.deadlines import DateRules
from domain.drafts import LONGEST_CONTENT, Draft
from domain.names import Named
from domain.tasks import Urgency
from domain.words import fold
from reading.language.lookup import pattern
from reading.registrations.fields import ENDING, OPENING
from reading.registrations.read import read_draft

_OPENING = re.compile(
    rf"^\W*(?:(?:{pattern('courtesy', 'amendment')}|quen|nham|them|bo sung|sua|doi|nho|va|lai|cho|giup|ghi|con"
    r"|xin)(?!\w)[\s,:]*)*"
)
_CONTENT = re.compile(r"(?:noi dung|ten)(?: nhiem vu| viec)?(?: (?:thanh|la|moi))*\s*:?\s+(?=\S)")
_LIMIT = re.compile(r"\d|(?<!\w)(?:han|truoc|cham nhat|thu|cuoi|khong co)(?!\w)")
"""Told apart from "mai nhé", which may put off the answer."""


def amended(draft: Draft, text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules) -> Draft | None:
    """The draft with what the words name: a field of it, or its content anew. None where they name neither.

    Raises what read_draft() raises.
    """
    text = unicodedata.normalize("NFC", text)
    opening = _OPENING.match(fold(text))
    words = text[opening.end() :] if opening else text
    content = _CONTENT.match(fold(words))
    if content:
        new = words[content.end() :].lstrip(OPENING).rstrip(ENDING)
        return replace(draft, content=new) if 0 < len(new) <= LONGEST_CONTENT else None
    read = read_draft(words, units, now=now, rules=rules)
    is_dated = (read.due is not None or read.no_deadline) and bool(_LIMIT.search(fold(words)))
    if not is_dated:
        read = replace(read, due=None, no_deadline=False, other_days=())
    if read.content or read == Draft():
        return None
    leads = read.leads or draft.leads
    support = tuple(unit for unit in dict.fromkeys((*draft.support, *read.support)) if unit not in leads)
    return replace(
        draft,
        leads=leads,
        unclear=read.unclear or (None if read.leads else draft.unclear),
        support=support,
        unclear_support=read.unclear_support,
        due=read.due if is_dated else draft.due,
        no_deadline=read.no_deadline if is_dated else draft.no_deadline,
        other_days=read.other_days if is_dated else draft.other_days,
        product=read.product or draft.product,
        paper=read.paper or draft.paper,
        set_above=read.set_above if read.paper else draft.set_above,
        urgency=draft.urgency if read.urgency is Urgency.NORMAL else read.urgency,
    )
