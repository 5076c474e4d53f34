"""The tasks of a letter: which of its items are orders, to whom, by when."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from documents.document import Table
from documents.indicators import indicators_in
from documents.plans.due import due_in
from documents.prose import closing, contents, fields, limits
from documents.prose.names import Units, units_at
from documents.prose.orders import Order, Rule, heading_of, named_alone, order_in, sentences
from documents.prose.outline import Node, place_of
from documents.prose.parts import product_in, support_in
from documents.prose.pieces import pieces_of
from documents.prose.verbs import begins
from documents.prose.words import phrases, words_of
from documents.tables import Seen, found_in
from documents.units import is_everyone, units_in
from domain.deadlines import DateRules, Deadline, DeadlineKind
from domain.documents.findings import Doubt, Found
from domain.words import fold
from reading.deadlines.read import impossible_dates

_IS_TO = re.compile(r"^(?:có trách nhiệm|có nhiệm vụ)\s*:?\s+", re.IGNORECASE)
_LAW = re.compile(r"(?:can cu|theo)(?: quy dinh(?: tai)?)? (?:luat|nghi dinh|thong tu|dieu|khoan|diem|phap lenh)\b")
_ENDS = re.compile(r"[\s;,.]*\./\.\s*$|[\s;,.]+$")
_APART = re.compile(r"(?: và|,) (?=các )")
LEAST_NAME = 8
"""Letters of a name that is taken for the beginning of an addressee's."""
FEW_WORDS = 6
"""So few do not tell whether a text has lost its marks."""


@dataclass(frozen=True)
class Setting:
    """What the whole paper tells its items: its addressees, and from when its deadlines are seen."""

    addressees: tuple[str, ...]
    at: dt.datetime
    rules: DateRules
    is_dated: bool = True
    """Whether that is the day of the paper."""
    title: str = ""
    """What the paper is about: the title of a table with which its body begins."""
    issuer: str = ""


class Above(NamedTuple):
    """What the headings and sentences above tell an item. `deadline` is None where they limit nothing."""

    units: Units | None = None
    rule: Rule = Rule.HEADING
    said_by: str = ""
    """The words that name them."""
    deadline: limits.Said | None = None
    bare: bool = False
    """Whether a unit that begins a sentence without a marker is told to do what follows."""


class Read(NamedTuple):
    """A task with where it stands in the tree, and from which words and by which rule its leads come."""

    found: Found
    node: Node
    rule: Rule
    said_by: str


def tasks_in(root: Node, setting: Setting) -> tuple[Read, ...]:
    """The tasks of a letter in its order."""
    above = Above(bare=not any(node.marker for node in root.walk()))
    found: list[Read] = []
    for child in root.children[_background(root) :]:
        found += _below(child, above, setting)
    return tuple(found)


def _background(root: Node) -> int:
    """How many paragraphs only lead up to what is ordered: all before the items, or the last with a colon."""
    first = next((place for place, child in enumerate(root.children) if child.marker or child.items), None)
    if first is not None:
        return first
    ends = [place for place, child in enumerate(root.children) if child.text.endswith(":")]
    return ends[-1] + 1 if ends else 0


def _addressed(sentence: str, setting: Setting) -> Above:
    """Whom the sentence before the items tells to do them; nobody where it only announces something."""
    order = order_in(sentence, prose=True)
    if order and order.rule is Rule.ORDERED and not _names_less(order.units, setting.addressees):
        return Above(_in_full(order.units, sentence, setting), Rule.OPENING, sentence)
    words = words_of(sentence)
    asks = phrases("asks")
    asked = [place for place in range(len(words)) if asks.at(words, place).tags & {"order", "request"}]
    if asked and len(words) - asked[-1] < 30 and setting.addressees:
        names = tuple(setting.addressees)
        return Above(Units(names, 0), Rule.ADDRESSEES, ", ".join(names))
    return Above()


