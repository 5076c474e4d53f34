"""What a task takes from what stands above it in a list: units, deadline, paper, and the words of the heading."""

from dataclasses import replace

from domain.registering.drafts import Draft
from domain.tasks import Urgency
from domain.words import fold
from reading.language.forms import Form
from reading.language.lookup import folded as listed_whole
from reading.language.lookup import words as listed
from reading.registrations.fields import says_something
from reading.registrations.framing import without_asking

LONGEST_BESIDE = 120
TITLE = Form(r"^\W*(?:<list.some>\s)*<list.title>(?!\w)", "các việc tuần này", "rà soát công việc")
_GIVES = Form(
    r"(?<!\w)(?:<list.opens>|<list.thing>(?:\s<list.even>)*)\W*$", "họp xong, giao các việc sau:", "giao cho ai"
)
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
    if TITLE.match(fold(words)) or _GIVES.search(fold(words)) or above.paper or len(words) > LONGEST_BESIDE:
        return replace(draft, heading="; ".join(filter(None, (words, draft.heading))))
    return replace(draft, content=f"{draft.content} ({words})")
