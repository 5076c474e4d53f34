"""Only the town's own page, and programs on this machine, are answered: no page of another site, no rebound name."""

import httpx
import pytest

from simulator.default_town import CHIEF_OF_OFFICE, GROUP
from simulator.guard import own_hosts
from simulator.state import Town

WORDS = {"person": CHIEF_OF_OFFICE, "chat": GROUP, "text": "/huy 1 trùng"}
CALLS = [
    ("POST", "/town/say"),
    ("GET", "/town"),
    ("GET", f"/town/messages?chat={GROUP}"),
    ("POST", "/bot7:x/sendMessage"),
    ("GET", f"/bot7:x/sendMessage?chat_id={GROUP}&text=x"),
    ("POST", "/town/upload"),
]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "dondoc.evil.example:{port}"},
        {"host": "127.0.0.1"},
        {"origin": "https://evil.example"},
        {"origin": "http://evil.example:{port}"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "https://127.0.0.1:{port}"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "http://localhost:{port}"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_strangers_are_refused(address: str, town: Town, headers: dict[str, str]) -> None:
    port = address.rpartition(":")[2]
    sent = {name: value.format(port=port) for name, value in headers.items()}
    async with httpx.AsyncClient(base_url=address) as client:
        for method, path in CALLS:
            answer = await client.request(method, path, headers=sent, json=WORDS if method == "POST" else None)
            assert answer.status_code == 403, path
            assert "Văn phòng" not in answer.text
    assert town.messages(GROUP) == []


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
async def test_the_own_page_and_programs_are_answered(address: str, town: Town, name: str) -> None:
    own = f"{name}:{address.rpartition(':')[2]}"
    async with httpx.AsyncClient(base_url=address, headers={"host": own}) as client:
        same = {"origin": f"http://{own}", "sec-fetch-site": "same-origin"}
        assert (await client.post("/town/say", json=WORDS, headers=same)).status_code == 200
        assert (await client.post("/town/say", json=WORDS)).status_code == 200
        assert (await client.get("/", headers={"sec-fetch-site": "cross-site"})).status_code == 200
    assert len(town.messages(GROUP)) == 2


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", None])
async def test_json_comes_under_its_own_name(address: str, town: Town, kind: str | None) -> None:
    body = f'{{"person": {CHIEF_OF_OFFICE}, "chat": {GROUP}, "text": "x"}}'
    async with httpx.AsyncClient(base_url=address) as client:
        answer = await client.post("/town/say", content=body, headers={"content-type": kind} if kind else {})
    assert (answer.status_code, "application/json" in answer.json()["error"]) == (415, True)
    assert town.messages(GROUP) == []


def test_the_port_of_http_goes_without_saying() -> None:
    assert own_hosts("127.0.0.1", 80) >= {"localhost", "localhost:80"}
    assert own_hosts("0.0.0.0", 8088) == {"0.0.0.0:8088"}
