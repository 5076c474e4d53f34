"""Reading what is ordered of posts: "thôi 14", "14 giao Lê Thị Mai"."""

import re
import unicodedata

from domain.staff.posts import StaffOrder
from domain.words import fold

_ENDS = re.compile(r"(?:cho )?(?:thoi(?: giu)?(?: chuc)?(?: vu)?|ket thuc|mien nhiem|bo|end) (?:so |#)?(\d{1,9})")
_ENDS_BEHIND = re.compile(r"(?:so |#)?(\d{1,9}) (?:thoi(?: giu)?(?: chuc)?(?: vu)?|ket thuc|mien nhiem|end)")
_HANDS = re.compile(r"(?:ban giao |giao |chuyen )?(?:so |#)?(\d{1,9}) (?:ban giao |giao |chuyen )?(?:cho |to )?(?=\S)")
_TITLES = re.compile(r"(?:dong chi|d/?c|ong|ba|anh|chi) ")


def read_staff(text: str) -> StaffOrder | None:
    """The number of a post, and to whom it goes; without a name it ends. None for other words."""
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .!")
    folded = fold(plain)
    for form in (_ENDS, _ENDS_BEHIND):
        if found := form.fullmatch(folded):
            return StaffOrder(int(found[1]))
    found = _HANDS.match(folded)
    if found is None:
        return None
    title = _TITLES.match(folded, found.end())
    return StaffOrder(int(found[1]), plain[title.end() if title else found.end() :])
