"""Write docs/hieu-tieng-viet.md: the hardest things that a head may type, with the answers really given."""

import asyncio
import datetime as dt
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot import demo
from bot.app import build, opened
from bot.clock import Clock
from bot.in_process_request import InProcessRequest
from bot.stage import Stage
from domain.calendar import WorkingCalendar
from reading.deadlines.read import read_deadline
from reading.replies.read import read_replies
from simulator import default_town as cast
from simulator.models import Message
from texts.deadlines import explain
from texts.replies import explain as explain_reply

PAGE = Path(__file__).parent / "hieu-tieng-viet.md"
MONDAY = dt.datetime(2026, 11, 16, 9, 0, tzinfo=demo.ZONE)
HEAD = cast.HEAD_OF_SCIENCE
SEVERAL = "1 xong, bc 51/BC-SKHCN, 2 dc 80%, con 3 xin lui den 15/12 vi cho kinh phi"

DEADLINES = (
    ("Âm lịch, viết tắt", "/dangky Rà soát hồ sơ lưu trữ, hạn trc rằm tháng Chạp"),
    ("Đếm lùi từ Tết", "/dangky Trang trí trụ sở, hạn trước Tết 10 ngày"),
    (
        "Ngày của văn bản không phải hạn; ngày làm việc đếm từ một ngày đã qua",
        "/dangky Góp ý dự thảo theo CV 215/SKHCN-VP ngày 12/11/2026, sau 05 ngày làm việc kể từ ngày 13/11",
    ),
    ("Không dấu, viết tắt thứ trong tuần", "/dangky nop bc ket qua ra soat t6 tuan sau"),
    ("Số hồ sơ giống ngày, hạn có giờ", "/dangky Chuyển 05/12 hồ sơ cho kho lưu trữ, hạn trước 16h30 ngày 27/11"),
    ("Định kỳ", "/dangky Báo cáo tháng, hạn ngày 25 hằng tháng"),
)
LISTS = (
    (
        "Nhiều việc trong một dòng, hạn chung",
        "/dangky 1) Họp hội đồng, hạn 25/11 2) Kiểm kê, VP phối hợp; tất cả hạn 30/11",
    ),
    (
        "Ngày không có trong danh sách được hỏi riêng mục đó",
        "/dangky Họp hội đồng, hạn 31/11; lập danh sách, hạn 30/11",
    ),
)
REPLIES = (
    ("Không dấu, viết tắt; chưa xong dù có chữ “xong”, “nốt”", "chua xog dau a, mai e lm not roi gui"),
    ("Câu hỏi tu từ nghĩa là chưa", "xong sao được ạ, Sở Tài chính đã cho số liệu đâu"),
    ("Hứa hẹn không phải là đã xong", "mai xong em báo nhé"),
    ("Có điều kiện", "bao giờ ban hành xong thì em báo cáo ngay ạ"),
    ("Người khác xong", "bên Văn phòng làm xong phần của họ rồi, phòng em thì chưa"),
    ("Gần xong", "gần xong rồi ạ, còn mỗi chữ ký của Giám đốc"),
    ("Xong một phần: 100% không phải của cả việc", "hoàn thành 100% phần khảo sát, phần tổng hợp thì chưa đụng tới"),
    (
        "Văn bản triển khai không phải kết quả",
        "Đã ban hành Công văn số 45/SKHCN-QLKH để triển khai, được khoảng một nửa",
    ),
    ("Tưởng mà không phải", "tưởng xong mà hóa ra còn thiếu phụ lục"),
    ("Tỷ lệ bằng chữ, viết tắt", "đc 7 phần 10 r ạ"),
    ("Xin thêm ngày làm việc: đếm từ hạn cũ", "e xin them 5 ngay lam viec nua a, dang cho y kien cac so"),
    (
        "Không kịp và hạn mới trong một câu; ngày đầu là hạn cũ",
        "ko xong dc truoc 30/11 dau, cho e den giua thang 12 nhe",
    ),
    ("Xong thật, có số văn bản và ngày", "xong rồi, BC 52/BC-SKHCN ngày 16/11/2026 ạ"),
)
MISREAD = (
    ("Phủ định của phủ định: nên hỏi lại", "không phải là chưa xong đâu, xong từ hôm qua rồi ạ"),
    ("“hong” không dấu bị đọc là “không” cuối câu", "k kịp r a oi, may chu hong tu hom qua"),
    ("Nửa hỏi nửa trả việc: nên hỏi lại trước khi ghi", "việc này hình như của bên TTTK chứ ạ?"),
)

