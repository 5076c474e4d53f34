"""The log tells what happened, and never what somebody wrote."""

import logging
import sys

import pytest

from bot.logs import configure


def test_the_log_holds_no_body_of_the_library_either(capsys: pytest.CaptureFixture[str]) -> None:
    configure("INFO", sys.stderr)
    logging.getLogger("telegram.request").error('Can not load invalid JSON data: "%s"', "Báo cáo mật của đồng chí An")
    logging.getLogger("httpx").warning(f"POST https://api.telegram.org/bot{'123:token'}/sendMessage")
    logging.getLogger("bot.inbox").warning("update %s cannot be read", 7)
    said = capsys.readouterr().err
    assert "Báo cáo" not in said
    assert "123:token" not in said
    assert "update 7 cannot be read" in said
