"""Where the body of an official document begins and ends, who signed it, and what is attached to it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from documents.document import Block, Paragraph, Table
from documents.prose.words import CAPITAL, phrases, tidy, words_of
from domain.words import fold

_RECIPIENTS = re.compile(r"\W*n[o0]i nh.n\W*(?:$|[:.])")
_SIGNED = re.compile(rf"(?:^|\s)(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?\.\s?[{CAPITAL}]{{2}}")
_ENDED = re.compile(r"\./[.,]?\W*$|\)\s?\.\s?[I/]\.\W*$")
_DEGREE = re.compile(r"(?:TS|ThS|PGS|GS|BS|CN)\.?\s?")
_ATTACHMENT = re.compile(
    r"\W*(?P<name>phu luc(?:\s+(?:so\s+)?(?:[ivx]{1,5}|\d{1,2}|[a-d]))?)(?P<rest>\b.{0,120}|$)"
    r"|\W*(?:bieu(?: mau)?|mau)(?:\s+so)?\s+\d.{0,80}"
)
_ATTACHED_KINDS = frozenset(("ke hoach", "chuong trinh", "quy che", "quy dinh", "de an", "phuong an", "huong dan"))
_NO_ORDERS = re.compile(r"\b(?:de cuong|bieu mau|mau (?:so|bao cao|phieu)|kich ban|danh sach|du toan|bieu tong hop)\b")
_SHORT = 14


class Attached(NamedTuple):
    """A paper behind the letter: "phụ lục 1" and what stands in it."""

    name: str
    blocks: tuple[Block, ...]


class Anatomy(NamedTuple):
    body: tuple[Block, ...]
    signer: str
    attached: tuple[Attached, ...]


def dissected(blocks: Sequence[Block], body_at: int) -> Anatomy:
    """The body from that block on, without recipients and signature, and what follows behind them."""
    if blocks and (name := _attachment(blocks[0])):
        return Anatomy((), "", (Attached(name, tuple(blocks)),))
    end = next((at for at in range(body_at, len(blocks)) if _ends(blocks, at, body_at)), len(blocks))
    starts = [at for at in range(end, len(blocks)) if _attachment(blocks[at])]
    tail_end = starts[0] if starts else len(blocks)
    attached = [
        Attached(_attachment(blocks[start]) or "", tuple(blocks[start:stop]))
        for start, stop in pairwise((*starts, len(blocks)))
        if not _has_no_orders(blocks[start : start + 4])
    ]
    tail = blocks[end:tail_end]
    loose = tuple(block for block in tail if isinstance(block, Table) and not _is_foot(block))
    return Anatomy((*blocks[body_at:end], *loose), _signer(tail), tuple(attached))


def _ends(blocks: Sequence[Block], at: int, body_at: int) -> bool:
    """Whether the foot of the letter, or an attachment, begins with this block."""
    block = blocks[at]
    if isinstance(block, Table):
        return _is_foot(block)
    before = blocks[at - 1] if at > body_at else None
    if isinstance(before, Paragraph) and _ENDED.search(before.text):
        return True
    short = len(block.text.split()) <= _SHORT
    folded = fold(block.text)
    if short and (_RECIPIENTS.match(folded) or _SIGNED.search(block.text)):
        return True
    return bool(_attachment(block)) or (block.text.isupper() and short and _is_title(block.text))


def _is_title(text: str) -> bool:
    found = phrases("unit").at(words_of(text), 0)
    return "title" in found.tags and len(text.split()) <= 5 and not text.endswith(":")


def _is_foot(table: Table) -> bool:
    text = "\n".join(cell.text for row in table.rows for cell in row)
    return any(_RECIPIENTS.match(fold(line)) or _SIGNED.search(line) for line in text.splitlines()[:6])


def _attachment(block: Block) -> str:
    """How the attachment is called that begins with this line; "" where none does."""
    if not isinstance(block, Paragraph) or len(block.text.split()) > 24:
        return ""
    folded = fold(block.text).strip(" *:.")
    found = _ATTACHMENT.fullmatch(folded)
    if found and (block.text[:1].isupper() or block.text.isupper()) and not _goes_on(found["rest"] or ""):
        return tidy(found["name"] or folded).replace("phu luc", "phụ lục")
    return block.text.strip(" *:.").lower() if folded in _ATTACHED_KINDS and block.text.isupper() else ""


def _goes_on(rest: str) -> bool:
    """Whether it is a sentence about the attachment: "Phụ lục kèm theo nêu rõ"."""
    return bool(re.match(r"\s*(?:kem theo|nay|tren|dinh kem)\b", rest)) and not rest.endswith(")")


def _has_no_orders(blocks: Sequence[Block]) -> bool:
    heads = [fold(block.text) for block in blocks if isinstance(block, Paragraph)]
    return any(_NO_ORDERS.search(head) for head in heads[:3])


def _signer(tail: Sequence[Block]) -> str:
    """The name at the end of the foot; "" where none stands there."""
    lines: list[str] = []
    for block in tail:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        else:
            lines += [tidy(line) for row in block.rows for cell in row for line in cell.text.splitlines()]
    named = [line.strip(" *") for line in lines if not line.startswith(("-", "+")) and len(line) < 40]
    return next((line for line in reversed(named) if _is_name(line) and not _is_title(line.upper())), "")


def _is_name(line: str) -> bool:
    words = _DEGREE.sub("", line).split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() and (word[1:].islower() or len(word) == 1) for word in words)
