"""Documents of 20 pages: the seconds that each format takes, the most memory of its process, and replies meanwhile.

Run with `uv run python benchmarks/documents.py`; exit status 1 where a .docx takes longer than one second, a PDF longer
than four, four scanned pages longer than eight, or where the median reply to others takes longer than 0.2 s while
papers are read one after the other. The seconds are those that the assistant waits: its process is started, reads,
finds the tasks and ends. With --short the seconds of the processor are judged instead, which a busy machine does not
stretch, and no replies are measured.
"""

import argparse
import asyncio
import contextlib
import datetime as dt
import io
import resource
import statistics
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import docx
import pypdfium2
import typst

import benchmarks  # noqa: F401  # Before the rooms, which a script of this folder would hide.
from benchmarks import processes, stage
from benchmarks.stage import Place, Town
from documents.child import findings_of
from domain.calendar import WorkingCalendar
from domain.deadlines import DateRules

PAGES = 20
SCANNED = 4
ITEMS_A_PAGE = 7
ROWS_A_PAGE = 8
BARS = {"docx": 1.0, "pdf": 4.0, "scan": 8.0}
REPLY_BAR = 0.2
TIMES = 5
REPLIES = 40
UNLIMITED = Path(__file__).parent / "unlimited.py"
"""The assistant as it would be if a group took more than 20 messages a minute."""
GLANCE = 0.005
PATIENCE = 120.0
KIB_OF_MIB = 1024
NOW = dt.datetime(2026, 6, 1, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
HEADINGS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian hoàn thành")
UNITS = ("Văn phòng Sở", "Thanh tra Sở", "Phòng Kế hoạch - Tài chính", "Phòng Chuyển đổi số")


def order(number: int) -> str:
    """An item of the letter, about four lines long."""
    unit, other = UNITS[number % len(UNITS)], UNITS[(number + 1) % len(UNITS)]
    return (
        f"{number}. Giao {unit} chủ trì, phối hợp với {other} và các đơn vị liên quan rà soát danh mục thủ tục hành "
        f"chính thuộc lĩnh vực được giao quản lý, đề xuất phương án đơn giản hóa, tổng hợp kết quả và báo cáo "
        f"Giám đốc Sở trước ngày {number % 28 + 1:02}/{number % 12 + 1:02}/2027 để xem xét, chỉ đạo kịp thời."
    )


def row(number: int) -> tuple[str, ...]:
    unit, other = UNITS[number % len(UNITS)], UNITS[(number + 1) % len(UNITS)]
    content = "Xây dựng kế hoạch triển khai ứng dụng công nghệ thông tin, bảo đảm an toàn thông tin mạng của đơn vị"
    return (str(number), content, unit, other, "Kế hoạch", f"Quý {('I', 'II', 'III', 'IV')[number % 4]}/2027")


def letter() -> bytes:
    """Half of it items, half of it a table."""
    file = docx.Document()
    for line in ("SỞ KHOA HỌC", "Số: 12/KH-SKH", "KẾ HOẠCH", "Triển khai nhiệm vụ năm 2027"):
        file.add_paragraph(line)
    for number in range(1, PAGES // 2 * ITEMS_A_PAGE + 1):
        file.add_paragraph(order(number))
    table = file.add_table(0, len(HEADINGS))
    for cells in (HEADINGS, *map(row, range(1, PAGES // 2 * ROWS_A_PAGE + 1))):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    held = io.BytesIO()
    file.save(held)
    return held.getvalue()


def printed() -> bytes:
    items = "\n\n".join(order(number).replace(". ", "\\. ", 1) for number in range(1, PAGES // 2 * ITEMS_A_PAGE + 1))
    cells = ", ".join(f"[{text}]" for one in map(row, range(1, PAGES // 2 * ROWS_A_PAGE + 1)) for text in one)
    heads = ", ".join(f"[{text}]" for text in HEADINGS)
    source = (
        '#set page(width: 210mm, height: 297mm, margin: 20mm)\n#set text(font: "Libertinus Serif", size: 14pt)\n'
        f"Số: 12/KH-SKH\n\nKẾ HOẠCH\n\n{items}\n#pagebreak()\n"
        f"#table(columns: (10mm, 1fr, 30mm, 30mm, 20mm, 25mm), table.header({heads}), {cells})"
    )
    content = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)
    assert isinstance(content, bytes)
    return content


def scanned() -> bytes:
    """Pages with items and pages with a table, as pictures of 200 dots to an inch."""
    file = pypdfium2.PdfDocument(printed())
    places = range(0, len(file), max(1, len(file) // SCANNED))
    pages = [file[place].render(scale=200 / 72).to_pil().convert("L") for place in [*places][:SCANNED]]
    held = io.BytesIO()
    pages[0].save(held, "pdf", save_all=True, append_images=pages[1:], resolution=200)
    return held.getvalue()


class Made(NamedTuple):
    ending: str
    content: Callable[[], bytes]


MADE = {"docx": Made("docx", letter), "pdf": Made("pdf", printed), "scan": Made("pdf", scanned)}


class Measured(NamedTuple):
    seconds: float
    """The median, as the assistant waits."""
    worked: float
    """Seconds of the processor for one reading: what it would take on a machine that does nothing else."""
    kib: int
    """The most that a process had which read."""
    tasks: int
    size: int


def measure(kind: str, times: int) -> Measured:
    ending, content = MADE[kind].ending, MADE[kind].content()
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        found = findings_of(content, f"kh.{ending}", now=NOW, rules=DateRules(WorkingCalendar()))
        seconds.append(time.perf_counter() - began)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    worked = (used.ru_utime + used.ru_stime) / times
    return Measured(statistics.median(seconds), worked, used.ru_maxrss, len(found.tasks), len(content))


@contextlib.contextmanager
def reading() -> Iterator[list[float]]:
    """While the block lasts a paper is read, and the next one after it, as the assistant does; when each was read."""
    content = printed()
    over = threading.Event()
    read: list[float] = []

    def go_on() -> None:
        while not over.is_set():
            findings_of(content, "kh.pdf", now=NOW, rules=DateRules(WorkingCalendar()))
            read.append(time.perf_counter())

    thread = threading.Thread(target=go_on)
    thread.start()
    try:
        yield read
    finally:
        over.set()
        thread.join()


async def replies(count: int) -> tuple[list[float], list[float], int]:
    """The seconds of so many replies to others, without a reading beside them and with one; how many were read."""
    with processes.sqlite() as database, processes.simulator() as url:
        async with stage.town_at(url) as town:
            begin = dt.datetime.fromisoformat((await town.get("/town/clock"))["now"])
            with stage.opened(database) as sessions:
                place = await town.furnish(sessions, 0, begin, due=begin + dt.timedelta(days=20))
            process = processes.script(UNLIMITED, url, database.render_as_string(hide_password=False))
            try:
                await _reply(town, place, 1)  # The first one waits for the assistant to start.
                alone = [await _reply(town, place, number % 90 + 2) for number in range(count)]
                with reading() as read:
                    beside = [await _reply(town, place, number % 90 + 2) for number in range(count)]
                return alone, beside, len(read)
            finally:
                processes.end(process)


async def _reply(town: Town, place: Place, percent: int) -> float:
    said = await town.post(
        "/town/say", person=place.head, chat=place.group, text=f"đạt {percent}%", reply_to=place.card
    )
    began = time.perf_counter()
    while not await town.get("/town/messages", chat=place.group, after=said["message_id"]):
        if time.perf_counter() - began > PATIENCE:
            raise RuntimeError("nobody answers")
        await asyncio.sleep(GLANCE)
    return time.perf_counter() - began


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--times", type=int, default=TIMES)
    parser.add_argument("--replies", type=int, default=REPLIES, help="none where it is 0")
    parser.add_argument("--short", action="store_true", help="judge the seconds of the processor, and no replies")
    chosen = parser.parse_args()
    print(processes.machine())
    print(f"the PDF has {len(pypdfium2.PdfDocument(printed()))} pages")
    missed = False
    print(f"{'format':<8} {'seconds':>8} {'bar':>5} {'worked':>7} {'peak MiB':>9} {'tasks':>6} {'KiB':>6}")
    for kind, bar in BARS.items():
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            found = pool.submit(measure, kind, chosen.times).result()
        print(
            f"{kind:<8} {found.seconds:>8.2f} {bar:>5.1f} {found.worked:>7.2f} {found.kib / KIB_OF_MIB:>9.0f} "
            f"{found.tasks:>6} {found.size / KIB_OF_MIB:>6.0f}"
        )
        missed |= (found.worked if chosen.short else found.seconds) > bar
    if chosen.replies and not chosen.short:
        alone, beside, read = asyncio.run(replies(chosen.replies))
        medians = statistics.median(alone), statistics.median(beside)
        print(f"median reply: {medians[0]:.3f} s alone, {medians[1]:.3f} s while {read} papers were read")
        missed |= medians[1] > REPLY_BAR
    print("missed" if missed else "kept")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
