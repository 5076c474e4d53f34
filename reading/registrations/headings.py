"""What a task takes from what stands above it in a list: units, deadline, paper, and the words of the heading."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.registering.drafts import Draft
from domain.tasks import Due, Urgency
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed_whole
from reading.language.lookup import words as listed
from reading.registrations.fields import says_something
from reading.registrations.framing import without_asking

LONGEST_BESIDE = 120
TITLE = Form(r"^\W*(?:<list.some>\s)*<list.title>(?!\w)", "các việc tuần này", "rà soát công việc")
_OF_TIME = Form(
    r"^\W*(?:<period.within>\s)?(?:<period.week>|<period.month>|<period.quarter>|<period.year>|<period.day>)(?!\w)"
    r"[^,;:\n]{0,20}$",
    "tuần này",
    "tuần này họp, giao ban",
)
_GIVES = Form(
    r"(?<!\w)(?:<list.opens>|<list.thus>|<list.thing>(?:\s<list.even>)*)(?:\s<courtesy.closing>)*\W*$",
    "họp xong, giao các việc sau:",
    "giao cho ai",
)
OCCASION = Form(r"^\W*<list.occasion>(?!\w).{0,100}$", "sau họp giao ban", "rà soát")
"""When and where the orders were given."""
_OF_OTHER = Form(
    r"(?:<field.alike>|<field.according>)(?:\s\w+){0,4}?(?:\s(?:(?P<number>\d{1,2})|(?P<letter>[a-e]))(?!\w)|\W*$"
    r"|\s<field.above>)",
    "cùng hạn với mục 1",
    "khẩn trương",
)
"""Words that give the deadline of another entry."""
_VERBS = listed_whole("task_verb")
ANNOUNCES = frozenset().union(
    *(listed("list", tag) for tag in ("thing", "even", "some", "common")), listed("field", "do")
)
"""Words that only announce the tasks behind them: "thực hiện các nội dung sau"."""


def inherited(draft: Draft, above: Draft) -> Draft:
    """The draft with what it does not say itself, and what stands `above` it does."""
    if not (draft.leads or draft.unclear):
        draft = replace(draft, leads=above.leads, unclear=above.unclear)
    if not (draft.support or draft.unclear_support):
        draft = replace(
            draft,
            support=above.support,
            unclear_support=above.unclear_support,
            partners=draft.partners or above.partners,
        )
    if not (draft.due or draft.no_deadline or draft.guessed or draft.unusable) and (above.due or not draft.vague):
        draft = replace(draft, due=above.due, no_deadline=above.no_deadline, guessed=above.guessed,
                        unusable=above.unusable, vague=above.vague, counts=above.counts,
                        other_days=draft.other_days or above.other_days)  # fmt: skip
    if draft.paper is None:
        draft = replace(draft, paper=above.paper, source=above.source, set_above=above.set_above)
    support = tuple(unit for unit in draft.support if unit not in draft.leads)
    urgency = max(draft.urgency, above.urgency, key=list(Urgency).index)
    draft = replace(draft, product=draft.product or above.product, support=support, urgency=urgency)
    return _placed(draft, above)


def with_limits_of_others(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of a list, where a deadline that is told as that of another one has its day: "cùng hạn với mục 1"."""
    found = list(drafts)
    for place, draft in enumerate(found):
        refers = _OF_OTHER.search(fold(draft.vague)) if draft.vague else None
        due = _limit_meant(found, place, refers) if refers else None
        if due is not None:
            words = f"{draft.vague} ({due.words})"
            found[place] = replace(draft, due=replace(due, words=words), vague=None, counts=False)
    return found


def _limit_meant(drafts: Sequence[Draft], place: int, refers: re.Match[str]) -> Due | None:
    """The deadline of the entry by its number or letter; without one that of the nearest entry before it."""
    if refers["number"] or refers["letter"]:
        at = int(refers["number"]) - 1 if refers["number"] else ord(refers["letter"]) - ord("a")
        return drafts[at].due if at < len(drafts) and at != place else None
    return next((one.due for one in reversed(drafts[:place]) if one.due), None)


def is_led(draft: Draft, told: Draft) -> bool:
    """Whether whoever leads the draft is among those who are told something."""
    return bool(draft.leads) and set(draft.leads) <= set(told.leads)


def _placed(draft: Draft, above: Draft) -> Draft:
    """The draft with the words of its heading: as what they are, or in its content where this needs them."""
    words = above.content
    announced = set(fold(words).split()) <= ANNOUNCES or not without_asking(f"{words}: .").strip(" .")
    if not says_something(words) or announced:
        return draft
    if fold(words) in _VERBS:
        return replace(draft, content=f"{words} {draft.content}")
    if (
        TITLE.match(fold(words))
        or _OF_TIME.match(fold(words))
        or _GIVES.search(fold(words))
        or OCCASION.match(fold(words))
        or above.paper
        or len(words) > LONGEST_BESIDE
    ):
        return replace(draft, heading="; ".join(filter(None, (words, draft.heading))))
    return replace(draft, content=f"{draft.content} ({words})")
