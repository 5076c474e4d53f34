"""The one fold: what two spellings of the same words have in common."""

import unicodedata
from itertools import filterfalse


def fold(text: str) -> str:
    """Lower case without any mark: what "Hoả tốc" and "hoa toc" have in common."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(filterfalse(unicodedata.combining, decomposed))
