"""Whether a card that reads a draft out is accepted in words, and what stands around a correction of it."""

import unicodedata

from domain.words import fold
from reading.language.forms import Form

_BESIDE = r"(?:<courtesy.label>|<courtesy.opening>|<courtesy.closing>|<card.yes>|<card.so>)"
_BETWEEN = r"(?:(?!<card.yes>)\W)*+"
"""Some signs are words: 👍."""
_OPENING = rf"^\W*(?:(?>(?:<courtesy.label>|<courtesy.opening>)(?!\w)){_BETWEEN}){{0,20}}"
_END = rf"(?:{_BETWEEN}(?>{_BESIDE}(?!\w))){{0,20}}\W*$"
"""A word that stands in several lists is taken in one way alone: to try each in each way takes twice as long with each
more of them."""
_AGREES = Form(rf"{_OPENING}<card.yes>(?!\w){_END}", "ok em, đúng rồi", "ok nhưng hạn 20/1")
_DROPS = Form(rf"{_OPENING}<card.dropped>(?!\w){_END}", "thôi bỏ đi em", "bỏ VP")
_OPENS = Form(
    rf"{_OPENING}(?:<card.yes>|<card.no>)(?!\w)(?: <card.so>(?!\w)){{0,5}}(?>\W+<courtesy.closing>(?!\w)){{0,20}}"
    r"(?:\W*[,.;:!–-]\W*(?:<card.but>(?!\w)\W*)*|(?:\W+<card.but>(?!\w))+\W*)",
    "sai rồi, hạn 20/1",
    "đúng hạn 20/1",
)
_ENDS = Form(
    r"(?<![\s,])[\s,]++(?:<card.right_end>)(?!\w)\W*+(?:(?><courtesy.closing>(?!\w))\W*+){0,20}$",
    "hạn 22/1 mới đúng",
    "hạn 20/1",
)


def agrees(text: str) -> bool:
    """Whether the words accept what is shown, and say nothing else; a question accepts nothing."""
    return "?" not in text and _AGREES.match(fold(unicodedata.normalize("NFC", text))) is not None


def drops(text: str) -> bool:
    """Whether the words say that nothing is to become of what is shown, and nothing else."""
    return "?" not in text and _DROPS.match(fold(unicodedata.normalize("NFC", text))) is not None


def corrected(words: str) -> str:
    """What is said beside yes or no: "đúng, thêm TTTK phối hợp" and "hạn 22/1 mới đúng" without their verdicts."""
    if opening := _OPENS.match(fold(words)):
        words = words[opening.end() :]
    return words[: ending.start()] if (ending := _ENDS.search(fold(words))) else words
