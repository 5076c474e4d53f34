"""The examples of docs/van-hanh.md for a server in front, each run as the page has it, with the assistant behind it.

Only where to listen is another, and the certificates are left out.
"""

import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from simulator.default_town import CHIEF_OF_OFFICE, GROUP
from tests.processes import SECRET, environment, free_port, hooked, program, simulator

pytestmark = pytest.mark.slow
PAGE = (Path(__file__).parents[2] / "docs/van-hanh.md").read_text(encoding="utf-8")
PATH = "/telegram/duong-dan-rieng"
TOO_LARGE = (413, 502)
"""Caddy, which stops reading, tells of it as of a server that is away."""
BEHIND = "127.0.0.1:8080"


def example(language: str, behind: str) -> str:
    """The one of the page, for an assistant that listens there."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)
    assert PATH in found
    assert BEHIND in found
    return found.replace(BEHIND, behind)


def nginx(folder: Path, port: int, behind: str) -> list[str]:
    server = example("nginx", behind).replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    server = re.sub(r"^ *ssl_certificate.*\n", "", server, flags=re.M)
    temporary = "\n".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"user root;\npid {folder}/nginx.pid;\nerror_log {folder}/proxy.log;\nevents {{}}\n"
        f"http {{\naccess_log {folder}/access.log;\n{temporary}\n{server}}}\n"
    )
    return ["-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]


def caddy(folder: Path, port: int, behind: str) -> list[str]:
    site = example("caddy", behind).replace("dondoc.so.example {", f"http://127.0.0.1:{port} {{")
    (folder / "Caddyfile").write_text(f"{{\n    admin off\n    auto_https off\n}}\n{site}")
    return ["run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@contextmanager
def running(name: str, prepare: Callable[[Path, int, str], list[str]], folder: Path, behind: str) -> Iterator[str]:
    """The server in front; → its address."""
    found = shutil.which(name, path="/usr/local/bin:/usr/bin:/usr/sbin:/sbin")
    if found is None:
        pytest.skip(f"{name} is not installed")
    port = free_port()
    given = prepare(folder, port, behind)
    with (folder / "proxy.out").open("wb") as out:
        env = {"HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        process = subprocess.Popen([found, *given], env=env, stdout=out, stderr=out)
    try:
        _wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(address: str) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            assert httpx.get(address).status_code == 404
            return
        except httpx.TransportError:
            time.sleep(0.05)
    raise TimeoutError(address)


@pytest.mark.parametrize(("name", "prepare"), [("nginx", nginx), ("caddy", caddy)])
def test_behind_the_server_of_the_page_reports_come_in_and_nothing_else(
    tmp_path: Path, name: str, prepare: Callable[[Path, int, str], list[str]]
) -> None:
    with simulator(tmp_path) as (url, town):
        env = hooked(environment(url, f"sqlite:///{tmp_path}/dondoc.db"))
        with running(name, prepare, tmp_path, env["DONDOC_LISTEN"]) as front:
            env["DONDOC_WEBHOOK_URL"] = f"{front}{PATH}"
            with program("run", env=env, log=tmp_path / "run.log"):
                assert town.says(CHIEF_OF_OFFICE, GROUP, "/trogiup")
                told = {"update_id": 1}
                named = {"x-telegram-bot-api-secret-token": SECRET}
                assert httpx.post(front + PATH, json=told).status_code == 403
                large = {**told, "x": "x" * 1_100_000}
                assert httpx.post(front + PATH, json=large, headers=named).status_code in TOO_LARGE
                assert httpx.post(front + PATH, json=told, headers=named).status_code == 200
                for path in ("/metrics", "/readyz", "/healthz", "/", f"{PATH}/x"):
                    assert httpx.get(front + path).status_code == 404
                assert httpx.get(f"http://{env['DONDOC_LISTEN']}/readyz").status_code == 200
            assert httpx.post(front + PATH, json=told, headers=named).status_code == 502
            said = town.post("say", person=CHIEF_OF_OFFICE, chat=GROUP, text="/trogiup")["message_id"]
            with program("run", env=env, log=tmp_path / "run.log"):
                town.post("settle")
                assert [one for one in town.get("messages", chat=GROUP, after=said) if one["from"]["bot"]]
