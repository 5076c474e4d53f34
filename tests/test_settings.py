"""The environment is read strictly, all at once, and keeps its secrets."""

from contextlib import suppress
from pathlib import Path

import pytest

from bot import standing
from bot.app import LATE_ANSWER_SECONDS
from bot.settings import NAMES, TOKEN, BadSettings, Settings
from channels.telegram import calls

SECRET = "123456789:AAfictional-token_of-a-test_00000000"


def problems(environ: dict[str, str], needed: tuple[str, ...] = ()) -> tuple[str, ...]:
    with pytest.raises(BadSettings) as raised:
        Settings.from_env(environ, needed=needed)
    return raised.value.problems


def test_an_empty_environment_gives_the_defaults() -> None:
    settings = Settings.from_env({"PATH": "/bin"})
    assert settings.telegram_token is None
    assert settings.telegram_url == "https://api.telegram.org"
    assert settings.database_url.reveal() == "sqlite:///data/dondoc.db"
    assert settings.zone.key == "Asia/Ho_Chi_Minh"
    assert (settings.group_messages_per_minute, settings.messages_per_second) == (15, 29)
    assert (settings.log_level, settings.log_format) == ("INFO", "text")


def test_every_setting_is_read() -> None:
    settings = Settings.from_env(
        {
            TOKEN: f" {SECRET}\n",
            "DONDOC_TELEGRAM_URL": "http://127.0.0.1:8081/",
            "DONDOC_DATABASE_URL": "postgresql://dondoc:pw@db/dondoc",
            "DONDOC_TIMEZONE": "Asia/Bangkok",
            "DONDOC_GROUP_MESSAGES_PER_MINUTE": "20",
            "DONDOC_MESSAGES_PER_SECOND": "1",
            "DONDOC_LOG_LEVEL": "debug",
            "DONDOC_LOG_FORMAT": "JSON",
        }
    )
    assert settings.telegram_token is not None
    assert settings.telegram_token.reveal() == SECRET
    assert settings.telegram_url == "http://127.0.0.1:8081"
    assert settings.database_url.reveal() == "postgresql://dondoc:pw@db/dondoc"
    assert settings.zone.key == "Asia/Bangkok"
    assert (settings.group_messages_per_minute, settings.messages_per_second) == (20, 1)
    assert (settings.log_level, settings.log_format) == ("DEBUG", "json")
    assert settings.unknown == ()


def test_all_problems_come_at_once_each_with_its_name() -> None:
    bad = {
        TOKEN: "two words",
        "DONDOC_TELEGRAM_URL": "ftp://example.org",
        "DONDOC_DATABASE_URL": "mysql://root@db/x",
        "DONDOC_DATABASE_OWNER_URL": "sqlite:///x.db",
        "DONDOC_TIMEZONE": "Hanoi",
        "DONDOC_GROUP_MESSAGES_PER_MINUTE": "-1",
        "DONDOC_MESSAGES_PER_SECOND": "0",
        "DONDOC_POLL_SECONDS": "51",
        "DONDOC_LOG_LEVEL": "loud",
        "DONDOC_LOG_FORMAT": "xml",
        "DONDOC_HEARTBEAT_URL": "hc.example.org/x",
        "DONDOC_WEBHOOK_URL": "dondoc.example.org",
        "DONDOC_WEBHOOK_SECRET": "ngắn",
        "DONDOC_LISTEN": "8080",
    }
    found = problems(bad)
    assert [sentence.partition(":")[0] for sentence in found] == list(NAMES)


@pytest.mark.parametrize(
    "value",
    ["dondoc.db", "sqlite://", "sqlite:///", "sqlite:///:memory:", "postgresql://host", "postgresql://h:port/db", "x"],
)
def test_an_address_of_a_database_that_would_lose_data_or_fail_late_is_refused(value: str) -> None:
    assert problems({"DONDOC_DATABASE_URL": value})[0].startswith("DONDOC_DATABASE_URL: ")


def test_the_spelling_of_another_driver_is_explained() -> None:
    (problem,) = problems({"DONDOC_DATABASE_URL": "postgresql://u:p@h/db?sslmode=require"})
    assert "ssl=require" in problem


