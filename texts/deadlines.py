"""How a deadline that was read is said back: the date, what is left, and what to beware of."""

import datetime as dt
from collections.abc import Iterator

from domain.calendar import WorkingCalendar
from domain.deadlines import Deadline, DeadlineKind
from domain.recurrence import day_of_year
from texts import format as written

WITHOUT_DATE = {
    DeadlineKind.STANDING: "hiểu là việc thường xuyên, không có ngày hết hạn; báo cáo tiến độ theo kỳ",
    DeadlineKind.EVENT: "hiểu là chờ điều kiện, chưa có ngày hết hạn; sẽ hỏi lại hằng tháng",
    DeadlineKind.VAGUE: "chưa có ngày cụ thể, đề nghị cho biết ngày hết hạn",
    DeadlineKind.REFERENCE: "hiểu là theo thời hạn của mục được dẫn, đề nghị cho biết ngày hết hạn",
    DeadlineKind.CONSENT: "hiểu là quá hạn coi như đồng ý nhưng chưa có ngày, đề nghị cho biết ngày hết hạn",
}
WEEKDAYS = {"MO": "thứ Hai", "TU": "thứ Ba", "WE": "thứ Tư", "TH": "thứ Năm", "FR": "thứ Sáu", "SA": "thứ Bảy",
            "SU": "Chủ nhật"}  # fmt: skip
PLACES = {"1": "đầu tiên", "2": "thứ hai", "3": "thứ ba", "4": "thứ tư", "5": "thứ năm", "-1": "cuối cùng"}


def explain(deadline: Deadline, now: dt.datetime, calendar: WorkingCalendar) -> str:
    """What was understood, in one line: "hiểu là thứ Sáu 27/11/2026, còn 5 ngày làm việc"."""
    if deadline.kind is DeadlineKind.RECURRING:
        return _series(deadline)
    if deadline.start_unknown:
        return _unknown_start(deadline)
    if deadline.day is None:
        return WITHOUT_DATE.get(deadline.kind, WITHOUT_DATE[DeadlineKind.VAGUE])
    if deadline.doubtful:
        return asked(deadline, now.date())
    day = written.full_moment(deadline.moment) if deadline.moment else written.full_date(deadline.day)
    is_whole_day = deadline.before or (deadline.kind is DeadlineKind.CLOCK and not deadline.moment)
    said = f"hiểu là {'hết ' if is_whole_day else ''}{day}, {_left(deadline, now, calendar)}"
    return "; ".join([said, *_warnings(deadline, deadline.day, calendar)])


def asked(deadline: Deadline, today: dt.date) -> str:
    """What of a deadline that may not be taken in silence has to be asked: which of the two days is meant."""
    assert deadline.day is not None
    passed = [day for day in deadline.alternatives if day < today]
    others = "".join(f" hay {written.full_date(day)}" for day in deadline.alternatives if day >= today)
    over = "".join(f"{written.full_date(day)} đã qua; " for day in passed)
    return f"{over}chưa chắc là {written.full_date(deadline.day)}{others}, đề nghị xác nhận"


def _left(deadline: Deadline, now: dt.datetime, calendar: WorkingCalendar) -> str:
    """What is left until the deadline, or that it is over."""
    today = now.date()
    assert deadline.day is not None
    if deadline.day < today or (deadline.moment and deadline.moment < now):
        return "đã qua, đề nghị kiểm tra lại"
    if deadline.day == today:
        return "là hôm nay"
    left = calendar.working_days_between(today, deadline.day)
    return f"còn {left} ngày làm việc" if left else "không còn ngày làm việc nào ở giữa"


def _warnings(deadline: Deadline, day: dt.date, calendar: WorkingCalendar) -> Iterator[str]:
    if deadline.kind is DeadlineKind.CONSENT:
        yield "quá hạn coi như đồng ý"
    if not calendar.is_working_day(day):
        yield f"lưu ý {written.weekday(day)} {written.date(day)} là ngày nghỉ"
    if deadline.alternatives:
        others = " hoặc ".join(written.full_date(other) for other in deadline.alternatives)
        yield f"cũng có thể là {others}, đề nghị xác nhận"


def _unknown_start(deadline: Deadline) -> str:
    count = f"{deadline.working_days} ngày làm việc" if deadline.working_days else f"«{deadline.words}»"
    return f"tính {count} từ một ngày chưa nêu; đề nghị cho biết ngày bắt đầu tính"


def _series(deadline: Deadline) -> str:
    if deadline.rrule is None:
        return "hiểu là việc định kỳ nhưng chưa rõ chu kỳ, đề nghị cho biết bao lâu một lần"
    said = f"hiểu là {_rule(dict(part.split('=') for part in deadline.rrule.split(';')))}"
    return f"{said}; kỳ tới {written.full_date(deadline.next_due)}" if deadline.next_due else said


def _rule(rule: dict[str, str]) -> str:
    until = f", đến {written.date(dt.date.fromisoformat(rule['UNTIL']))}" if "UNTIL" in rule else ""
    hour = f"{int(rule['BYHOUR']):02}:{int(rule['BYMINUTE']):02} " if "BYHOUR" in rule else ""
    return f"{hour}{_day_of_rule(rule)}{_period_of_rule(rule)}{until}"


def _day_of_rule(rule: dict[str, str]) -> str:
    """ "ngày 25 ", "ngày cuối ", "thứ Sáu "; nothing where the rule names no day."""
    if "BYSETPOS" in rule:
        return "ngày làm việc cuối cùng " if rule["BYSETPOS"] == "-1" else f"ngày làm việc thứ {rule['BYSETPOS']} "
    if "BYDAY" in rule and rule["FREQ"] == "MONTHLY":
        places = [PLACES[day[:-2]] for day in rule["BYDAY"].split(",")]
        return f"{WEEKDAYS[rule['BYDAY'][-2:]]} của tuần {written.listed(places)} "
    if "BYDAY" in rule:
        return f"{written.listed([WEEKDAYS[day] for day in rule['BYDAY'].split(',')])} "
    if "BYYEARDAY" in rule:
        return f"ngày {written.listed([_day_of_year(int(number)) for number in rule['BYYEARDAY'].split(',')])} "
    days = rule.get("BYMONTHDAY")
    return f"ngày {written.listed(['cuối' if day == '-1' else day for day in days.split(',')])} " if days else ""


def _day_of_year(number: int) -> str:
    """15/6 for day −200 of the year; negative days count from its end."""
    month, day = day_of_year(number)
    return f"{day}/{month}"


def _period_of_rule(rule: dict[str, str]) -> str:
    every = {"DAILY": "ngày", "WEEKLY": "tuần", "MONTHLY": "tháng", "YEARLY": "năm"}[rule["FREQ"]]
    if "INTERVAL" in rule:
        return f"{rule['INTERVAL']} {every} một lần"
    months = rule.get("BYMONTH", "").split(",")
    return f"tháng {written.listed(months)} hằng năm" if months != [""] else f"hằng {every}"