def _names_less(units: Units, addressees: Sequence[str]) -> bool:
    """Whether a sentence names but a class of units where the paper is addressed to one: that has its full name."""
    plural = phrases("plural")
    named = [*units.names, *addressees]
    return len(addressees) == 1 and all(plural.at(words_of(name), 0).length for name in named)


def _below(node: Node, above: Above, setting: Setting) -> Iterator[Read]:
    """The tasks of an item and of all below it."""
    ordered = above.units is not None
    is_empty = node.marker and closing.is_empty_section(node.text, ordered=ordered) and _is_section(node)
    if is_empty and heading_of(node.text) is None:
        yield from _tables(node, setting)
        return
    if node.table:
        yield from _of_table(node, node.table, setting)
        return
    if with_fields := _with_fields(node, setting):
        yield with_fields
        return
    if not node.children:
        yield from _of_leaf(node, above, setting)
        return
    units = heading_of(node.text) if node.marker else named_alone(node.text)
    if node.marker is None and not units:
        *_, (start, end) = sentences(node.text)
        told = _addressed(node.text[start:end], setting)
        above = told._replace(bare=above.bare) if told.units else above
    if units:
        said = _limit_below(node, above, setting)
        above = Above(units, Rule.HEADING, node.text, said, bare=True)
    else:
        if _is_whole_order(node):
            yield from _of_leaf(node, above, setting)
            if not any(_begins_to_do(child.text) for child in node.items):
                yield from _tables(node, setting)
                return
            order = order_in(node.text)
            above = above._replace(units=order.units, rule=Rule.HEADING, said_by=node.text) if order else above
        said = _limit_below(node, above, setting)
        above = above._replace(deadline=said, bare=above.bare or not node.has_marked)
    below = [read for child in node.children for read in _below(child, above, setting)]
    if not below and node.marker and units is None and above.units and not node.has_marked:
        whole = " ".join((node.text, *(child.text for child in node.items)))
        yield from _of_leaf(replace(node, text=whole, children=[]), above, setting)
    yield from below


def _with_fields(node: Node, setting: Setting) -> Read | None:
    """The task of an item that names who does it in fields of its own: "Đơn vị chủ trì: …"; None for others."""
    below = [child.text for child in node.items]
    if node.marker is None or (below and not all(map(fields.is_field, below))):
        return None
    content, named = fields.fields_of([node.text, *below])
    words = {one.name: one.words for one in reversed(named)}
    content = words.get(fields.Name.CONTENT, content)
    if not content or fields.Name.LEAD not in words:
        return None
    leads = units_in(words[fields.Name.LEAD])
    due = due_in(words.get(fields.Name.DUE, ""), setting.at, setting.rules)
    found = Found(
        place=place_of(node),
        words=" ".join((node.text, *below)),
        content=contents.without_roles(content),
        leads=leads,
        support=units_in(words.get(fields.Name.SUPPORT, "")),
        everyone=any(map(is_everyone, leads)),
        product=words.get(fields.Name.PRODUCT),
        deadline_words=due.words,
        deadline=due.deadline,
        indicators=indicators_in(content),
        doubts=due.doubts if len(leads) == 1 else (Doubt.SEVERAL_LEADS, *due.doubts),
        page=node.page,
    )
    return Read(found, node, Rule.COLUMN, words[fields.Name.LEAD])


def _tables(node: Node, setting: Setting) -> Iterator[Read]:
    """The tasks of the plans below an item whose own items are none."""
    for one in node.walk():
        if one.table:
            yield from _of_table(one, one.table, setting)


def _of_table(node: Node, table: Table, setting: Setting) -> Iterator[Read]:
    above = node.above or (setting.title,)
    seen = Seen(setting.at, setting.rules, node.part or table.name, above, setting.title)
    for found in found_in(table, seen):
        yield Read(found, node, Rule.COLUMN, ", ".join(found.leads))


