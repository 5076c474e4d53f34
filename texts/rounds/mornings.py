"""Rounds in the message of a morning: what is due when, and who has not sent a part."""

import datetime as dt
from collections.abc import Iterator, Sequence

from domain.ladder import Times
from domain.reminding.mornings import DueRound
from domain.tasks import PersonName
from texts.message import esc
from texts.rounds.chat import called, number_of
from texts.tasks import left_until, mentions


def due(rounds: Sequence[DueRound], office: tuple[PersonName, ...], now: dt.datetime, times: Times) -> Iterator[str]:
    """Who has not answered, by name; the office is called on the due day, and after it."""
    if not rounds:
        return
    today = now.astimezone(times.zone).date()
    is_due = any(one.standing.round.last_day(times.zone) <= today for one in rounds)
    yield f"\n<b>📋 ĐỢT BÁO CÁO</b>{f' – {mentions(office)}' if is_due and office else ''}"
    for one in rounds:
        found = one.standing.round
        yield f"{called(found)}, {_left(found.last_day(times.zone), now.astimezone(times.zone), times)}: " + (
            number_of(one.standing)
        )
        yield f"Chưa gửi đủ: {', '.join(_unit(part.unit, part.heads) for part in one.missing)}"
    yield "<i>Trả lời tin hỏi của đơn vị mình, hoặc gõ /dotbaocao.</i>"


def _unit(name: str, heads: tuple[PersonName, ...]) -> str:
    return f"{esc(name)} ({mentions(heads)})" if heads else esc(name)


def _left(day: dt.date, now: dt.datetime, times: Times) -> str:
    if day < now.date():
        return f"quá hạn {(now.date() - day).days} ngày"
    return left_until(day, now, times.calendar)
