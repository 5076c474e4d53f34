"""`dondoc read question` tells what was asked, as JSON."""

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.__main__ import app

KNOWN = ("--unit", "Phòng Chuyển đổi số | CĐS", "--person", "Vũ Ngọc Ánh | CĐS", "--now", "2026-11-12T09:00")


def told(*given: str) -> list[dict[str, object]]:
    result = CliRunner().invoke(app, ["read", "question", *given])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_question_is_told() -> None:
    assert told(*KNOWN, "việc khẩn của chị Ánh về cổng thông tin tháng này") == [
        {
            "subject": "list",
            "person": "Vũ Ngọc Ánh",
            "urgency": "urgent",
            "period": ["2026-11-01", "2026-11-30"],
            "text": "cổng thông tin",
            "task": None,
            "of_task": None,
        }
    ]


def test_what_is_refused_is_told() -> None:
    assert told(*KNOWN, "việc của anh Tráng")[0]["refused"] == "anh Tráng"


def test_each_line_of_a_file_is_read(tmp_path: Path) -> None:
    lines = [
        {"text": "việc của anh Bách", "people": ["Cao Xuân Bách | VP"], "units": ["Văn phòng Sở | VP"]},
        {"text": "phòng nào nhiều việc nhất"},
    ]
    file = tmp_path / "asked.jsonl"
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    assert [one["subject"] for one in told("--jsonl", str(file))] == ["list", "rank_units"]
