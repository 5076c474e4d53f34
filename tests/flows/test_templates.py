"""Templates of an office: handed out, looked into, taken up, used, and dropped again."""

import io
import zipfile

import docx
import pytest
from sqlalchemy import select

from db.models import File
from domain.overviews.report import Face
from reports.faces import starting_template
from simulator import conversation
from tests.flows.played import played
from tests.flows.stage import CHIEF, DIRECTOR, GROUP, SCIENCE, Stage, texts
from tests.reports.test_inspecting import packed
from tests.reports.test_templates import written

RIGHT = written("Sở có {{ tong }} nhiệm vụ, theo mẫu riêng.")


@pytest.fixture
@played
async def office(stage: Stage) -> Stage:
    """One task, and papers with blanks at their head."""
    await stage.opens(SCIENCE, DIRECTOR)
    stage.has(SCIENCE, "Rà soát quy trình nội bộ, hạn 18/11")
    return stage


def _parts(content: bytes) -> dict[str, bytes]:
    """What is in the file, without the moment of its writing, which the archive keeps with each part."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


async def paper(stage: Stage) -> str:
    """The words of the report that a leader has made."""
    *_, sent = await stage.says(DIRECTOR, "/summary word")
    assert sent.file is not None
    document = docx.Document(io.BytesIO(sent.file.content))
    return "\n".join(one.text for one in document.paragraphs)


@pytest.mark.by_turns
async def test_a_right_one_is_used_from_then_on_and_dropped_again(office: Stage) -> None:
    [told] = await office.uploads(CHIEF, "mau-so.docx", "/mau báo cáo", chat=CHIEF, content=RIGHT)
    assert "từ nay lập theo mẫu này" in told.text
    assert "tong" in told.text
    assert await paper(office) == "Sở có 01 nhiệm vụ, theo mẫu riêng."
    assert "mau-so.docx" in texts(await office.says(DIRECTOR, "/mau"))

    assert "mẫu có sẵn" in texts(await office.says(CHIEF, "/mau bỏ báo cáo"))
    assert "theo mẫu riêng" not in await paper(office)
    page = texts(await office.says(CHIEF, "/template"))
    assert "trước đó: “mau-so.docx”" in page


async def test_a_wrong_one_is_told_what_is_wrong_and_the_old_one_stays(office: Stage) -> None:
    await office.uploads(CHIEF, "mot.docx", "/mau báo cáo", chat=CHIEF, content=RIGHT)
    wrong = written("{{ tong }} {{ hoan_thnh }}", "{{ nguoi_ky")
    [told] = await office.uploads(CHIEF, "hai.docx", "/mau báo cáo", chat=CHIEF, content=wrong)
    assert "mẫu đang dùng giữ nguyên" in told.text
    assert "nguoi_ky" in told.text
    assert "theo mẫu riêng" in await paper(office)


async def test_a_name_that_is_nearly_right_is_told_with_the_right_one(office: Stage) -> None:
    [told] = await office.uploads(CHIEF, "a.docx", "/mau đôn đốc", chat=CHIEF, content=written("{{ hoan_thnh }}"))
    assert "hoan_thnh" in told.text
    assert "hoan_thanh" in told.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ no paper", "Không phải tệp Word"),
        (written("{{ tong.__class__.__mro__ }}"), "Không có chỗ điền"),
        (written("{{ range(10) }}"), "không được tính toán"),
        (written("{{ tong * 9 }} việc"), "đặt biến hay gọi hàm; xem đoạn: {{ tong * 9 }} việc"),
        (written("Quá hạn: {{ qua_han }}"), "không in nguyên được: qua_han, gồm tt, noi_dung"),
        (written("Kính gửi: {{ noi_nhan }}"), "Viết {{ noi_nhan|join('; ') }}"),
        (written("Có {{ tong việc"), "Không đọc được chỗ điền ở đoạn: Có {{ tong việc"),
        (written("{{ phu_luc.nhan }}"), "đặt trong {%p if … %}"),
        (written(3 * "{% for a in nhiem_vu %}" + "x" + 3 * "{% endfor %}"), "hai vòng"),
        (packed(**{"word/vbaProject.bin": "x"}), "macro"),
        (packed(**{"word/bomb.xml": " " * 60_000_000}), "quá lớn khi mở ra"),
        (written("Độ mật: Tối mật", "{{ tong }}"), "độ mật"),
        (b"x" * 21_000_000, "quá lớn"),
    ],
    ids=[
        "no paper",
        "beyond the values",
        "a function",
        "a sum",
        "a list as a whole",
        "lines as a whole",
        "unread",
        "empty",
        "too deep",
        "macros",
        "a bomb",
        "marked",
        "too large",
    ],
)
async def test_a_hostile_one_is_refused_and_nothing_of_it_is_kept(office: Stage, content: bytes, said: str) -> None:
    told = await office.uploads(CHIEF, "la.docx", "/mau báo cáo", chat=CHIEF, content=content)
    assert said in texts(told)
    with office.assistant.sessions.begin() as session:
        assert list(session.scalars(select(File.id))) == []


async def test_the_shipped_one_is_handed_out_and_taken_back_unchanged(office: Stage) -> None:
    [sent] = await office.says(CHIEF, "/mau tải đôn đốc")
    assert sent.file is not None
    assert _parts(sent.file.content) == _parts(starting_template(Face.LETTER).content)
    [told] = await office.says(CHIEF, "/mau công văn đôn đốc", to=sent)
    assert "từ nay lập theo mẫu này" in told.text


@pytest.mark.parametrize("words", ["/mau bỏ báo cáo", "/mau báo cáo"])
async def test_leaders_look_and_change_nothing(office: Stage, words: str) -> None:
    await office.uploads(CHIEF, "mot.docx", "/mau báo cáo", chat=CHIEF, content=RIGHT)
    assert "MẪU VĂN BẢN" in texts(await office.says(DIRECTOR, "/mau"))
    told = await office.uploads(DIRECTOR, "hai.docx", words, chat=DIRECTOR, content=written("Khác {{ tong }}"))
    assert "từ nay" not in texts(told)
    assert "theo mẫu riêng" in await paper(office)


@pytest.mark.parametrize("words", ["/mau", "/mau tải báo cáo", "/mau bỏ báo cáo"])
async def test_others_are_refused(office: Stage, words: str) -> None:
    told = await office.says(SCIENCE, words)
    assert "MẪU VĂN BẢN" not in texts(told)
    assert all(one.file is None for one in told)


async def test_without_a_file_it_is_told_how_to_send_one(office: Stage) -> None:
    assert "chú thích" in texts(await office.says(CHIEF, "/mau báo cáo"))
    assert "hay của công văn" in texts(await office.says(CHIEF, "/mau tải"))


async def test_in_a_group_a_file_is_replied_to_with_the_command(office: Stage) -> None:
    sent = conversation.upload(office.town, SCIENCE, GROUP, "mau.docx", RIGHT, "")
    assert "từ nay lập theo mẫu này" in texts(await office.says(CHIEF, "/mau báo cáo", to=sent))
