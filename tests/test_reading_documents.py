"""`dondoc read document`: what a document tells, to a program and to a person."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.reading import app

LETTER = """UBND TỈNH AN THỊNH
SỞ Y TẾ
Số: 310/TB-SYT
An Thịnh, ngày 02 tháng 11 năm 2026
THÔNG BÁO
Kết luận giao ban tháng 11
Giám đốc Sở kết luận như sau:
1. Giao Văn phòng Sở rà soát quy chế làm việc, hoàn thành trước ngày 20/12/2026.
2. Phòng Nghiệp vụ Y thường xuyên kiểm tra trực cấp cứu.
"""


@pytest.fixture
def letter(tmp_path: Path) -> str:
    file = tmp_path / "thong-bao.txt"
    file.write_text(LETTER, encoding="utf-8")
    return str(file)


def told(*arguments: str, status: int = 0) -> str:
    result = CliRunner().invoke(app, ["document", *arguments])
    assert result.exit_code == status
    return result.output


@pytest.mark.by_turns
def test_a_program_is_told_the_head_and_the_tasks(letter: str) -> None:
    read = json.loads(told(letter, "--json"))
    assert (read["number"], read["date"], read["kind"]) == ("310/TB-SYT", "2026-11-02", "Thông báo")
    assert (read["issuer"], read["nature"], read["draft"]) == ("UBND TỈNH AN THỊNH SỞ Y TẾ", "assigns", False)
    first, second = read["tasks"]
    assert (first["lead"], first["deadline"], first["recurrence"]) == (["Văn phòng Sở"], "2026-12-19", None)
    assert (first["place"], second["recurrence"]) == ("mục 1", "thuong_xuyen")


@pytest.mark.by_turns
def test_the_rule_of_the_organization_decides_what_before_a_day_means(letter: str) -> None:
    assert json.loads(told(letter, "--json", "--before", "that_day"))["tasks"][0]["deadline"] == "2026-12-20"


def test_a_person_is_told_in_a_table_and_why(letter: str) -> None:
    words = told(letter, "--why")
    assert "Số, ký hiệu: 310/TB-SYT" in words
    assert "Đọc được 2 nhiệm vụ." in words
    assert "1. Văn phòng Sở: câu giao việc nêu tên" in words
    assert "quyết định: trước ngày 20/11" in words


def test_a_program_is_told_why_too(letter: str) -> None:
    read = json.loads(told(letter, "--json", "--why"))
    assert read["why"]["head"]["number"] == "Số: 310/TB-SYT"
    assert read["why"]["tasks"][0]["lead"]["rule"] == "ordered"


@pytest.mark.by_turns
def test_a_file_that_is_no_document_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tep.docx"
    file.write_bytes(b"PK\x03\x04 broken")
    assert "Đề nghị" in told(str(file), status=1)
