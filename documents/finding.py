"""From a document to what it orders: its head, its tasks, what it is."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from documents.anatomy import Attached, dissected
from documents.cited import cited_in
from documents.document import Document, Paragraph, Table
from documents.heads import completed
from documents.letterheads import day_of, period_begins, read_head
from documents.nature import nature_of
from documents.prose.flow import flowing
from documents.prose.items import Read, Setting, tasks_in
from documents.prose.limits import moment_of
from documents.prose.outline import outlined
from documents.prose.references import resolved
from documents.prose.whole import limited
from documents.prose.words import is_lost
from documents.register import register_in
from documents.tables import whole_tables
from domain.deadlines import DateRules
from domain.documents.findings import Doubt, Findings, Found, Nature, Warned


class Explained(NamedTuple):
    """Findings with what led to them: the lines of the head by its fields, and each task with its rule and words.

    `at` is the moment from which the deadlines are seen.
    """

    findings: Findings
    head_words: Mapping[str, str]
    reads: tuple[Read, ...]
    at: dt.datetime


def findings(document: Document, *, rules: DateRules, now: dt.datetime) -> Findings:
    """All that the document tells. `now` is aware; it is seen from there where the document has no day of its own."""
    return explained(document, rules=rules, now=now).findings


def explained(document: Document, *, rules: DateRules, now: dt.datetime) -> Explained:
    """What findings() gives for the same, and from which words."""
    sheets = [block for block in document.blocks if isinstance(block, Table) and block.name]
    flow = flowing(whole_tables(document.blocks, now, rules))
    first = read_head(flow.blocks)
    anatomy = dissected(flow.blocks, first.body_at)
    head = completed(first.head, flow, anatomy)
    nature = nature_of(head, anatomy.body)
    day = day_of(head)
    setting = Setting(
        head.addressees,
        moment_of(day or period_begins(flow.blocks), now),
        rules,
        is_dated=day is not None,
        title=head.about,
        issuer=head.issuer,
    )
    parts = (Attached("", anatomy.body), *anatomy.attached) if nature is Nature.ASSIGNS else ()
    reads = tuple(read for part in parts for read in _tasks_of(part, setting))
    found = Findings(
        head=head,
        tasks=tuple(_marked(read.found, document) for read in reads),
        nature=Nature.TELLS if nature is Nature.ASSIGNS and not reads else nature,
        draft=flow.draft,
        warnings=_warnings(document),
        pages=document.pages,
        pages_read=document.pages_read,
        unread=document.unread,
        register=register_in(sheets, now, rules),
        cited=cited_in(flow.blocks, head.number),
    )
    return Explained(found, first.words, reads, setting.at)


def _marked(task: Found, document: Document) -> Found:
    """The task with a word on it where its letters were recognised in a picture."""
    return replace(task, doubts=(*task.doubts, Doubt.RECOGNISED)) if task.page in document.recognised else task


def _tasks_of(part: Attached, setting: Setting) -> Sequence[Read]:
    root = outlined(part.blocks, part.name)
    own = setting if not part.name else replace(setting, addressees=())
    return limited(resolved(tasks_in(root, own), root, own), root, own)


def _warnings(document: Document) -> tuple[Warned, ...]:
    text = " ".join(block.text for block in document.blocks[:200] if isinstance(block, Paragraph))
    lost = (Warned.DIACRITICS_LOST,) if is_lost(text) and len(text) > 200 else ()
    return tuple(dict.fromkeys((*document.warnings, *lost)))
