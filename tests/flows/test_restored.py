"""The database is restored from a copy: the office hears it, numbers leave a gap, and old replies are asked about."""

import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Engine

from db.care.backups import backup
from db.engine import Sessions, open_engine
from tests.flows.stage import CHIEF, SCIENCE, Stage, staged, texts
from tests.postgres import owner_of


@pytest.mark.by_turns
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_restored_copy_owns_up(engine: Engine, tmp_path: Path) -> None:
    copy, address = tmp_path / "copy.db", engine.url.render_as_string(hide_password=False)
    async with staged(engine) as stage:
        await stage.opens(SCIENCE)
        stage.has(SCIENCE, "Lập hồ sơ, hạn 30/11")
        backup(address, copy, stage.now)
        await stage.passes(hours=2)
        late = await stage.register(SCIENCE, "Lập sổ, hạn 30/11")
        town = stage.town
    assert "bản sao lưu" not in texts(stage.said())
    town.clock.move_by(dt.timedelta(hours=1))
    other = open_engine(f"sqlite:///{copy}")
    async with staged(other, town=town) as again:
        await again.settle()
        told = again.last().text
        assert "khôi phục từ bản sao lưu lúc 09:00" in told
        assert "đến 12:00" in told
        card = await again.register(SCIENCE, "Lập biểu, hạn 30/11")
        assert "/nv52" in card.text
        asked = texts(await again.says(SCIENCE, "xong rồi ạ, 5/BC-QLKH", to=late))
        assert "/nv2" not in asked
        assert "số" in asked
        assert "chưa" in texts(await again.says(CHIEF, "/nv2")).casefold() or "Không có" in again.last().text
    async with staged(other, town=town) as third:
        await third.settle()
        assert texts(third.said()).count("khôi phục từ bản sao lưu") == 1
    other.dispose()


async def test_a_database_that_was_only_copied_says_nothing(stage: Stage, engine: Engine, tmp_path: Path) -> None:
    await stage.opens(SCIENCE)
    address = engine.url if engine.dialect.name == "sqlite" else owner_of(engine.url)
    backup(address.render_as_string(hide_password=False), tmp_path / "copy", stage.now)
    async with staged(engine, town=stage.town) as again:
        await again.settle()
        assert "bản sao lưu" not in texts(again.said())
    assert isinstance(again.assistant.sessions, Sessions)
