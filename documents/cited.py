"""Which papers a document names: one of them may be the paper that it carries out."""

import re
from collections.abc import Sequence

from documents.document import Block, Paragraph

MOST = 40
"""Papers of one document; more are named by what quotes the law at length."""
_NUMBER = re.compile(r"(?<![\w/.-])(\d{1,6}(?:/\d{4})?/[A-ZĐ]{1,8}(?:-[A-ZĐ&]{1,12}){0,3})(?![\w-])")


def cited_in(blocks: Sequence[Block], own: str) -> tuple[str, ...]:
    """The numbers of other papers in its sentences, each once, in their order: "192/KH-UBND"."""
    found: dict[str, None] = {}
    for block in blocks:
        if isinstance(block, Paragraph):
            found |= dict.fromkeys(_NUMBER.findall(block.text))
    return tuple(number for number in found if number != own)[:MOST]
