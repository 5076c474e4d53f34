"""What is asked about the drafts of a paper under its card: "mục 3 hạn ngày nào?", "việc nào của Văn phòng"."""

import re
import unicodedata
from collections.abc import Collection, Sequence

from domain.documents.wishes import AskedOf
from domain.names import Named
from domain.words import fold
from reading.language import names
from reading.language.forms import Form

_ASKS = Form(r"(?<!\w)<paper_wish.asks>(?!\w)", "mục 3 là việc gì", "3 giao vp")
_NUMBER = re.compile(r"(?<![\w/.,])\d{1,3}(?![\w/%]|[.,]\d)")


def asked_of_paper(text: str, numbers: Collection[int], units: Sequence[Named]) -> AskedOf | None:
    """The drafts that are asked about, among those with these numbers; None where nothing is asked.

    What stands behind a colon is new content: it may say anything.
    """
    text = unicodedata.normalize("NFC", text)
    is_asked = text.rstrip().endswith("?") or _ASKS.search(fold(text)) is not None
    if ":" in text or not is_asked:
        return None
    named = [int(found.group()) for found in _NUMBER.finditer(text)]
    items = tuple(dict.fromkeys(number for number in named if number in numbers))
    of_units = () if items else tuple(dict.fromkeys(unit.id for _, _, unit in names.names_within(text, units)))
    return AskedOf(items, of_units)
