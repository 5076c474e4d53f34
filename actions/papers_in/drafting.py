"""What was found in a paper as drafts: its units are those of the organization, its deadlines such as tasks have."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from actions.reader import Reader
from domain import series
from domain.deadlines import DateRules, DeadlineKind
from domain.documents.findings import Doubt, Findings, Found
from domain.documents.leads import Lead
from domain.documents.papers_in import Item, ItemState
from domain.names import Named
from domain.registering.drafts import DayFault, Draft, Unusable
from domain.registering.papers import Paper
from domain.tasks import Due
from domain.words import searched
from texts.papers_in.names import called

UNDATED = frozenset({DeadlineKind.VAGUE, DeadlineKind.REFERENCE})
"""Kinds of deadlines that without a day are no deadline."""


@dataclass(frozen=True)
class Department:
    """What the units of a paper may be: those of today, and those that are no more with their successors.

    `own` is what the department itself is called.
    """

    units: Sequence[Named]
    former: Mapping[Named, int]
    own: Sequence[str]
    rules: DateRules

    def name_of(self, unit: int) -> str:
        return next(one.name for one in self.units if one.id == unit)


def items_of(findings: Findings, department: Department, reader: Reader, *, now: dt.datetime) -> tuple[Item, ...]:
    """A draft for each task that was found, numbered in their order; `now` in the zone of the organization."""
    head = findings.head
    paper = Paper(head.number, head.day, head.issuer, head.about)
    common = Draft(
        assigning=True,
        paper=called(head),
        source=paper,
        set_above=reader.is_from_above(paper),
        urgency=head.urgency,
    )
    return tuple(
        _item(number, found, common, department, reader, now) for number, found in enumerate(findings.tasks, 1)
    )


def _item(number: int, found: Found, common: Draft, department: Department, reader: Reader, now: dt.datetime) -> Item:
    draft = replace(common, content=found.content.strip(" .;,"), product=found.product)
    draft = _dated(draft, found, department.rules, reader, now)
    draft = replace(draft, due=series.first(draft.due, now, department.rules.calendar)) if draft.due else draft
    leads = _leads(found, department, reader)
    draft = _led(draft, found, leads)
    draft = _supported(draft, found, department, reader)
    former = (words for words, lead in leads.items() if lead.units and _is_former(words, department, reader))
    gone = "" if found.everyone else next(former, "")
    others = bool(leads) and all(lead.other for lead in leads.values())
    state = ItemState.OTHERS if others else ItemState.OPEN
    return Item(
        number,
        draft,
        found.place,
        found.page,
        found.doubts,
        ", ".join(found.leads),
        gone=gone,
        state=state,
        words="" if searched(found.words) == searched(draft.content) else found.words,
    )


def _leads(found: Found, department: Department, reader: Reader) -> dict[str, Lead]:
    """Whose each of the names is, as they are written; all units where everybody is meant."""
    if found.everyone:
        return {", ".join(found.leads): Lead(tuple(unit.id for unit in department.units))}
    return {words: _lead(words, department, reader) for words in found.leads if words.strip()}


def _lead(words: str, department: Department, reader: Reader) -> Lead:
    """The successor of a unit that is no more, where the words name no unit of today."""
    lead = reader.lead_written(words, department.units, department.own)
    if lead.units:
        return lead
    former = reader.find_name(words, list(department.former)).winner
    return Lead((department.former[former],)) if former is not None else lead


def _is_former(words: str, department: Department, reader: Reader) -> bool:
    return not reader.lead_written(words, department.units, department.own).units


def _led(draft: Draft, found: Found, leads: Mapping[str, Lead]) -> Draft:
    """The draft with its units; where one of several names is unclear, all of them are asked about."""
    ours = {words: lead for words, lead in leads.items() if not lead.other}
    units = tuple(dict.fromkeys(unit for lead in ours.values() for unit in lead.units))
    unclear = next((words for words, lead in ours.items() if not lead.units), None)
    if unclear is not None and not units:
        close = tuple(dict.fromkeys(unit for lead in ours.values() for unit in lead.close))
        return replace(draft, unclear=unclear, close=close)
    joint = len(units) > 1 and not (found.everyone or found.apart)
    others = tuple(words for words, lead in leads.items() if lead.other)
    return replace(draft, leads=units, joint=joint or Doubt.SEVERAL_LEADS in found.doubts, partners=others)


def _supported(draft: Draft, found: Found, department: Department, reader: Reader) -> Draft:
    """The draft with who supports it; who is none of the units, and no class of them, is a partner from outside."""
    named = {words: reader.lead_written(words, department.units, department.own) for words in found.support}
    support = tuple(dict.fromkeys(unit for lead in named.values() for unit in lead.units if unit not in draft.leads))
    outside = tuple(words for words, lead in named.items() if not lead.units)
    return replace(draft, support=support, partners=(*draft.partners, *outside))


def _dated(draft: Draft, found: Found, rules: DateRules, reader: Reader, now: dt.datetime) -> Draft:
    """The draft with its deadline. One that no calendar has is asked for; without any it has none."""
    words = (found.deadline_words or "").strip()
    if Doubt.IMPOSSIBLE_DAY in found.doubts:
        return replace(draft, unusable=Unusable(words, DayFault.NO_SUCH_DAY))
    due = Due.from_reading(found.deadline) if found.deadline else None
    if due is not None and not (due.kind in UNDATED and due.day is None and due.moment is None):
        return replace(draft, due=due)
    if Doubt.EVENT in found.doubts and words:
        return replace(draft, due=Due(words, DeadlineKind.EVENT))
    if Doubt.UNREADABLE_DEADLINE in found.doubts and words:
        return replace(draft, vague=words)
    return replace(draft, no_deadline=True, vague=words or None)


def wanted_only(items: Sequence[Item], wanted: Sequence[int]) -> tuple[Item, ...]:
    """The items, of which those are left out that were not asked for; all are wanted where none is named.

    A number is that of an entry as the paper counts them ("mục 3"), or else that of the item.
    """
    if not wanted:
        return tuple(items)
    named = {number: set(_placed(items, number)) or {number} for number in wanted}
    chosen = set().union(*named.values()) & {item.number for item in items}
    if not chosen:
        return tuple(items)
    return tuple(_chosen(item, chosen) for item in items)


def _chosen(item: Item, chosen: set[int]) -> Item:
    if item.number in chosen:
        return replace(item, state=ItemState.OPEN)
    return replace(item, state=ItemState.LEFT) if item.is_open else item


def _placed(items: Sequence[Item], number: int) -> Iterator[int]:
    """The items that stand under that number of the paper."""
    for item in items:
        places = item.place.lower().replace(",", " ").replace(".", " ").split()
        if str(number) in places[:2]:
            yield item.number
