"""Reading what is ordered of posts: "thôi 14", "14 giao Lê Thị Mai"."""

import unicodedata

from domain.staff.posts import StaffOrder
from domain.words import fold
from reading.language.forms import Form

_ENDS = Form(
    r"(?:<post.for> )?(?:<post.end>|<post.end_before>) (?:<post.number> |#)?(\d{1,9})", "thôi giữ chức 14", "thôi em"
)
_ENDS_BEHIND = Form(r"(?:<post.number> |#)?(\d{1,9}) <post.end>", "14 thôi giữ chức", "14 bỏ")
_HANDS = Form(
    r"(?:<post.hand> )?(?:<post.number> |#)?(\d{1,9}) (?:<post.hand> )?(?:(?:<post.for>|<post.to>) )?(?=\S)",
    "14 giao Lê Thị Mai",
    "giao Lê Thị Mai",
)
_TITLES = Form(r"<post.title> ", "đồng chí Mai", "Lê Mai")


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
