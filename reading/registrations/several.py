"""Reading the tasks of one message: a list, a table or several orders in running text; most often it is one task."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from domain import refusals
from domain.deadlines import DateRules
from domain.names import Named
from domain.registering.drafts import LONGEST_CONTENT, LONGEST_LIST, MOST_LISTED, Draft
from domain.registering.papers import Paper
from domain.words import fold
from reading.deadlines.read import read_deadlines
from reading.language.forms import Form
from reading.language.lookup import folded as listed_whole
from reading.language.lookup import words as listed
from reading.language.spelling import visible
from reading.registrations import lists, tables
from reading.registrations.addressees import all_units, without_opening
from reading.registrations.dated_ends import ends_dated, parted
from reading.registrations.fields import Setting, begins_field, fields_in, is_limit
from reading.registrations.grouping import Entry, Group, grouped, is_plain
from reading.registrations.headings import ANNOUNCES, LONGEST_BESIDE, TITLE, inherited, is_led, with_limits_of_others
from reading.registrations.letterhead import Letter, is_from_above, read_letter
from reading.registrations.lists import LineKind, Node
from reading.registrations.prose import FEW_WORDS, Prose, begins_with_unit, without_then
from reading.registrations.read import cited_from_above, read_draft, read_entry, read_row
from reading.registrations.shared import apart_clauses, shared_clauses
from reading.registrations.tables import Column
from reading.registrations.units import without_role

LONGEST_HEADING = 300
LONGEST_CELL = 120
_LABEL = Form(r"^[ \t\-+*•–]*<list.entry>\s*:\s*(?=\S)", "nội dung: rà soát", "nội dung rà soát")
_PARTS = Form(r"(?<!\w)<list.parts>\W*$", "xây dựng kế hoạch, gồm:", "gồm kế hoạch")
_EMPTY_LINES = re.compile(r"\n(?:[ \t\r]*\n){2,}")
"""Several of them part no more than one does."""
_BRACKETS = str.maketrans("()", ",,")
_CLOSINGS = listed("courtesy") | listed("list", "some") | listed("deadline_beside")
_HANDS_IN = listed_whole("task_verb") | {""}


def read_drafts(
    text: str, units: Sequence[Named], *, now: dt.datetime, rules: DateRules, assigning: bool = False
) -> tuple[Draft, ...]:
    """The tasks of one message, most often one.

    Each entry of a list keeps what it says itself; what it lacks is that of its heading, then what is said of all.
    A deadline that cannot be meant is kept as such where there are several tasks; of one task it is refused as by
    read_draft(). Raises TooLong also for a list that has too many entries.
    """
    text = visible(unicodedata.normalize("NFC", text))[0].replace("\u00a0", " ")
    if len(text) > LONGEST_LIST:
        raise refusals.TooLong(LONGEST_LIST)
    text = _EMPTY_LINES.sub("\n\n", text)
    letter = read_letter(text)
    if letter is not None:
        return _of_letter(letter, text, Setting(units, now, rules, assigning))
    return _Message(text, Setting(units, now, rules, assigning)).drafts()


def _of_letter(letter: Letter, text: str, setting: Setting) -> tuple[Draft, ...]:
    """The tasks of a letter: the entries of its body where they go to units, or the one thing that it asks for.

    Its own units are those to whom somebody passes it on.
    """
    units, now, rules, assigning = setting
    first, _, _ = text.strip().partition("\n")
    order = letter.order or (first if all_units(without_opening(first), units) else "")
    to = read_entry(order, units, now=now, rules=rules, assigning=True) if order else Draft()
    above = replace(Draft(assigning=assigning), **_paper_fields(letter.paper))
    if to.leads or to.support:
        above = replace(above, leads=to.leads, support=to.support, due=to.due, joint=to.joint)
    entries = _Message(letter.body, setting).listed()
    if len(entries) > 1:
        return tuple(inherited(draft, above) for draft in entries)
    asked = "" if set(re.findall(r"\w+", fold(letter.task))) <= ANNOUNCES | listed("task_verb") else letter.task
    task = asked or letter.paper.about or letter.body[:LONGEST_CONTENT]
    draft = read_entry(task, (), now=now, rules=rules, assigning=assigning)
    return (inherited(replace(draft, paper=None), above),)


def _paper_fields(paper: Paper) -> dict[str, Any]:
    words = paper.number if paper.number[:1].isdecimal() else " ".join(filter(None, (paper.number, paper.about)))
    return {"paper": words or None, "source": paper, "set_above": is_from_above(paper) or cited_from_above(words)}


def lists_tasks(text: str) -> bool:
    """Whether the words begin like the entries of a list, be it only one: "38. Rà soát hồ sơ"."""
    first, *_ = lists.sections(unicodedata.normalize("NFC", text), lambda line: LineKind.FURTHER)
    return bool(first.nodes) and not first.loose


class _Message:
    """A message whose tasks are read one by one."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.setting = setting
        self.common: list[Draft] = []
        """What is said of all tasks."""
        self.apart: list[Draft] = []
        """What is said of the tasks of some units alone, and what they lack is taken from first."""
        self.is_one_sentence = False
        """Whether all tasks are told in one sentence."""
        self.closing = ""
        """What is asked of everybody behind the last entry."""
        self.read_headings: dict[str, Draft] = {}
        self.kinds: dict[str, LineKind] = {}
        self.whole = self._without_shared(text)
        self.text = self._without_apart(self.whole)
        self.labelled = sum(_LABEL.match(fold(line)) is not None for line in text.splitlines())
        """Lines that are called the task: "Nội dung: …"."""

    def drafts(self) -> tuple[Draft, ...]:
        entries = self._of_table() or self._of_list() or self._of_prose()
        if len(entries) > MOST_LISTED:
            raise refusals.TooLong(MOST_LISTED, tasks=len(entries))
        if len(entries) < 2 and not (entries and entries[0].row):
            return (self._under(self._alone(), self.common),)
        read: list[Draft] = []
        for entry in entries:
            draft = self._read(entry)
            if entry.follows and read and not (draft.leads or draft.unclear):
                draft = replace(draft, leads=read[-1].leads, unclear=read[-1].unclear)
            read.append(draft)
        if self.is_one_sentence and not any(draft.due or draft.no_deadline for draft in read[:-1]):
            self._share_last_clause(entries[-1].words, read[-1])
        read = with_limits_of_others(read)
        placed = tuple(self._placed(draft, entry) for draft, entry in zip(read, entries, strict=True))
        if any(not any(is_led(draft, each) for draft in placed) for each in self.apart):
            self.text, self.apart = self.whole, []
            return self.drafts()
        return placed

    def _placed(self, draft: Draft, entry: Entry) -> Draft:
        """The draft with what its unit alone is told, then its headings, then what is said of all."""
        above = (*map(self._heading, reversed(entry.headings)), *self.common)
        placed = self._under(draft, above)
        told = [each for each in self.apart if is_led(placed, each)]
        placed = self._under(self._under(draft, told), above) if told else placed
        return replace(placed, heading="; ".join(filter(None, (placed.heading, self.closing))))

    def listed(self) -> tuple[Draft, ...]:
        """The tasks, where several of them are led by units of the department; none where they are not."""
        read = self.drafts() if self._of_table() or self._of_list() else ()
        return read if sum(bool(draft.leads) for draft in read) > 1 else ()

    def _alone(self) -> Draft:
        units, now, rules, assigning = self.setting
        (first, *others), text = lists.sections(self.whole, self._kind), self.whole
        if len(first.nodes) == 1 and first.nodes[0].mark and not (others or first.heading or first.loose):
            text = first.nodes[0].whole
        return read_draft(text, units, now=now, rules=rules, assigning=assigning)

    def _read(self, entry: Entry) -> Draft:
        units, now, rules, assigning = self.setting
        if entry.row is not None:
            return read_row(entry.row, units, now=now, rules=rules, assigning=assigning)
        words = parted(without_then(entry.words), self.setting)
        return read_entry(words, units, now=now, rules=rules, assigning=assigning)

    def _stated(self, words: str) -> Draft:
        """What words say that stand above the tasks, or are said of all of them."""
        units, now, rules, _ = self.setting
        words = without_opening(words).translate(_BRACKETS).strip(" \t\n,;:")
        return read_entry(words, units, now=now, rules=rules, assigning=True)

    def _heading(self, words: str) -> Draft:
        if words not in self.read_headings:
            self.read_headings[words] = self._stated(words[:LONGEST_HEADING])
        return self.read_headings[words]

    def _without_shared(self, text: str) -> str:
        """The text without what is said of all tasks, which is read."""
        kept, at = [], 0
        for start, end, said in shared_clauses(text):
            if start < at or len(said) > LONGEST_HEADING:
                continue
            read = self._stated(said)
            limit = fold(read.due.words).split() if read.due else ()
            if (
                set(fold(read.content).split()) - _CLOSINGS - set(limit)
                or replace(read, assigning=False, content="") == Draft()
            ):
                continue
            self.common.append(replace(read, content=""))
            kept.append(text[at:start])
            at = end
        return "".join((*kept, text[at:]))

    def _without_apart(self, text: str) -> str:
        """The text without deadlines that units have for themselves, which are read."""
        kept, at = [], 0
        for start, end, said in apart_clauses(text):
            read = self._stated(said[:LONGEST_HEADING])
            if read.due and read.leads and fold(read.content) in _HANDS_IN:
                self.apart.append(replace(read, content=""))
                kept.append(text[at:start])
                at = end
        return "".join((*kept, text[at:]))

    def _under(self, draft: Draft, above: Sequence[Draft]) -> Draft:
        for each in above:
            draft = inherited(draft, each)
        return draft

    def _of_table(self) -> list[Entry]:
        table = tables.table_in(self.text, self._column)
        if table is None or any(":" in part and begins_field(part) for part in self.text.split("|")[1:]):
            return []
        above = (table.above,) if table.above else ()
        if table.below:
            self.common.append(self._stated(table.below))
        return [Entry(row[Column.CONTENT], above, row) for row in table.rows]

    def _column(self, cell: str) -> Column | None:
        if len(cell) > LONGEST_CELL:
            return None
        if self._names_units(cell):
            return Column.LEAD
        return Column.DUE if is_limit(cell, self.setting.now, self.setting.rules) else None

    def _names_units(self, words: str) -> bool:
        """Whether the words are names of units, perhaps with what they do, and nothing else."""
        bare = without_role(words.strip(" .:,;"))
        return len(bare) <= LONGEST_CELL and bool(all_units(bare, self.setting.units))

    def _kind(self, line: str) -> LineKind:
        """What a line without a mark is. Each is looked at once: to compare it with all units takes long."""
        if line not in self.kinds:
            self.kinds[line] = self._kind_of(line)
        return self.kinds[line]

    def _kind_of(self, line: str) -> LineKind:
        if begins_field(line):
            limits = line.rstrip().endswith(":") and self._column(line.strip(" \t:")) is Column.DUE
            return LineKind.HEADING if limits else LineKind.FURTHER
        if self.labelled > 1 and _LABEL.match(fold(line)):
            return LineKind.ENTRY
        head, colon, rest = line.strip().partition(":")
        if colon and not rest.strip():
            return LineKind.HEADING
        if TITLE.match(fold(line)) and len(line) <= LONGEST_BESIDE and self._is_dated(line):
            return LineKind.HEADING
        if not self._names_units(without_opening(head)):
            return LineKind.FURTHER
        return LineKind.ENTRY if rest.strip() else LineKind.HEADING

    def _of_list(self) -> list[Entry]:
        found = lists.sections(self.text, self._kind)
        groups = grouped(found)
        if is_plain(found) and not self._are_plain_tasks(groups):
            return []
        entries = self._entries(groups)
        if len(entries) < 2 or not self._are_tasks(groups, entries):
            return []
        self._take_closing(groups[-1].nodes[-1])
        self._share_last_line(groups[-1].nodes)
        return self._entries(groups)

    def _entries(self, groups: Sequence[Group]) -> list[Entry]:
        return [entry for group in groups for node in group.nodes for entry in self._of_node(node, group.headings)]

    def _are_plain_tasks(self, groups: Sequence[Group]) -> bool:
        """Whether lines that nothing marks are tasks: each ends with its day, or one day is said to be that of all."""
        lines = [node.words for group in groups for node in group.nodes]
        shared = any(each.due for each in self.common) or all(map(ends_dated, lines))
        return shared and all(len(line.split()) >= FEW_WORDS for line in lines)

    def _of_node(self, node: Node, headings: tuple[str, ...]) -> Iterator[Entry]:
        if node.below and self._heads(node):
            for each in node.below:
                yield from self._of_node(each, (*headings, "\n".join((node.words, *node.more))))
        else:
            yield Entry(node.whole, headings)

    def _heads(self, node: Node) -> bool:
        """Whether the entry only stands above those below it: it names units, or these are dated each for itself."""
        if self._names_units(without_opening(node.words)):
            return True
        if any(begins_field(each.words) for each in node.below):
            return False
        return len(node.below) > 1 and sum(self._is_dated(each.words) for each in node.below) > 1

    def _is_dated(self, words: str) -> bool:
        return bool(read_deadlines(words, self.setting.now, calendar=self.setting.rules.calendar))

    def _are_tasks(self, groups: Sequence[Group], entries: Sequence[Entry]) -> bool:
        """Not the fields of one task, line by line, nor the parts of one that has its deadline above or behind them."""
        if any(begins_field(node.words) for group in groups for node in group.nodes):
            return False
        headings = {heading for entry in entries for heading in entry.headings[:1]}
        if all(self._heads_a_list(heading) for heading in headings):
            return True
        told = bool(self.common) or sum(self._is_dated(entry.words) for entry in entries) > 1
        return told or sum(begins_with_unit(entry.words, self.setting.units) for entry in entries) > 1

    def _heads_a_list(self, heading: str) -> bool:
        if _PARTS.search(fold(heading)):
            return False
        read = self._heading(heading)
        named = read.leads or read.unclear
        return bool(TITLE.match(fold(heading)) or (named and (not read.content or TITLE.match(fold(read.content)))))

    def _take_closing(self, last: Node) -> None:
        """A line behind the last entry that asks something of everybody is none of that entry's."""
        while last.below:
            last = last.below[-1]
        line = last.more[-1][:LONGEST_HEADING] if last.more else ""
        read = self._stated(line) if without_opening(line) != line else Draft()
        if len(read.leads) == len(self.setting.units) > 1:
            self.closing = last.more.pop().strip(" ./")
            self.common.append(replace(read, leads=(), joint=False, content=""))

    def _share_last_line(self, nodes: Sequence[Node]) -> None:
        """A deadline on a line of its own behind the last entry is that of all, where no other has such a line."""
        *others, last = nodes
        if not last.more or any(begins_field(line) for node in others for line in node.more):
            return
        fields = fields_in(last.more[-1], self.setting.now, self.setting.rules)
        is_field = not fields.content and set(fields.words) == {"due"}
        if is_field or is_limit(last.more[-1], self.setting.now, self.setting.rules):
            self.common.append(self._stated(last.more.pop()))

    def _share_last_clause(self, words: str, last: Draft) -> None:
        """The deadline behind the last comma of a sentence is that of all who are told something in it."""
        *_, clause = re.split(r"[,;]", words)
        if clause != words and last.due and is_limit(clause, self.setting.now, self.setting.rules):
            self.common.append(Draft(due=last.due))

    def _of_prose(self) -> list[Entry]:
        told = Prose(self.setting, self._names_units).told(self.text)
        self.is_one_sentence = told.is_one_sentence
        if told.paper:
            self.common.append(self._stated(told.paper))
        return [Entry(words, told.headings, follows=True) for words in told.orders]
