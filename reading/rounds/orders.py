"""What stands behind the command of rounds: nothing, a number, "tổng hợp 3", "đóng", or a new one."""

import unicodedata

from domain.rounds.plan import RoundAsked, RoundWish
from domain.words import fold
from reading.language.forms import Form

_NUMBER = r"(?:(?:<round.opening> |#)?(?P<number>\d{1,6}))"
_ORDERS = (
    (RoundWish.COMPILE, Form(rf"^<round.compile>(?: {_NUMBER})?\W*$", "tổng hợp đợt 3", "tổng hợp số liệu, hạn 5/12")),
    (RoundWish.CLOSE, Form(rf"^<round.close>(?: {_NUMBER})?\W*$", "đóng 3", "đóng góp ý kiến")),
    (RoundWish.REOPEN, Form(rf"^<round.reopen>(?: {_NUMBER})?\W*$", "mở lại đợt 3", "mở đợt tháng 3")),
    (RoundWish.SHOW, Form(rf"^{_NUMBER}?\W*$", "đợt 3", "tháng 3")),
)


def read_round_order(words: str) -> RoundAsked:
    """What is wanted of which round; all other words open one, or answer it."""
    folded = " ".join(fold(unicodedata.normalize("NFC", words)).split())
    for wish, form in _ORDERS:
        if found := form.match(folded):
            return RoundAsked(wish, int(found["number"]) if found["number"] else None)
    return RoundAsked(RoundWish.OPEN)
