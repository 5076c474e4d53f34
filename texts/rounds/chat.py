"""Rounds in the chat: the card that opens one, what each unit is asked, what was understood, and who is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from domain.ladder import Times
from domain.rounds.answers import Parts, PartState, UnitPart
from domain.rounds.plan import Figure, Item, ItemKind, Outline, Plan
from domain.rounds.rounds import Round, Standing
from domain.tasks import PersonName
from texts import buttons, format, official
from texts.message import Message, esc
from texts.tasks import cut, day_off_warning, due_words, mentions

TITLES = {
    ItemKind.RESULTS: "Kết quả thực hiện",
    ItemKind.OBSTACLES: "Khó khăn, vướng mắc",
    ItemKind.PLAN: "Kế hoạch kỳ tới",
}
STATES = {
    PartState.OPEN: "chưa đủ",
    PartState.ANSWERED: "đã gửi",
    PartState.LATE: "đã gửi, trễ hạn",
    PartState.MISSING: "chưa gửi, quá hạn",
}
MARKS = {PartState.OPEN: "▫️", PartState.ANSWERED: "✅", PartState.LATE: "☑️", PartState.MISSING: "🔴"}
LONGEST_SHOWN = 300
LONGEST_PROPOSED = 600
MOST_CLOSED = 5
"""Closed rounds that are listed where none is open."""
EXAMPLES = (
    "/dotbaocao tháng 11, hạn 25/11",
    "/dotbaocao quý IV, chốt số liệu 14/12, hạn 16/12",
    "/dotbaocao đột xuất “Chuyển đổi số”, hạn thứ Sáu",
    "/dotbaocao hằng tháng, hạn ngày 16",
)


def name(plan: Plan) -> str:
    """What the round is called: "tháng 11 năm 2026", or by its own name."""
    period = official.period(plan.period) if plan.period else ""
    return " – ".join(filter(None, (period, plan.name)))


def title(item: Item) -> str:
    return item.title or TITLES[item.kind]


def number(value: Decimal) -> str:
    """ "60,5", "1.250": as Vietnamese papers write it, with two digits behind the comma at most."""
    whole, _, part = f"{value:,.2f}".partition(".")
    part = part.rstrip("0")
    return whole.replace(",", ".") + (f",{part}" if part else "")


def figure(told: Figure) -> str:
    """ "58/60 hồ sơ", "60%"."""
    total = f"/{number(told.total)}" if told.total is not None else ""
    measure = told.measure if told.measure in ("", "%") else f" {told.measure}"
    return f"{number(told.value)}{total}{measure}"


def card(plan: Plan, units: Sequence[str], dialogue: int, times: Times, *, same: Round | None = None) -> Message:
    """A round that is to be opened, read back; without a due day, what is asked for.

    `same` is the round that was opened of the same period before.
    """
    lines = [f"📋 Mở đợt báo cáo <b>{esc(name(plan)) or '(chưa có tên)'}</b>"]
    if plan.counted:
        lines.append(f"Số liệu: từ {format.date(plan.counted.first)} đến {format.date(plan.counted.last)}")
    if plan.due:
        lines.append(f"Hạn gửi: {due_words(plan.due, times.zone)}{day_off_warning(plan.due, times)}")
    lines += ["Đề cương:", *_outline(plan.outline)]
    lines.append(f"Đơn vị báo cáo ({len(units)}): {esc(format.listed(units))}")
    if same is not None:
        lines.append(f"⚠️ Kỳ này đã có đợt {same.number} ({_stands(same, times)}). Bấm <b>Đúng</b> là mở thêm một đợt.")
    if not plan.is_complete:
        lacking = "hạn gửi" if plan.due is None else "tên đợt hoặc kỳ báo cáo"
        lines.append(f"\nCòn thiếu <b>{lacking}</b>. Đề nghị trả lời tin này, ví dụ: “hạn 25/11”.")
        return Message("\n".join(lines), buttons=buttons.drop_round(dialogue), expects_reply=True)
    lines.append("\n<i>Cần sửa: trả lời tin này, ví dụ “hạn 27/11”, hoặc gửi lại các dòng đề cương.</i>")
    return Message("\n".join(lines), buttons=buttons.round_draft(dialogue))


def _stands(found: Round, times: Times) -> str:
    if found.closed_at is None:
        return f"đang mở, hạn {due_of(found, times)}"
    return f"đã đóng ngày {format.date(found.closed_at.astimezone(times.zone).date())}"


def _outline(outline: Outline) -> Iterator[str]:
    for place, item in enumerate(outline, 1):
        yield f"{place}. {_named(item)}"


def _named(item: Item) -> str:
    """ "Chỉ tiêu: hồ sơ trực tuyến (mức giao 60%)"."""
    if item.kind is not ItemKind.INDICATOR:
        return esc(title(item))
    target = f" (mức giao {esc(figure(item.target))})" if item.target else ""
    return f"Chỉ tiêu: {esc(item.title)}{target}"


def unread_draft(plan: Plan, units: Sequence[str], dialogue: int, times: Times) -> Message:
    """The words corrected nothing."""
    shown = card(plan, units, dialogue, times)
    return Message(f"Chưa rõ cần sửa gì.\n{shown.html}", buttons=shown.buttons, expects_reply=shown.expects_reply)


def dropped(plan: Plan) -> Message:
    return Message(f"Đã bỏ, không mở đợt báo cáo {esc(name(plan))}.")


def opened(standing: Standing, times: Times, *, by_itself: bool = False) -> Message:
    """The card of a round that units are asked for now; who opened it has it at hand to compile."""
    found = standing.round
    how = "Đến kỳ, trợ lý mở" if by_itself else "✅ Đã mở"
    return Message(
        f"{how} {called(found)}, hạn {due_of(found, times)}. "
        f"Đề nghị {len(standing.parts)} đơn vị gửi phần báo cáo, trả lời tin của đơn vị mình dưới đây.",
        buttons=buttons.open_round(found.number),
    )


def called(found: Round) -> str:
    """Its number and its name."""
    return f"<b>đợt {found.number}</b> – báo cáo <b>{esc(name(found.plan))}</b>"


def due_of(found: Round, times: Times) -> str:
    """Its due day, or the moment."""
    assert found.plan.due is not None
    moment = found.plan.due.moment
    if moment is not None:
        return format.full_moment(moment.astimezone(times.zone))
    return format.full_date(found.last_day(times.zone))


def asked(
    found: Round,
    part: UnitPart,
    heads: tuple[PersonName, ...],
    proposals: Mapping[int, str],
    dialogue: int,
    times: Times,
) -> Message:
    """One unit is asked for its part, with what is proposed from its reports."""
    to = f" – kính chuyển {mentions(heads)}" if heads else ""
    lines = [
        f"📋 <b>{esc(part.unit.name)}</b>{to}",
        f"Đề nghị gửi báo cáo <b>{esc(name(found.plan))}</b>, hạn <b>{due_of(found, times)}</b>:",
    ]
    for place, item in enumerate(found.plan.outline):
        lines.append(f"{place + 1}. {_named(item)}")
        if place in proposals:
            lines.append(f"    <i>Đề xuất: {esc(cut(proposals[place], LONGEST_PROPOSED))}</i>")
    lines.append(f"\n<i>{_how(found.plan.outline, proposed=bool(proposals))}</i>")
    rows = buttons.round_proposals(dialogue) if proposals else ()
    return Message("\n".join(lines), buttons=rows)


def _how(outline: Outline, *, proposed: bool) -> str:
    """How the part is answered, by its own items."""
    parts = [f"“{esc(title(item).lower())}: …”" for item in outline if item.kind is not ItemKind.INDICATOR][:2]
    parts += [f"“{esc(item.title)}: 58/60”" for item in outline if item.kind is ItemKind.INDICATOR][:1]
    take = " “Như đề xuất” để lấy nội dung đề xuất." if proposed else ""
    return f"Trả lời tin này, từng mục hoặc gộp, ví dụ: {', '.join(parts)}; hoặc gửi tệp.{take}"


def recorded(
    standing: Standing, part: UnitPart, new: Parts, files: int, unread: Sequence[int], times: Times
) -> Message:  # fmt: skip
    """What was understood of an answer, item by item, and what is still missing."""
    outline = standing.round.plan.outline
    lines = [_head(standing, part)] if new or files else []
    for place in sorted(new):
        lines.append(f"{place + 1}. {esc(title(outline[place]))}: {_said(outline[place], new, place)}")
    if files:
        lines.append(f"📎 Đã nhận {files} tệp.")
    for place in unread:
        lines.append(f"⚠️ Chưa rõ số liệu của “{esc(title(outline[place]))}”, chưa ghi. Ví dụ: “58/60”, “60%”.")
    lines.append(_still_missing(standing, part, times))
    return Message("\n".join(lines))


def _head(standing: Standing, part: UnitPart) -> str:
    late = " (nộp sau hạn)" if standing.state(part) in (PartState.LATE, PartState.MISSING) else ""
    return f"✅ Đã ghi phần báo cáo <b>{esc(name(standing.round.plan))}</b> của {esc(part.unit.name)}{late}:"


def _said(item: Item, told: Parts, place: int) -> str:
    one = told[place]
    if one.figure is None:
        return esc(cut(one.words, LONGEST_SHOWN))
    target = f" (mức giao {esc(figure(item.target))})" if item.target else ""
    return f"<b>{esc(figure(one.figure))}</b>{target}"


def _still_missing(standing: Standing, part: UnitPart, times: Times) -> str:
    lacking = standing.lacking(part)
    if not lacking:
        return "Phần báo cáo đã đủ. Cần sửa thì trả lời lại mục đó."
    return f"Còn thiếu: {esc(format.listed([title(item) for item in lacking]))} (hạn {due_of(standing.round, times)})."


def nothing_recorded(standing: Standing, part: UnitPart, times: Times) -> Message:
    """The words tell nothing that is asked for."""
    return Message(f"Chưa ghi nội dung nào. {_still_missing(standing, part, times)}")


def which_item(standing: Standing, part: UnitPart, words: str, dialogue: int) -> Message:
    """The words may belong to several items: it is asked, and they are kept meanwhile."""
    outline = standing.round.plan.outline
    places = [place for place in part.missing(outline) if outline[place].kind is not ItemKind.INDICATOR]
    places = places or [place for place, item in enumerate(outline) if item.kind is not ItemKind.INDICATOR]
    return Message(
        f"“{esc(cut(words, LONGEST_SHOWN))}” là nội dung của mục nào? Chưa ghi.",
        buttons=buttons.round_items(dialogue, [(place, title(outline[place])) for place in places]),
    )


def part_of(standing: Standing, part: UnitPart, times: Times) -> Message:
    """What a unit has answered so far, as its head sees it."""
    found, told = standing.round, part.told
    lines = [f"📋 {called(found)}, hạn {due_of(found, times)}", f"{esc(part.unit.name)}: {_state(standing, part)}"]
    for place, item in enumerate(found.plan.outline):
        lines.append(f"{place + 1}. {_named(item)}: {_said(item, told, place) if place in told else '…'}")
    if part.files:
        lines.append(f"📎 {esc(format.listed([file.name or 'tệp' for file in part.files]))}")
    if found.closed_at is None:
        lines.append(f"<i>{_how(found.plan.outline, proposed=False)}</i>")
    return Message("\n".join(lines))


def _state(standing: Standing, part: UnitPart) -> str:
    state = standing.state(part)
    if state is PartState.OPEN and not part.answers:
        return f"{MARKS[state]} chưa gửi"
    return f"{MARKS[state]} {STATES[state]}"


def status(standing: Standing, times: Times, *, may_compile: bool) -> Message:
    """How a round stands, unit by unit."""
    found = standing.round
    closed = f", đã đóng ngày {format.date(found.closed_at.astimezone(times.zone).date())}" if found.closed_at else ""
    done = len(standing.parts) - len(standing.waiting)
    lines = [
        f"📋 {called(found)}, hạn {due_of(found, times)}{closed}",
        f"Đã gửi đủ {done}/{len(standing.parts)} đơn vị.",
        *(f"{esc(part.unit.name)}: {_with_lacking(standing, part)}" for part in standing.parts),
    ]
    rows = buttons.open_round(found.number) if may_compile and found.closed_at is None else ()
    return Message("\n".join(lines), buttons=rows)


def close_anyway(standing: Standing, times: Times) -> Message:
    """Parts are missing, and a closed round takes none any more."""
    found = standing.round
    units = ", ".join(esc(part.unit.name) for part in standing.waiting)
    return Message(
        f"{called(found)} còn {len(standing.waiting)} đơn vị chưa gửi đủ: {units}; hạn {due_of(found, times)}. "
        "Đóng rồi thì không nhận thêm. Vẫn đóng?",
        buttons=buttons.close_round(found.number),
    )


def number_of(standing: Standing) -> str:
    """How many units have sent their whole part."""
    late = len(standing.of(PartState.LATE))
    done = f"đã gửi đủ {len(standing.parts) - len(standing.waiting)}/{len(standing.parts)} đơn vị"
    return f"{done}, trong đó {late} sau hạn" if late else done


def kept_paper() -> Message:
    """Under the paper with which a round was closed."""
    return Message("Báo cáo đã lưu khi đóng đợt.")


def _with_lacking(standing: Standing, part: UnitPart) -> str:
    lacking = standing.lacking(part)
    if not lacking or not part.answers:
        return _state(standing, part)
    return f"{_state(standing, part)} (thiếu {esc(format.listed([title(item).lower() for item in lacking]))})"


def listed(
    standings: Sequence[Standing],
    closed: Iterable[Round],
    times: Times,
    *,
    may_open: bool,
    scheduled: Iterable[str] = (),
) -> Message:
    """The open rounds with who has not answered; without any, the last ones that are closed.

    `scheduled` are lines that tell which rounds open by themselves.
    """
    lines = (
        [f"📋 <b>ĐỢT BÁO CÁO ĐANG MỞ</b> ({len(standings)})"] if standings else ["Không có đợt báo cáo nào đang mở."]
    )
    for one in standings:
        lines.append(f"\n{called(one.round)}, hạn {due_of(one.round, times)}: {_summed(one)}")
    ended = list(closed)[:MOST_CLOSED]
    if ended and not standings:
        lines.append(
            "Đã đóng gần đây: " + "; ".join(f"đợt {one.number} – {esc(name(one.plan))}" for one in ended) + "."
        )
    if standings:
        lines.append(f"\n<i>Xem một đợt: <code>/dotbaocao {standings[0].round.number}</code></i>")
    lines += scheduled
    if may_open:
        lines.append("Mở đợt mới:\n" + "\n".join(f"<code>{one}</code>" for one in EXAMPLES))
    return Message("\n".join(lines))


def _summed(standing: Standing) -> str:
    waiting = standing.waiting
    done = f"đã gửi đủ {len(standing.parts) - len(waiting)}/{len(standing.parts)}"
    return (
        f"{done}; chưa đủ: {esc(format.listed([part.unit.name for part in waiting]))}" if waiting else f"{done} đơn vị"
    )
