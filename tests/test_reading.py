"""`dondoc read registration`: how the tasks of a message are read, told to a program."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.reading import app

UNITS = ("--unit", "Văn phòng | VP", "--unit", "Phòng Quản lý khoa học | QLKH", "--now", "2026-11-30T09:00")


def told(*arguments: str) -> list[str]:
    result = CliRunner().invoke(app, ["registration", *arguments])
    assert result.exit_code == 0
    return result.output.splitlines()


def test_each_task_of_a_list_is_an_object() -> None:
    first, second = map(json.loads, told("1. QLKH: họp hội đồng, hạn 15/12\n2. VP đặt phòng, hạn 31/2", *UNITS))
    assert (first["leads"], first["deadline"], first["asks"]) == (["Phòng Quản lý khoa học"], "2026-12-15", None)
    assert (second["content"], second["unusable"], second["asks"]) == ("đặt phòng", "31/2", "deadline")


def test_each_line_of_a_file_is_a_list(tmp_path: Path) -> None:
    asked = [
        {"text": "Họp hội đồng, hạn 15/12", "now": "2026-11-30T09:00"},
        {"text": "VP, QLKH: kiểm kê, hạn 20/12", "units": ["Văn phòng | VP", "Phòng QLKH"], "assigning": True},
        {"text": "Họp hội đồng, hạn 31/2"},
    ]
    file = tmp_path / "asked.jsonl"
    file.write_text("\n".join(json.dumps(one) for one in asked), encoding="utf-8")
    alone, both, refused = map(json.loads, told("--jsonl", str(file)))
    assert [task["content"] for task in alone] == ["Họp hội đồng"]
    assert both[0]["leads"] == ["Văn phòng", "Phòng QLKH"]
    assert refused[0]["refused"] == "NoSuchDay"


@pytest.mark.parametrize("command", ["deadline", "reply", "order", "question", "registration"])
def test_without_a_text_it_is_said_what_is_missing(command: str) -> None:
    result = CliRunner().invoke(app, [command])
    assert result.exit_code == 2
    assert "TEXT" in result.output
    assert "null" not in result.output
