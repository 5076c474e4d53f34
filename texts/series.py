"""What is said of a task that comes back: its next occurrence, or that there is none."""

from domain.ladder import Times
from domain.series import Outlook
from domain.tasks import Task
from texts import format
from texts.message import esc
from texts.tasks import LONGEST_QUOTE, cut, day_off_warning

MOST_PASSED = 3


def after_confirmed(done: Task, outlook: Outlook | None, times: Times) -> str:
    """A line that follows the confirmation; empty for a task that does not come back."""
    if outlook is None:
        return ""
    if outlook.over:
        return "\n🔁 Đây là kỳ cuối: việc định kỳ đã kết thúc."
    if outlook.task is None:
        return f"\n{_no_day(done)}"
    passed = f" Không lập kỳ đã qua: {_passed(outlook)}." if outlook.passed else ""
    return f"\n🔁 Kỳ tiếp theo: {_named(outlook.task, times)}.{passed}{_day_off(outlook.task, times)}"


def after_cancelled(outlook: Outlook | None, times: Times) -> str:
    """A line that follows the cancellation, likewise."""
    if outlook is None:
        return ""
    if outlook.task is None:
        return "\n🔁 Việc định kỳ <b>chấm dứt</b>: không lập kỳ tiếp theo."
    number = outlook.task.number
    return (
        f"\n🔁 Kỳ {_named(outlook.task, times)} vẫn thực hiện. Để chấm dứt việc định kỳ: "
        f"<code>/huy {number} lý do</code>"
    )


def after_revived(goes_on: bool) -> str:
    """A line that follows where a cancelled task is brought back."""
    return "\n🔁 Việc định kỳ <b>tiếp tục</b>: kỳ sau vẫn được lập." if goes_on else ""


def _named(task: Task, times: Times) -> str:
    """ "/nv13, hạn thứ Sáu 25/12/2026"."""
    due = task.due
    if due is None or due.day is None:
        return f"/nv{task.number}"
    when = format.full_moment(due.moment.astimezone(times.zone)) if due.moment else format.full_date(due.day)
    return f"/nv{task.number}, hạn {when}"


def _passed(outlook: Outlook) -> str:
    days = [format.date(day) for day in outlook.passed]
    return format.listed(days) if len(days) <= MOST_PASSED else f"{len(days)} kỳ, từ {days[0]} đến {days[-1]}"


def _day_off(task: Task, times: Times) -> str:
    return day_off_warning(task.due, times) if task.due else ""


def _no_day(done: Task) -> str:
    said = f" “{esc(cut(done.due.words, LONGEST_QUOTE))}”" if done.due else ""
    return f"🔁 Thời hạn{said} chưa cho biết ngày của kỳ tiếp theo: đề nghị đăng ký kỳ sau kèm ngày (/dangky)."
