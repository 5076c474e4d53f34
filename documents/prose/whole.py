"""Limits that the paper as a whole gives its items: a closing sentence for all of them, the day of its signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.prose import closing, limits
from documents.prose.items import Read, Setting
from documents.prose.orders import sentences
from documents.prose.outline import Node
from domain.words import fold
from reading.deadlines.read import read_deadline

_OF_SIGNING = re.compile(
    r"\b(?:ke |tinh )?(?:tu|sau) (?:ngay|khi) (?:ky|ban hanh|phat hanh)(?: ban hanh)?(?: (?:cong van|van ban|thong bao"
    r"|ke hoach|chi thi|quyet dinh|ket luan|cong dien|phieu))?(?: nay)?\b"
)


def limited(reads: Sequence[Read], root: Node, setting: Setting) -> tuple[Read, ...]:
    """The tasks with the limit of all where they have none of their own, and with days counted from the paper's own."""
    of_all = next(_of_all(root, setting), None)
    return tuple(_limited(_from_signing(read, setting), of_all) for read in reads)


def _of_all(root: Node, setting: Setting) -> Iterator[limits.Said]:
    """What "Thời hạn hoàn thành các nội dung trên: ngày 01/6" gives."""
    for node in root.walk():
        if node.marker is None and node.table is None and closing.limits_all(node.text):
            start, end = next(sentences(node.text))
            _, colon, behind = node.text[start:end].partition(":")
            told = behind if colon else node.text[start:end]
            said = limits.of_cell(told, setting.at, setting.rules)
            if said and said.deadline and said.deadline.day:
                yield said


def _limited(read: Read, of_all: limits.Said | None) -> Read:
    if of_all is None or read.found.deadline_words is not None or closing.limits_all(read.found.words):
        return read
    return read._replace(found=replace(read.found, deadline_words=of_all.words, deadline=of_all.deadline))


def _from_signing(read: Read, setting: Setting) -> Read:
    """ "trong 07 ngày kể từ ngày ký văn bản này": that day is the paper's."""
    deadline = read.found.deadline
    if deadline is None or not deadline.start_unknown or not setting.is_dated:
        return read
    text = read.found.words
    signed = _OF_SIGNING.search(fold(text), deadline.start)
    if signed is None or len(fold(text)) != len(text):
        return read
    counted = f"{text[deadline.start : signed.start()]}kể từ ngày {setting.at:%d/%m/%Y}"
    when = read_deadline(counted, setting.at, calendar=setting.rules.calendar, before=setting.rules.before)
    if when is None or when.day is None:
        return read
    own = deadline._replace(day=when.day, moment=when.moment, start_unknown=False)
    words = text[deadline.start : signed.end()]
    return read._replace(found=replace(read.found, deadline=own, deadline_words=words))