def _limit_below(node: Node, above: Above, setting: Setting) -> limits.Said | None:
    """What a heading limits for all below it: "VIỆC PHẢI XONG TRONG QUÝ I"."""
    *_, (start, end) = sentences(node.text)
    told = node.text[start + _asked_at(node.text[start:end]) : end] if node.marker is None else node.text[:end]
    said = limits.of_item(told, setting.at, setting.rules)
    return said if said and said.deadline and (said.deadline.day or said.deadline.rrule) else above.deadline


def _asked_at(sentence: str) -> int:
    """Where a sentence asks for what stands below it, behind its grounds and their days; 0 where it does not."""
    words = words_of(sentence)
    asked = [word.start for place, word in enumerate(words) if phrases("asks").at(words, place).length]
    return asked[-1] if asked else 0


def _is_section(node: Node) -> bool:
    return bool(node.children) or bool(node.marker and node.marker.is_section) or closing.is_label(node.text)


def _is_whole_order(node: Node) -> bool:
    """Whether an item with others below it is itself told to somebody, and no heading: it ends like a sentence."""
    return node.text.endswith((".", ";")) and order_in(node.text) is not None


def _begins_to_do(text: str) -> bool:
    return "duty" in begins().at(words_of(text), 0).tags


def _of_leaf(node: Node, above: Above, setting: Setting) -> Iterator[Read]:
    if closing.is_label(node.text) and order_in(closing.behind_label(node.text)) is None:
        return
    plain, inherits = node.marker is None, above.units is not None
    for start, end, order in pieces_of(node.text, plain=plain, inherits=inherits, bare=above.bare or node.is_trailing):
        words = node.text[start:end].strip()
        if order is None and inherits and start == 0:
            order = _of_addressee(node.text, setting)
        if order is None and (above.units is None or closing.closes(words) or closing.is_told(words)):
            continue
        if order is None and node.marker is None and not (_may_order(words) or _is_of_unit(node)):
            continue
        if order is not None and plain and _is_writer(node, order, start, setting):
            continue
        if order is not None and (_is_none(node, words, order, start) or (start and _is_of_law(node.text, order))):
            continue
        yield _read(node, words, order, above, setting)


def _of_addressee(text: str, setting: Setting) -> Order | None:
    """The order to one of the addressees with which an item begins, whatever it is to do: "Sở Tài chính sớm có …"."""
    words = words_of(text)
    units = units_at(words, 0)
    if units is None or units.end >= len(words) or not setting.addressees:
        return None
    named = {fold(name) for addressee in setting.addressees for name in (addressee, *units_in(addressee))}
    if (len(setting.addressees) == 1 and len(named) == 1) or not all(fold(name) in named for name in units.names):
        return None
    return Order(units, 0, words[units.end].start, Rule.SUBJECT)


def _is_writer(node: Node, order: Order, start: int, setting: Setting) -> bool:
    """Whether a paragraph tells what its writer did, or does with it: "Ngày 15/4, Thanh tra tỉnh ban hành Kết luận"."""
    if order.rule is Rule.SUBJECT and closing.announces(node.text[order.doing :]):
        return True
    issuer = fold(setting.issuer)
    is_told = order.rule is Rule.SUBJECT and (order.start > start or node.is_trailing)
    return is_told and bool(issuer) and all(fold(name) in issuer for name in order.units.names)


def _is_of_law(text: str, order: Order) -> bool:
    """Whether an item tells what a law says of all: "Theo Nghị định số …, … Cơ quan, đơn vị lập dự toán …"."""
    is_class = all(map(_is_class, order.units.names)) or not any(map(str.isupper, order.units.names[0][1:]))
    return order.rule is Rule.SUBJECT and is_class and _LAW.match(fold(text)) is not None


def _is_of_unit(node: Node) -> bool:
    """Whether a paragraph stands below an item that is but the name of a unit: what it has to do, however it begins."""
    above = node.parent
    return above is not None and above.marker is not None and named_alone(above.text) is not None


