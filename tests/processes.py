"""The real programs, each in its own process, and the simulator's JSON API to speak through."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.settings import TOKEN

PATIENCE = 60.0
TOKEN_FOR_TESTS = "424242:test-token-of-the-processes"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def environment(url: str, database: str) -> dict[str, str]:
    ours = {TOKEN: TOKEN_FOR_TESTS, "DONDOC_TELEGRAM_URL": url, "DONDOC_DATABASE_URL": database}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DONDOC_")}  # noqa: TID251
    fast = {"DONDOC_GROUP_MESSAGES_PER_MINUTE": "6000", "DONDOC_MESSAGES_PER_SECOND": "200", "DONDOC_POLL_SECONDS": "2"}
    return {**kept, **ours, **fast}


SECRET = "a-secret-of-the-processes"


def hooked(env: dict[str, str], *, public: str | None = None) -> dict[str, str]:
    """The same environment with a webhook, which the simulator calls at `public`; None: where it is listened for."""
    listen = f"127.0.0.1:{free_port()}"
    ours = {"DONDOC_WEBHOOK_URL": f"{public or f'http://{listen}'}/telegram/x1", "DONDOC_WEBHOOK_SECRET": SECRET}
    return {**env, **ours, "DONDOC_LISTEN": listen}


@contextmanager
def program(*arguments: str, env: dict[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command of ours in its own process, ended with the block."""
    with log.open("ab") as out:
        process = subprocess.Popen([sys.executable, "-m", "bot", *arguments], env=env, stdout=out, stderr=out)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


class JsonApi:
    """The JSON API of a simulator."""

    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=PATIENCE + 30)

    def post(self, path: str, **body: Any) -> Any:
        answer = self._client.post(f"/town/{path}", json=body)
        answer.raise_for_status()
        return answer.json()

    def get(self, path: str, **asked: Any) -> Any:
        answer = self._client.get(f"/town/{path}", params=asked)
        answer.raise_for_status()
        return answer.json()

    def says(self, person: int, chat: int, text: str, reply_to: int | None = None) -> list[dict[str, Any]]:
        """Somebody says something; → what the bot says after it, when all is settled."""
        body: dict[str, Any] = {"person": person, "chat": chat, "text": text}
        if reply_to is not None:
            body["reply_to"] = reply_to
        said = self.post("say", **body)["message_id"]
        self.post("settle")
        return [one for one in self.get("messages", chat=chat, after=said) if one["from"].get("bot")]

    def wait_until_up(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                self._client.get("/town").raise_for_status()
                return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise TimeoutError("the simulator did not come up")

    def close(self) -> None:
        self._client.close()


@contextmanager
def simulator(folder: Path) -> Iterator[tuple[str, JsonApi]]:
    """`dondoc simulator` in its own process: its address and its JSON API."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = environment(url, "sqlite:///unused.db")
    with program("simulator", "--port", str(port), "--no-limits", env=env, log=folder / "simulator.log"):
        json_api = JsonApi(url)
        json_api.wait_until_up()
        try:
            yield url, json_api
        finally:
            json_api.close()
