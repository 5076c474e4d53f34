"""PostgreSQL is away for a while: the running assistant waits for it, says so in sentences, and goes on."""

import threading
from pathlib import Path

import pytest

from bot import demo
from simulator.default_town import CHIEF_OF_OFFICE, GROUP
from tests import postgres
from tests.processes import environment, hooked, program, simulator
from texts import operations as words

AWAY_SECONDS = 12


@pytest.mark.slow
@pytest.mark.parametrize("by_webhook", [False, True])
def test_the_running_assistant_waits_for_its_database(tmp_path: Path, by_webhook: bool) -> None:
    with postgres.cluster() as server, simulator(tmp_path) as (url, town):
        if server is None:
            pytest.skip(postgres.ABSENT)
        env = environment(url, server.address.render_as_string(hide_password=False))
        env = hooked(env) if by_webhook else env
        with program("run", env=env, log=tmp_path / "assistant.log") as process:
            shown = town.says(CHIEF_OF_OFFICE, GROUP, f"/thietlap {demo.UNITS}")
            assert "Văn phòng Sở" in shown[-1]["text"]
            server.kill()
            said = town.post("say", person=CHIEF_OF_OFFICE, chat=GROUP, text="/trogiup")["message_id"]
            threading.Event().wait(AWAY_SECONDS)
            server.start()
            town.post("settle")
            assert [one for one in town.get("messages", chat=GROUP, after=said) if one["from"]["bot"]]
            assert process.poll() is None
    log = (tmp_path / "assistant.log").read_text()
    assert words.database_trouble("away") in log
    assert "Traceback" not in log
    assert len(log.splitlines()) < 3 * AWAY_SECONDS