def _may_order(words: str) -> bool:
    """Whether a paragraph without a marker tells what to do, or when: "Rà soát …", "Khi xảy ra cháy, …"."""
    cut = words_of(words)
    is_lost = cut[0].is_lost and len(cut) > FEW_WORDS
    starts = "duty" in begins().at(cut, 0).tags or phrases("recitals").at(cut, 0).length > 0
    return is_lost or starts or units_at(cut, 0) is not None


def _is_none(node: Node, words: str, order: Order, start: int) -> bool:
    own = order._replace(start=order.start - start, doing=order.doing - start)
    return (
        closing.closes(words)
        or closing.is_allowed(words, own.doing)
        or ((node.marker is None or start > 0) and closing.is_exhortation(words, own))
        or (node.marker is None and closing.answers_for(words, own))
    )


def _read(node: Node, words: str, order: Order | None, above: Above, setting: Setting) -> Read:
    addressed = _in_full(order.units, words, setting) if order else above.units or Units((), 0)
    rule, said_by = (order.rule, words) if order else (above.rule, above.said_by)
    own = limits.of_item(words, setting.at, setting.rules)
    said = own or above.deadline
    found = Found(
        place=place_of(node),
        words=words,
        content=_content(node.text, words, order, own),
        leads=addressed.names,
        support=tuple(name for name in support_in(words) if name not in addressed.names),
        everyone=any(map(is_everyone, addressed.names)),
        apart=addressed.apart or rule is Rule.ADDRESSEES or all(map(_is_class, addressed.names)),
        product=product_in(words),
        deadline_words=said.words if said else None,
        deadline=said.deadline if said else None,
        indicators=indicators_in(words),
        page=node.page,
    )
    return Read(replace(found, doubts=tuple(_doubts(found, setting))), node, rule, said_by)


def _in_full(units: Units, text: str, setting: Setting) -> Units:
    """The addressees of the letter for "Quý Sở", which calls them politely, and for what begins like one of them."""
    is_polite = all("polite" in phrases("plural").at(words_of(name), 0).tags for name in units.names)
    if is_polite and setting.addressees:
        return units._replace(names=setting.addressees)
    return units._replace(names=tuple(_as_addressed(name, text, setting) for name in units.names))


def _as_addressed(name: str, text: str, setting: Setting) -> str:
    """As far as an addressee goes in the text, where the name is but its beginning: a verb was seen inside it."""
    start = text.find(name)
    named = [one for addressee in setting.addressees for one in _APART.split(addressee)]
    for one in named if start >= 0 and len(name) > LEAST_NAME else ():
        behind = text[start : start + len(one)]
        if len(one) > len(name) and behind[1:] == one[1:] and "," not in one[len(name) :]:
            return behind
    return name


def _is_class(name: str) -> bool:
    """Whether a name stands for many, each of which does it: "các phòng", "UBND các xã"."""
    words = words_of(name)
    return any(phrases("plural").at(words, place).length for place in range(min(len(words), 3)))


def _content(text: str, words: str, order: Order | None, own: limits.Said | None) -> str:
    """What is to be done, without who is told to and by when: with a capital letter and no sign at its end."""
    at = text.find(words)
    doing = text[order.doing : at + len(words)] if order else words
    bare = contents.work_of(_ENDS.sub("", _IS_TO.sub("", doing.strip(" :,–-"))), own)
    return bare[:1].upper() + bare[1:] if len(bare.split()) > 1 else words


def _doubts(found: Found, setting: Setting) -> Iterator[Doubt]:
    if len(found.leads) > 1 and not found.apart and not found.everyone:
        yield Doubt.SEVERAL_LEADS
    deadline: Deadline | None = found.deadline
    is_over = setting.is_dated and deadline and deadline.day and deadline.day < setting.at.date()
    if is_over or impossible_dates(found.words):
        yield Doubt.IMPOSSIBLE_DAY
    if deadline and deadline.kind is DeadlineKind.EVENT:
        yield Doubt.EVENT
