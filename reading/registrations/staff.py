"""Reading what is ordered of posts: "thôi 14", "14 giao Lê Thị Mai", "Lê Thị Mai phụ trách QLKH, VP"."""

import unicodedata
from collections.abc import Sequence

from domain import refusals
from domain.names import Match, Named
from domain.staff.posts import ChargeOrder, StaffOrder
from domain.tasks import UnitName
from domain.words import fold
from reading.language.forms import Form
from reading.language.names import split_names

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


_CHARGE = Form(
    r"(?P<who>\S.*?)(?P<ending> <post.no_more>)? <post.charge>[\s:]+(?P<units>\S.*)",
    "Lê Thị Mai phụ trách QLKH, VP",
    "ai phụ trách",
)
_CHARGE_BEHIND = Form(
    r"(?P<units>\S.{0,300}?) <post.by> (?P<who>\S.{0,60}?) <post.charge>",
    "QLKH, VP do đồng chí Mai phụ trách",
    "do ai làm",
)
_POST = Form(r"(?:<post.number> |#)?(\d{1,9})", "14", "anh Mai")


def read_charge(text: str, units: Sequence[Named]) -> ChargeOrder | None:
    """Which leader is to be in charge of which units, or no longer; None for words that say nothing of it.

    Raises NoSuchUnit, WhichUnit for names of units that are not clear.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split()).strip(" .!")
    folded = fold(plain)
    found = _CHARGE.fullmatch(folded) or _CHARGE_BEHIND.fullmatch(folded)
    if found is None:
        return None
    meant = tuple(_one(words, match, units) for words, match in split_names(plain[slice(*found.span("units"))], units))
    who = plain[slice(*found.span("who"))]
    title = _TITLES.match(fold(who))
    post = _POST.fullmatch(fold(who))
    return ChargeOrder(
        meant,
        "" if post else who[title.end() if title else 0 :],
        int(post[1]) if post else None,
        ends=bool(found.groupdict().get("ending")),
    )


def _one(words: str, match: Match, units: Sequence[Named]) -> UnitName:
    if match.close:
        raise refusals.WhichUnit(words, tuple(unit.name for unit in match.close))
    if match.winner is None:
        raise refusals.NoSuchUnit(words, tuple(unit.name for unit in units))
    return UnitName(match.winner.id, match.winner.name)