DEADLINE_KINDS = (
    ("Ngày", ("chậm nhất 20-11", "trước ngày 15/12", "hạn 15/12/2026", "10/12-15/12", "ngày 25 / 1 2 / 202 6")),
    ("Năm đứng trước, ngày đứng sau", ("đề án 2028 - 5/12",)),
    ("Giờ", ("17h chiều mai", "4:30 PM ngày 27/11", "trước 10 giờ ngày 24/11", "24h ngày 20/11")),
    (
        "Thứ trong tuần",
        ("thứ 6 tuần sau", "trước t2 tuần tới", "Chúa nhật tuần này", "cuối tuần này hoặc thứ Hai tuần sau"),
    ),
    ("Khoảng thời gian", ("trong quý IV", "cuối tháng", "trước đầu tháng 12", "trong tháng 12 (đến ngày 25)")),
    ("Đếm ngày", ("3 ngày nữa", "2,5 tháng nữa", "05 ngày làm việc nữa", "trong 15 ngày, từ 1/12 đến 21/12")),
    ("Âm lịch, lễ, Tết", ("rằm tháng Chạp", "trước Tết 6 ngày", "giữa tháng Chạp âm lịch", "trước lễ 30/4")),
    (
        "Định kỳ",
        (
            "ngày 25 hằng tháng",
            "định kỳ 10/3 và 10/9",
            "ngày 8 hằng tháng, bắt đầu từ tháng 2/2027",
            "trước ngày 10 và 20 hằng tháng",
        ),
    ),
    ("Quá hạn coi như đồng ý", ("góp ý trước ngày 15/12, quá hạn coi như đồng ý",)),
    ("Hỏi lại, không tự hiểu", ("hạn 12/11", "thứ tư tuầ tới", "hạn hôm qua", "theo thời hạn tại mục 4")),
    ("Không có ngày", ("thường xuyên", "khi có yêu cầu", "khẩn trương")),
    ("Không phải thời hạn", ("Lập phương án trực Tết", "08/12 hồ sơ", "Nghị định 61/2018/NĐ-CP")),
)
NO_DEADLINE = "không phải thời hạn"

REPLY_KINDS = (
    (
        "Xong, qua người khác",
        ("Phó Giám đốc ký rồi, văn thư phát hành chiều qua", "tuy chậm 2 ngày nhưng đã nộp BC 9/BC-SKHCN"),
    ),
    ("Xong theo số lượng", ("đã gửi đủ 8/8 phụ lục", "9/9 hồ sơ đã thẩm định")),
    (
        "Văn bản mở đầu, chưa phải kết quả",
        ("viết xong dự thảo rồi ạ", "đã gửi giấy mời", "đã ban hành KH 4/KH-SKHCN, mai đi kiểm tra"),
    ),
    ("Hứa hẹn, chưa phải xong", ("tối nay xong nhé", "chiều là xong", "mai nhé")),
    ("Tỷ lệ không ghi dấu %", ("đc 75 r", "tiến độ 65", "ba phần tư rồi")),
    ("Bước cuối của văn bản, không phải vướng mắc", ("chờ ký", "chưa lấy số, chiều có số")),
    ("Xin thêm thời gian", ("cho em thêm hai tuần nữa", "xin lùi hạn đến 15/12 vì chờ góp ý")),
    (
        "Việc của nơi khác",
        ("mảng này chuyển về Sở Tài chính từ khi sáp nhập", "đã giao VP tại CV 62, đề nghị xem lại"),
    ),
    (
        "Gõ nhầm, gõ thiếu dấu",
        ("đã giải quýêt xong", "xogn rồi", "ddax nooppj xong", "vứơng mặt bằng", "xin lufi hanj vaif ngayf"),
    ),
    ("Nói về việc mà chưa rõ tình trạng", ("hồ sơ nằm ở bàn anh Phó rồi",)),
)
LINE_KINDS = (
    ("Từ … đến …", ("từ 2 đến 4 xong rồi", "2 -> 3 xong", "việc 2 đến việc 4 chưa")),
    ("Liệt kê", ("2 3 4 đang làm", "xong: 2, 4; chưa: 3", "một và hai xong còn ba thì chưa", "1=60%, 3=20%")),
    ("Gộp chung", ("cả 4 việc xong", "3 việc đầu được 70%, việc cuối chưa", "xong hết trừ việc 3")),
)
LINES = 4