@pytest.mark.parametrize("value", ["http://", "https://[::1", "http://host:99999", "127.0.0.1:8081"])
def test_an_address_that_no_client_could_open_is_refused(value: str) -> None:
    assert problems({"DONDOC_TELEGRAM_URL": value})[0].startswith("DONDOC_TELEGRAM_URL: ")


def test_more_than_telegram_takes_is_refused_for_telegram_alone() -> None:
    many = {"DONDOC_GROUP_MESSAGES_PER_MINUTE": "21", "DONDOC_MESSAGES_PER_SECOND": "31"}
    assert len(problems(many)) == 2
    assert Settings.from_env({**many, "DONDOC_TELEGRAM_URL": "http://127.0.0.1:8081"}).messages_per_second == 31


@pytest.mark.parametrize("value", ["+5", "٥", "1e1", "ten", "-1"])
def test_a_number_is_written_in_plain_digits(value: str) -> None:
    assert problems({"DONDOC_MESSAGES_PER_SECOND": value})[0].startswith("DONDOC_MESSAGES_PER_SECOND: ")


def test_what_is_needed_and_missing_is_a_problem_even_if_it_is_blank() -> None:
    (problem,) = problems({TOKEN: "  "}, needed=(TOKEN,))
    assert problem.startswith(f"{TOKEN}: ")


def test_a_secret_may_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(f"{SECRET}\n")
    settings = Settings.from_env({f"{TOKEN}_FILE": str(file)}, needed=(TOKEN,))
    assert settings.telegram_token is not None
    assert settings.telegram_token.reveal() == SECRET


def test_a_secret_given_twice_or_in_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    assert problems({TOKEN: SECRET, f"{TOKEN}_FILE": str(empty)})
    assert problems({f"{TOKEN}_FILE": str(empty)})
    assert problems({f"{TOKEN}_FILE": str(tmp_path / "nothing")})


def test_only_secrets_come_from_files() -> None:
    assert Settings.from_env({"DONDOC_TIMEZONE_FILE": "x"}).unknown == ("DONDOC_TIMEZONE_FILE",)


def test_a_misspelt_name_is_noticed_and_one_for_the_tests_is_not() -> None:
    settings = Settings.from_env({"DONDOC_TELEGRAM_TOKN": SECRET, "DONDOC_TEST_POSTGRES_URL": "x"})
    assert settings.unknown == ("DONDOC_TELEGRAM_TOKN",)


@pytest.mark.parametrize(
    "address",
    [
        "postgresql://dondoc:p4ss@host:5432/dondoc",
        "postgresql://dondoc:p4ss@strange@host/dondoc",
        "postgresql://dondoc@host/dondoc?password=p4ss",
    ],
)
def test_secrets_are_never_shown(address: str) -> None:
    settings = Settings.from_env({TOKEN: SECRET, "DONDOC_DATABASE_URL": address})
    shown = f"{settings!r} {settings} {settings.database_url} {settings.telegram_token}"
    assert SECRET not in shown
    assert "p4ss" not in shown
    assert "postgresql://dondoc" in shown


def test_a_problem_never_repeats_a_secret() -> None:
    told = " ".join(problems({TOKEN: f"{SECRET} x", "DONDOC_DATABASE_URL": "oracle://u:p4ss@h/db"}))
    assert SECRET not in told
    assert "p4ss" not in told


@pytest.mark.parametrize(
    ("url", "most"),
    [
        ("", 30),
        ("https://api.telegram.org", 30),
        ("HTTPS://API.Telegram.org/", 30),
        ("https://[::1", 30),
        ("http://127.0.0.1:8081", 10_000),
        ("https://bot-api.example.org", 10_000),
    ],
)
def test_more_than_telegram_takes_is_only_for_a_server_of_ones_own(url: str, most: int) -> None:
    told = {"DONDOC_TELEGRAM_URL": url}
    with suppress(BadSettings):
        assert Settings.from_env({**told, "DONDOC_MESSAGES_PER_SECOND": str(most)}).messages_per_second == most
    if most == 30:
        sentence = problems({**told, "DONDOC_MESSAGES_PER_SECOND": "31"})[-1]
        assert "Bot API riêng" in sentence


