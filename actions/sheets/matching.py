"""Lines of a sheet beside what is known: their units as the organization stands, and the tasks that they are."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from actions import tasks
from actions.reader import Reader
from actions.turns import Speaker, Turn
from db import organizations
from db import tasks as stored_tasks
from db.documents import sheets as stored
from domain.documents.leads import Lead
from domain.documents.register import Line, LineFault, Wrong
from domain.documents.sheets import Entry, Known, Sheet, View
from domain.names import Named
from domain.tasks import UnitName
from domain.words import searched


@dataclass(frozen=True)
class _Department:
    """The units of today, those that are no more with their successors, and what the department itself is called."""

    units: Mapping[int, Named]
    former: Mapping[Named, int]
    own: Sequence[str]
    reader: Reader

    def lead_of(self, words: str) -> tuple[Lead, str]:
        """Whose it is, and the name of a unit that is no more, for which its successor stands; "" for others."""
        lead = self.reader.lead_written(words, list(self.units.values()), self.own)
        if lead.units:
            return lead, ""
        former = self.reader.find_name(words, list(self.former)).winner
        return (Lead((self.former[former],)), former.name) if former is not None else (lead, "")


def view_of(turn: Turn, speaker: Speaker, sheet: Sheet, reader: Reader) -> View:
    """The sheet with what would become of each of its lines, as things stand now."""
    department = _department(turn, speaker, reader)
    entries: list[Entry] = []
    faults = list(sheet.register.faults)
    for line in sheet.register.lines:
        found, wrong = _entries(line, department)
        entries += found
        faults += wrong
    faults = sorted(dict.fromkeys(faults), key=lambda fault: fault.row)
    return View(sheet, tuple(_known(turn, speaker, entries)), tuple(faults))


def _department(turn: Turn, speaker: Speaker, reader: Reader) -> _Department:
    organization = speaker.organization
    today = turn.now.astimezone(organization.times.zone).date()
    former = organizations.former_units(turn.session, organization=organization.id, today=today)
    units = {unit.id: unit for unit in tasks.units_of(turn, speaker)}
    gone = {
        Named(unit.id, unit.name, unit.aliases): successor for unit, successor in former.items() if successor in units
    }
    return _Department(units, gone, [organization.name], reader)


def _entries(line: Line, department: _Department) -> tuple[list[Entry], list[LineFault]]:
    """One for each unit where the line is for all; none where nobody knows whose it is, with what is wrong."""
    if line.everyone:
        units = list(department.units.values())
        return [_entry(line, unit, "", department) for unit in units], []
    if len(line.leads) != 1:
        return [], []
    words = line.leads[0]
    lead, gone = department.lead_of(words)
    if len(lead.units) == 1:
        return [_entry(line, department.units[lead.units[0]], gone, department)], []
    wrong = Wrong.UNCLEAR_UNIT if lead.close or len(lead.units) > 1 else Wrong.UNKNOWN_UNIT
    return [], [LineFault(line.row, wrong, words)]


def _entry(line: Line, unit: Named, gone: str, department: _Department) -> Entry:
    named = {words: department.lead_of(words)[0] for words in line.support}
    support = dict.fromkeys(one for lead in named.values() for one in lead.units if one != unit.id)
    outside = tuple(words for words, lead in named.items() if not lead.units)
    return Entry(line, UnitName(unit.id, unit.name), tuple(support), outside, gone=gone)


def _known(turn: Turn, speaker: Speaker, entries: Sequence[Entry]) -> Iterator[Entry]:
    """The entries with the tasks that they are already: by what they are known again, or by their very words."""
    organization = speaker.organization.id
    said = stored.lines(turn.session, [entry.key for entry in entries], organization=organization)
    words = {searched(entry.line.content, entry.line.product) for entry in entries}
    alike = stored.worded_alike(turn.session, sorted(words), organization=organization)
    ids = {task for task, _ in said.values()} | set(alike.values())
    on_record = {task.id: task for task in stored_tasks.by_ids(turn.session, sorted(ids), organization=organization)}
    for entry in entries:
        task, line = said.get(entry.key, (None, None))
        if task is None:
            task = alike.get((entry.lead.id, searched(entry.line.content, entry.line.product)))
        yield replace(entry, known=Known(on_record[task], line)) if task in on_record else entry


def local(turn: Turn, speaker: Speaker) -> dt.datetime:
    """The moment of the turn in the zone of the organization."""
    return turn.now.astimezone(speaker.organization.times.zone)
