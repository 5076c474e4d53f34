"""The one fold: what two spellings of the same words have in common."""

import unicodedata


def fold(text: str) -> str:
    """Lower case without any mark: what "Hoả tốc" and "hoa toc" have in common."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(outgoing for outgoing in decomposed if not unicodedata.combining(outgoing))
