"""Scores in words: each share with its numbers, and the formula by which it was counted."""

from collections.abc import Iterator

from domain.overviews.scores import Score, Scores, in_order, whole
from domain.overviews.scoring import DEDUCTION, Denominator, Scoring
from domain.tasks import Task
from texts import format
from texts.lists import period_words
from texts.message import Message, esc

OF = {Denominator.ASSIGNED: "được giao", Denominator.DONE: "hoàn thành"}
OF_PEOPLE = "Trưởng đơn vị tính theo việc của đơn vị, chuyên viên theo việc được phân công."


def table(found: Scores) -> Message:
    """The scores of a period, one below the other, with the whole of several units."""
    days = f"từ {format.date(found.period.first)} đến {format.date(found.period.last)}"
    lines = [f"<b>TỶ LỆ HOÀN THÀNH, ĐÚNG HẠN {esc(period_words(found.period).upper())}</b>", f"({days})", ""]
    if not any(score.cells.total for score in found.scores):
        return Message("\n".join([*lines, "Trong kỳ này không có nhiệm vụ nào."]))
    for place, score in enumerate(in_order(found.scores, found.scoring), 1):
        lines.append(f"{place}. {_line(score, found.scoring)}")
    if len(found.scores) > 1 and not found.of_people:
        lines.append(_line(whole(found.scores, "Toàn cơ quan"), found.scoring))
    return Message("\n".join([*lines, "", *_formulas(found)]))


def _line(score: Score, scoring: Scoring) -> str:
    cells = score.cells
    if not cells.total:
        return f"<b>{esc(score.name)}</b>: không có nhiệm vụ"
    known = [
        f"được giao {cells.total}",
        f"hoàn thành {cells.done} (<b>{percent(score.completion)}</b>)",
        f"đúng hạn {score.in_time} (<b>{percent(score.in_time_share(scoring.in_time_of))}</b>)",
        f"quá hạn {score.late}{_excused(score)}" if score.late else "",
        f"điểm tiến độ {number(score.points)}" if scoring.deducts and score.points is not None else "",
    ]
    return f"<b>{esc(score.name)}</b>: {', '.join(words for words in known if words)}"


def _excused(score: Score) -> str:
    return f", trong đó {score.excused} do nguyên nhân khách quan" if score.excused else ""


def _formulas(found: Scores) -> Iterator[str]:
    scoring = found.scoring
    yield "<i>Được giao = kỳ trước chuyển sang + giao mới + mở lại + chuyển đến − chuyển đi − hủy.</i>"
    yield "<i>Tỷ lệ hoàn thành = hoàn thành / được giao.</i>"
    yield f"<i>Tỷ lệ đúng hạn = hoàn thành không quá hạn / {OF[scoring.in_time_of]}.</i>"
    if scoring.deducts:
        yield (
            f"<i>Điểm tiến độ = 100 − {DEDUCTION} × số việc quá hạn không do nguyên nhân khách quan / "
            "(số hoàn thành + số quá hạn chưa xong), theo Nghị định 335/2025/NĐ-CP.</i>"
        )
    if found.of_people:
        yield f"<i>{OF_PEOPLE}</i>"


def percent(share: float | None) -> str:
    """ "83,3%"; a dash where there is nothing to divide by."""
    return "–" if share is None else f"{number(share)}%"


def number(value: float) -> str:
    """ "83,3", and "100" without a zero behind the comma."""
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def excused(task: Task, cause: str, *, by: str) -> Message:
    """What a leader accepted, for all to see."""
    return Message(
        f"✅ {esc(by)} chấp nhận nguyên nhân khách quan của việc chậm /nv{task.number}: “{esc(cause)}”. "
        "Nhiệm vụ vẫn tính là quá hạn, được ghi rõ khi tính điểm.",
        shows=(task.id,),
    )


def kept(scoring: Scoring, *, by: str) -> Message:
    return Message(f"✅ {esc(by)} đã đặt cách tính điểm: <b>{in_words(scoring)}</b>.")


def in_words(scoring: Scoring) -> str:
    """ "đúng hạn tính trên số được giao; không trừ điểm chậm; không xếp hạng"."""
    deducts = f"trừ {DEDUCTION}% mỗi việc chậm" if scoring.deducts else "không trừ điểm chậm"
    ranks = "có xếp hạng" if scoring.ranks else "không xếp hạng"
    return f"đúng hạn tính trên số {OF[scoring.in_time_of]}; {deducts}; {ranks}"


def shown(scoring: Scoring, may_change: bool, may_rank: bool) -> Iterator[str]:
    """Among the settings; for who may change them with lines to type."""
    yield f"• Cách tính điểm (/diem): <b>{in_words(scoring)}</b>"
    other = Denominator.DONE if scoring.in_time_of is Denominator.ASSIGNED else Denominator.ASSIGNED
    if may_change:
        yield f"   <code>/caidat tỷ lệ đúng hạn: trên số {OF[other]}</code>"
        yield f"   <code>/caidat trừ điểm chậm: {'không' if scoring.deducts else 'có'}</code>"
    if may_rank:
        yield f"   <code>/caidat xếp hạng: {'không' if scoring.ranks else 'có'}</code>"
