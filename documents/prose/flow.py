"""What stands on the pages without what was only put on them, and with each paragraph in one piece."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from documents.document import Block, Paragraph, Table
from documents.prose.markers import marker_of
from documents.prose.words import tidy
from domain.words import fold

_DRAFT = re.compile(r"\W*(?:ban )?du thao(?: (?:lan|so|ngay|\d|[(]).{0,30})?\W*")
_FOOTNOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹]")
_PAGE = re.compile(r"\W*(?:trang )?\d{1,3}(?:\s?/\s?\d{1,3})?\W*|\W*")
_SIGNED = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4}\s+\d{1,2}:\d{2}:\d{2}")
"""When a signature was put on by a machine."""
_SIGNER = re.compile(r"\W*(?:ky boi|nguoi ky|thoi gian ky|ngay ky|email)\s*:")
_ARRIVAL = re.compile(r"\W*(?:(?:cong van |van ban )?den\b.{0,40}(?:so|ngay)\s*:|so den\s*:|ngay den\s*:)")
_LOOSE = re.compile(r"\d{1,5}")
_HANGING = re.compile(r"(?P<text>.*[^\W\d_])\s(?P<number>\d{1,5})")
_MOST_STAMPED = 5
_LAST = 40
"""Characters at the end of a paragraph that tell whether it goes on."""
_LONGEST = 8_000
_ENOUGH = 200
"""Characters: how long a paragraph may become, and how much of it is looked at to see that it is more than a title."""
_FEWEST_WORDS = 5
"""Of a paragraph that may go on: shorter ones are headings."""
_ENDED = (".", ";", ":", "!", "?", "…")
_HANGS = re.compile(
    r"(?:^|\s)(?:va|cua|cac|voi|cho|tai|ve|theo|do|de|trong|hoac|nhung|(?<!truc )thuoc|tu|den|phoi|hop)$|,$"
)
"""Words behind which no sentence ends."""


@dataclass(frozen=True)
class Flow:
    """`loose` are figures that a machine printed beside its stamp: a number and a day that the head left blank.

    `stamped` is when that was, as "2025-01"; "" where no stamp tells.
    """

    blocks: tuple[Block, ...]
    draft: bool = False
    loose: tuple[str, ...] = ()
    stamped: str = ""


def flowing(blocks: Sequence[Block]) -> Flow:
    tidied = [replace(one, text=tidy(one.text)) if isinstance(one, Paragraph) else one for one in blocks]
    draft = any(isinstance(one, Paragraph) and _DRAFT.fullmatch(fold(one.text)) for one in tidied)
    kept, loose, stamped = _unstamped(tidied)
    return Flow(tuple(_joined([one for one in kept if not _is_noise(one)])), draft, loose, stamped)


def _is_noise(block: Block) -> bool:
    if isinstance(block, Table):
        return False
    bare = fold(block.text)
    return bool(
        not block.marker
        and (
            _FOOTNOTE.match(block.text)
            or _PAGE.fullmatch(bare)
            or _SIGNER.match(bare)
            or _ARRIVAL.match(bare)
            or _DRAFT.fullmatch(bare)
        )
    )


def _unstamped(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...], str]:
    """The blocks without the stamps of machines, the loose figures of these, and their month."""
    gone: set[int] = set()
    shortened: dict[int, Block] = {}
    loose: list[str] = []
    stamped = ""
    for place, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or len(block.text) > 120 or not _SIGNED.search(block.text):
            continue
        first = place
        while first > max(0, place - _MOST_STAMPED) and _is_stamped(blocks[first - 1]):
            first -= 1
        after = place + 1 < len(blocks) and _is_stamped(blocks[place + 1])
        gone |= {*range(first, place + 1), *([place + 1] if after else [])}
        figures = [one.text for one in blocks[first:place] if isinstance(one, Paragraph) and _LOOSE.fullmatch(one.text)]
        before = blocks[first - 1] if first else None
        if figures and isinstance(before, Paragraph) and (hanging := _HANGING.fullmatch(before.text)):
            shortened[first - 1] = replace(before, text=hanging["text"])
            figures.insert(0, hanging["number"])
        loose = figures or loose
        stamped = _month(block.text) or stamped
    kept = [shortened.get(place, block) for place, block in enumerate(blocks) if place not in gone]
    return kept, tuple(loose), stamped


def _is_stamped(block: Block) -> bool:
    """Whether a line may be of such a stamp: no small letters, or an address."""
    if not isinstance(block, Paragraph) or len(block.text) > 60:
        return False
    return "@" in block.text or not any(map(str.islower, block.text))


def _month(text: str) -> str:
    found = re.search(r"\d{1,2}[./](\d{1,2})[./](\d{4})", text)
    return f"{found[2]}-{int(found[1]):02}" if found else ""


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """With the paragraphs together again between which a page ended."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        if isinstance(block, Paragraph) and isinstance(before, Paragraph) and _goes_on(before, block):
            joined[-1] = replace(before, text=f"{before.text} {block.text}")
        else:
            joined.append(block)
    return joined


def _goes_on(before: Paragraph, block: Paragraph) -> bool:
    if block.marker or marker_of(block.text) or len(before.text) > _LONGEST:
        return False
    if len(before.text[:_ENOUGH].split()) < _FEWEST_WORDS:
        return False
    if before.text.endswith(";"):
        return block.text[:1].islower()
    if before.text.endswith(_ENDED):
        return False
    hangs = _HANGS.search(fold(before.text[-_LAST:])) is not None
    return block.text[:1].islower() or (hangs and not block.text.isupper())
