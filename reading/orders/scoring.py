"""How an office wants scores counted: "xếp hạng: có", "tỷ lệ đúng hạn: trên số hoàn thành", "trừ điểm chậm: không"."""

from dataclasses import replace

from domain.overviews.scoring import Denominator, Scoring
from domain.refusals import BadSetting
from domain.settings import Why
from domain.words import fold
from reading.language.forms import Form

_RANKS = Form("<score.rank> ?[:=]? ?", "xếp hạng: có", "báo cáo tuần")
_DEDUCTS = Form("<score.deduct> ?[:=]? ?", "trừ điểm chậm: có", "báo cáo tuần")
_SHARE = Form("<score.share> ?[:=]? ?", "tỷ lệ đúng hạn: trên số hoàn thành", "báo cáo tuần")
_YES, _NO = Form("<score.yes>", "có", "không"), Form("<score.no>", "không", "có")
_ASSIGNED = Form("(?:<score.on> )?<score.assigned>", "trên số được giao", "hoàn thành")
_DONE = Form("(?:<score.on> )?<score.done>", "theo số hoàn thành", "được giao")


def read_scoring(text: str, known: Scoring) -> Scoring | None:
    """What is known with what the words change of it; None where they speak of no scores. Raises BadSetting."""
    plain = " ".join(text.split()).strip(" .!")
    folded = fold(plain)
    if found := _RANKS.match(folded):
        return replace(known, ranks=_is_wanted(plain, folded[found.end() :]))
    if found := _DEDUCTS.match(folded):
        return replace(known, deducts=_is_wanted(plain, folded[found.end() :]))
    if found := _SHARE.match(folded):
        return replace(known, in_time_of=_denominator(plain, folded[found.end() :]))
    return None


def _is_wanted(words: str, value: str) -> bool:
    if _YES.fullmatch(value):
        return True
    if _NO.fullmatch(value):
        return False
    raise BadSetting(None, Why.UNREAD, words)


def _denominator(words: str, value: str) -> Denominator:
    if _ASSIGNED.fullmatch(value):
        return Denominator.ASSIGNED
    if _DONE.fullmatch(value):
        return Denominator.DONE
    raise BadSetting(None, Why.UNREAD, words)