OPENING = """# Hai mươi câu khó nhất

Trưởng phòng Quản lý khoa học gõ trong nhóm sáng thứ Hai 16/11/2026; câu trả lời bên dưới là do trợ lý thật sự đưa ra
(`uv run python docs/hardest.py` ghi lại trang này; bộ kiểm thử so trang với lời trợ lý đang trả lời). Mỗi báo cáo trả
lời thẻ của một nhiệm vụ hạn 30/11/2026. Dưới tiến độ, vướng mắc, trả lại và báo hoàn thành có nút **Hiểu sai**: một lần
bấm là sửa, và lời bị hiểu sai được giữ lại để `dondoc read corrections` in ra, che tên người.
"""
KINDS = """
## Thời hạn, theo loại

Cách hiểu các lối ghi thời hạn, đọc sáng thứ Hai 16/11/2026; `uv run dondoc read deadline "…"` cho biết một lối ghi được
hiểu thế nào. “Trước” một ngày là hết ngày liền trước, trừ khi cơ quan chọn đúng ngày đó (`/caidat`).
"""
REPLIES_BY_KIND = """
## Trả lời, theo loại

Cách hiểu lời trả lời một nhiệm vụ; `uv run dondoc read reply "…"` cho biết một câu được hiểu thế nào. Kế hoạch, tờ
trình, bản thảo, giấy mời chỉ là kết quả khi chính nhiệm vụ yêu cầu (theo nội dung, sản phẩm). Số nhỏ hơn lần trước được
hỏi lại.
"""
LINES_BY_KIND = """
## Trả lời nhiều việc, theo loại

Trả lời bản nhắc có bốn việc. Việc nào chưa rõ thì được hỏi lại, không việc nào bị bỏ sót.
"""
HONEST = """
## Chưa hiểu đúng

Ba câu dưới đây trợ lý còn đọc chưa đúng ý. Không câu nào bị ghi nhầm thành đã xong; người viết bấm **Hiểu sai**, hoặc
trả lời lại rõ hơn.
"""


@asynccontextmanager
async def stage() -> AsyncIterator[Stage]:
    """The town of the demo on an empty database, with its office and one head."""
    with tempfile.TemporaryDirectory(prefix="dondoc-") as folder:
        town = cast.default_town(MONDAY, limits=False)
        settings = demo.demo_settings("http://town", Path(folder) / "page.db")
        clock = Clock()
        clock.set(MONDAY)
        with opened(settings) as engine:
            assistant = build(settings, engine, clock=clock, request=InProcessRequest(town), limited=False)
            async with assistant.application:
                await assistant.start()
                on_stage = Stage(town, assistant, group=cast.GROUP)
                posts = {person: demo.POSTS[person] for person in (cast.CHIEF_OF_OFFICE, HEAD)}
                await on_stage.set_up(cast.CHIEF_OF_OFFICE, demo.UNITS, posts)
                yield on_stage
                await assistant.inbox.drain()


async def page() -> str:
    """The whole page, as it is to be stored."""
    pieces = [OPENING]
    async with stage() as on_stage:
        begun = (*DEADLINES, *LISTS)
        for number, (why, words) in enumerate(begun, 1):
            pieces += entry(f"{number}. {why}", words, await on_stage.says(HEAD, words))
        for number, (why, words) in enumerate(REPLIES, len(begun) + 1):
            pieces += entry(f"{number}. {why}", words, await replied(on_stage, words))
        for task in (1, 2, 3):
            await on_stage.register(HEAD, f"Việc số {task}, hạn 18/11")
        digest = await morning(on_stage)
        number = len(begun) + len(REPLIES) + 1
        pieces += entry(
            f"{number}. Ba việc trong một câu, trả lời bản nhắc buổi sáng",
            SEVERAL,
            await on_stage.says(HEAD, SEVERAL, to=digest),
        )
        pieces += [*kinds(), *reply_kinds()]
        pieces.append(HONEST)
        for why, words in MISREAD:
            pieces += entry(why, words, await replied(on_stage, words))
    return "\n".join(pieces)


def kinds() -> Iterator[str]:
    """How the ways of writing a deadline are understood, kind by kind."""
    yield KINDS
    calendar = WorkingCalendar()
    for kind, examples in DEADLINE_KINDS:
        yield f"\n**{kind}**\n"
        for words in examples:
            found = read_deadline(words, MONDAY, calendar=calendar)
            yield f"* `{words}`: {explain(found, MONDAY, calendar) if found else NO_DEADLINE}"


def reply_kinds() -> Iterator[str]:
    """How replies are understood, kind by kind: about one task, and about several lines."""
    for opening, table, lines in ((REPLIES_BY_KIND, REPLY_KINDS, 1), (LINES_BY_KIND, LINE_KINDS, LINES)):
        yield opening
        for kind, examples in table:
            yield f"\n**{kind}**\n"
            for words in examples:
                yield f"* `{words}`: {' | '.join(map(explain_reply, read_replies(words, items=lines)))}"


async def replied(on_stage: Stage, words: str) -> list[Message]:
    """The answer to words that reply to the card of a new task."""
    card = await on_stage.register(HEAD, "Báo cáo tổng kết năm, hạn 30/11")
    return await on_stage.says(HEAD, words, to=card)


async def morning(on_stage: Stage) -> Message:
    """The digest of the next morning."""
    await on_stage.lives_until(MONDAY + dt.timedelta(days=1))
    return on_stage.last()


def entry(title: str, words: str, answers: list[Message]) -> Iterator[str]:
    yield f"\n### {title}\n"
    yield f"> **{words}**"
    for answer in answers:
        yield ">"
        yield from (f"> {line}  " if line else ">" for line in answer.text.splitlines())


if __name__ == "__main__":
    PAGE.write_text(f"{asyncio.run(page())}\n", encoding="utf-8")
