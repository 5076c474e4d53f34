"""The page of the hardest phrases is what the assistant answers today."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[1] / "docs" / "hardest.py"


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hardest", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.by_turns
async def test_the_page_holds_the_answers_really_given() -> None:
    hardest = script()
    assert f"{await hardest.page()}\n" == hardest.PAGE.read_text(encoding="utf-8")