def test_the_probation_is_longer_than_a_copy_may_be_silent() -> None:
    seconds = Settings.from_env({}).poll_seconds
    assert standing.probation(seconds) > seconds + LATE_ANSWER_SECONDS + calls.PAUSE_AFTER_ERROR


HOOK = {"DONDOC_WEBHOOK_URL": "https://dondoc.example.org/telegram/x1", "DONDOC_WEBHOOK_SECRET": "0123456789abcdef"}


def test_without_a_webhook_nobody_is_listened_to() -> None:
    settings = Settings.from_env({"DONDOC_WEBHOOK_SECRET": "0123456789abcdef"})
    assert (settings.webhook, settings.listen) == (None, None)


def test_a_webhook_is_read_and_shown_without_its_path_and_its_secret(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("0123456789abcdef\n")
    settings = Settings.from_env({**HOOK, "DONDOC_WEBHOOK_SECRET": "", "DONDOC_WEBHOOK_SECRET_FILE": str(file)})
    assert settings.webhook is not None
    assert settings.webhook.path == "/telegram/x1"
    assert settings.webhook.secret.reveal() == "0123456789abcdef"
    assert str(settings.listen) == "127.0.0.1:8080"
    assert "x1" not in repr(settings)
    assert "0123456789abcdef" not in repr(settings)
    assert "https://dondoc.example.org" in repr(settings)


@pytest.mark.parametrize(
    ("url", "word"),
    [
        ("http://dondoc.example.org/x", "https"),
        ("https://dondoc.example.org:8080/x", "8443"),
        ("https://dondoc.example.org/x?y=1", "hợp lệ"),
        ("https://dondoc.example.org/đường-dẫn", "hợp lệ"),
        ("https://an:x@dondoc.example.org/x", "hợp lệ"),
        ("https://dondoc.example.org/metrics", "đường dẫn"),
        ("https://[::1", "hợp lệ"),
    ],
)
def test_an_address_that_telegram_does_not_call_is_refused(url: str, word: str) -> None:
    (problem,) = problems({**HOOK, "DONDOC_WEBHOOK_URL": url})
    assert problem.startswith("DONDOC_WEBHOOK_URL: ")
    assert word in problem


def test_a_server_of_ones_own_may_call_what_telegram_does_not() -> None:
    own = {**HOOK, "DONDOC_WEBHOOK_URL": "http://127.0.0.1:8080", "DONDOC_TELEGRAM_URL": "http://127.0.0.1:8081"}
    assert (webhook := Settings.from_env(own).webhook) is not None
    assert webhook.path == "/"


@pytest.mark.parametrize("secret", ["", "0123456789abcde", "0123456789 abcdef", "bí-mật-0123456789", "x" * 257])
def test_a_webhook_without_a_secret_that_telegram_takes_is_refused(secret: str) -> None:
    assert problems({**HOOK, "DONDOC_WEBHOOK_SECRET": secret})[0].startswith("DONDOC_WEBHOOK_SECRET: ")


@pytest.mark.parametrize(
    ("value", "host", "port"),
    [("0.0.0.0:80", "0.0.0.0", 80), ("[::1]:8080", "::1", 8080), ("localhost:65535", "localhost", 65535)],
)
def test_where_to_listen_is_an_address_and_a_port(value: str, host: str, port: int) -> None:
    listen = Settings.from_env({"DONDOC_LISTEN": value}).listen
    assert listen is not None
    assert (listen.host, listen.port, str(listen)) == (host, port, value)


@pytest.mark.parametrize("value", [":8080", "localhost", "localhost:0", "localhost:65536", "::1", "a@b:1", "h:1/x"])
def test_an_address_that_nobody_can_listen_on_is_refused(value: str) -> None:
    assert problems({"DONDOC_LISTEN": value})[0].startswith("DONDOC_LISTEN: ")
