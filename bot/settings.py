"""The settings: the environment read once, at the front door, and passed down."""

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from texts import operations as words

PREFIX = "DONDOC_"
FOR_TESTS = "DONDOC_TEST_"
TOKEN = "DONDOC_TELEGRAM_TOKEN"
TELEGRAM = "https://api.telegram.org"
UNLIMITED = 1_000_000
LONGEST_POLL = 50
"""Seconds for which the Bot API holds a question for updates."""
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")

_SQLITE = "sqlite"
_POSTGRESQL = ("postgresql", "postgres", "postgresql+asyncpg")
_PLAIN_WORD = re.compile(r"[!-~]+")
_SECRET_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,256}")
"""What the Bot API takes as such, and long enough that nobody guesses it."""
TELEGRAMS_PORTS = (443, 80, 88, 8443)
"""Those that Telegram calls a webhook on."""
OWN_PATHS = ("/healthz", "/readyz", "/metrics")
"""What is asked of the listener itself."""
LISTEN = "127.0.0.1:8080"


class BadSettings(Exception):
    """The environment cannot be used. `problems` has a sentence for each, with the name of the setting."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(frozen=True)
class Secret:
    """A value that is used and never shown: printing it gives `shown`."""

    _value: str = field(repr=False)
    shown: str = "***"

    def reveal(self) -> str:
        return self._value

    def __str__(self) -> str:
        return self.shown

    __repr__ = __str__


@dataclass(frozen=True)
class Webhook:
    """Where the messenger is to bring updates: a public address, and the word by which we know that it is him."""

    url: Secret
    """Shown without its path, which nobody else need know."""
    secret: Secret

    @property
    def path(self) -> str:
        return urlsplit(self.url.reveal()).path or "/"


@dataclass(frozen=True)
class Address:
    """Where we listen."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


@dataclass(frozen=True)
class Settings:
    """What an installation may change. `unknown` are names with our prefix that mean nothing: misspelt, probably."""

    telegram_token: Secret | None
    telegram_url: str
    database_url: Secret
    zone: ZoneInfo
    group_messages_per_minute: int
    messages_per_second: int
    poll_seconds: int
    log_level: str
    log_format: str = "text"
    heartbeat_url: Secret | None = None
    webhook: Webhook | None = None
    """None: updates are asked for."""
    owner_url: Secret | None = None
    """The same database for the user of the server who owns its tables; None: `database_url` is that user's."""
    listen: Address | None = None
    """Where webhooks, health and metrics are answered; None: nowhere."""
    unknown: tuple[str, ...] = ()

    @property
    def shown_url(self) -> str:
        """The address of the Bot API as it may be shown: without a user and password in it."""
        return re.sub(r"(://)[^/@]*@", r"\1***@", self.telegram_url)

    @classmethod
    def from_env(cls, environ: Mapping[str, str], *, needed: Collection[str] = ()) -> "Settings":
        """The settings that `environ` gives; an empty value counts as none.

        Raises BadSettings with every problem at once, among them each name of `needed` that has no value.
        """
        reading = _Reading(environ, needed)
        settings = cls(
            telegram_token=reading.token(TOKEN),
            telegram_url=reading.address("DONDOC_TELEGRAM_URL", TELEGRAM),
            database_url=reading.database("DONDOC_DATABASE_URL", "sqlite:///data/dondoc.db"),
            owner_url=reading.owner("DONDOC_DATABASE_OWNER_URL"),
            zone=reading.zone("DONDOC_TIMEZONE", "Asia/Ho_Chi_Minh"),
            group_messages_per_minute=reading.limited("DONDOC_GROUP_MESSAGES_PER_MINUTE", 15, telegrams=20),
            messages_per_second=reading.limited("DONDOC_MESSAGES_PER_SECOND", 29, telegrams=30),
            poll_seconds=reading.number("DONDOC_POLL_SECONDS", 30, most=LONGEST_POLL),
            log_level=reading.one_of("DONDOC_LOG_LEVEL", "INFO", LOG_LEVELS),
            log_format=reading.one_of("DONDOC_LOG_FORMAT", "text", LOG_FORMATS),
            heartbeat_url=reading.secret_address("DONDOC_HEARTBEAT_URL"),
            webhook=(webhook := reading.webhook("DONDOC_WEBHOOK_URL", "DONDOC_WEBHOOK_SECRET")),
            listen=reading.listen("DONDOC_LISTEN", LISTEN if webhook else None),
            unknown=reading.unknown(),
        )
        if reading.problems:
            raise BadSettings(tuple(reading.problems))
        return settings


NAMES = (
    TOKEN,
    "DONDOC_TELEGRAM_URL",
    "DONDOC_DATABASE_URL",
    "DONDOC_DATABASE_OWNER_URL",
    "DONDOC_TIMEZONE",
    "DONDOC_GROUP_MESSAGES_PER_MINUTE",
    "DONDOC_MESSAGES_PER_SECOND",
    "DONDOC_POLL_SECONDS",
    "DONDOC_LOG_LEVEL",
    "DONDOC_LOG_FORMAT",
    "DONDOC_HEARTBEAT_URL",
    "DONDOC_WEBHOOK_URL",
    "DONDOC_WEBHOOK_SECRET",
    "DONDOC_LISTEN",
)
SECRETS = (
    TOKEN,
    "DONDOC_DATABASE_URL",
    "DONDOC_DATABASE_OWNER_URL",
    "DONDOC_HEARTBEAT_URL",
    "DONDOC_WEBHOOK_SECRET",
)
"""These may also be given as a file: the name with _FILE behind it holds the path."""


class _Reading:
    """One pass over the environment. A value that is wrong leaves a problem, and its default in its place."""

    def __init__(self, environ: Mapping[str, str], needed: Collection[str]) -> None:
        self._environ = environ
        self._needed = needed
        self.problems: list[str] = []

    def unknown(self) -> tuple[str, ...]:
        known = {*NAMES, *(f"{name}_FILE" for name in SECRETS)}
        ours = (name for name in self._environ if name.startswith(PREFIX) and not name.startswith(FOR_TESTS))
        return tuple(sorted(name for name in ours if name not in known))

    def token(self, name: str) -> Secret | None:
        value = self._text(name)
        if value is None:
            return None
        if not _PLAIN_WORD.fullmatch(value) or "/" in value:
            self.problems.append(words.bad_token(name))
        return Secret(value)

    def address(self, name: str, default: str) -> str:
        value = (self._text(name) or default).rstrip("/")
        if not _is_address(value):
            self.problems.append(words.bad_address(name))
        return value

    def secret_address(self, name: str) -> Secret | None:
        """An address that whoever knows it may call; None where none is set."""
        value = self._text(name)
        if value is not None and not _is_address(value):
            self.problems.append(words.bad_address(name))
        return Secret(value) if value else None

    def webhook(self, url_name: str, secret_name: str) -> Webhook | None:
        """None where no address is set: a secret alone asks for nothing."""
        url, secret = self._text(url_name), self._text(secret_name)
        if url is not None and (problem := self._problem_of_webhook(url)):
            self.problems.append(problem(url_name))
        if secret is not None and not _SECRET_TOKEN.fullmatch(secret):
            self.problems.append(words.bad_webhook_secret(secret_name))
        if url is None:
            return None
        if secret is None:
            self.problems.append(words.missing(secret_name))
        return Webhook(Secret(url, shown=host_of(url)), Secret(secret or ""))

    def _problem_of_webhook(self, url: str) -> Callable[[str], str] | None:
        if not _is_address(url) or not _PLAIN_WORD.fullmatch(url) or any(sign in url for sign in "?#@"):
            return words.bad_webhook
        parts = urlsplit(url)
        if parts.path in OWN_PATHS:
            return words.webhook_on_own_path
        port = parts.port or (443 if parts.scheme == "https" else 80)
        if self._asks_telegram() and (parts.scheme != "https" or port not in TELEGRAMS_PORTS):
            return words.webhook_out_of_reach
        return None

    def listen(self, name: str, default: str | None) -> Address | None:
        value = self._text(name) or default
        if value is None:
            return None
        try:
            parts = urlsplit(f"//{value}")
            host, port = parts.hostname, parts.port
        except ValueError:
            host, port = None, None
        if not host or not port or parts.netloc != value or "@" in value:
            self.problems.append(words.bad_listen(name, value))
            return None
        return Address(host, port)

    def database(self, name: str, default: str) -> Secret:
        value = self._text(name) or default
        if problem := _problem_of_database(name, value):
            self.problems.append(problem)
        return Secret(value, shown=_without_password(value))

    def owner(self, name: str) -> Secret | None:
        """The address for the owner of a server's database; None where none is set. A file has no such owner."""
        value = self._text(name)
        if value is None:
            return None
        problem = words.owner_needs_server(name) if value.startswith(_SQLITE) else _problem_of_database(name, value)
        if problem:
            self.problems.append(problem)
        return Secret(value, shown=_without_password(value))

    def zone(self, name: str, default: str) -> ZoneInfo:
        value = self._text(name) or default
        if value != default and value not in available_timezones():  # That list is read from six hundred files.
            self.problems.append(words.bad_zone(name, value))
            return ZoneInfo(default)
        return ZoneInfo(value)

    def limited(self, name: str, default: int, *, telegrams: int) -> int:
        """A number of messages up to Telegram's own limit, which another server of the Bot API need not have."""
        if self._asks_telegram():
            return self.number(name, default, most=telegrams, problem=words.above_limit)
        return self.number(name, default, most=UNLIMITED)

    def _asks_telegram(self) -> bool:
        """Whether it is Telegram's own server, and not another of the Bot API."""
        server = self._text("DONDOC_TELEGRAM_URL") or TELEGRAM
        return not _is_address(server) or urlsplit(server).hostname == urlsplit(TELEGRAM).hostname

    def number(
        self, name: str, default: int, *, most: int, problem: Callable[[str, str, int], str] = words.bad_number
    ) -> int:
        value = self._text(name) or str(default)
        if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
            self.problems.append(problem(name, value, most))
            return default
        return int(value)

    def one_of(self, name: str, default: str, known: Sequence[str]) -> str:
        """One of these words, in whichever case it is written."""
        value = self._text(name) or default
        found = next((one for one in known if one.casefold() == value.casefold()), None)
        if found is None:
            self.problems.append(words.not_one_of(name, value, known))
        return found or default

    def _text(self, name: str) -> str | None:
        """The value, from the environment or for a secret from its file; None where there is none."""
        value = self._environ.get(name, "").strip()
        path = self._environ.get(f"{name}_FILE", "").strip() if name in SECRETS else ""
        if value and path:
            self.problems.append(words.given_twice(name))
        if path:
            value = self._content(name, path)
        elif not value and name in self._needed:
            self.problems.append(words.missing(name))
        return value or None

    def _content(self, name: str, path: str) -> str:
        try:
            value = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            self.problems.append(words.unreadable_file(name, path))
            return ""
        if not value:
            self.problems.append(words.empty_file(name, path))
        return value


def host_of(url: str) -> str:
    """What may be shown of an address: neither its path nor who calls it; nothing of what is none."""
    try:
        parts = urlsplit(url)
        port = f":{parts.port}" if parts.port else ""
        return f"{parts.scheme}://{parts.hostname}{port}"
    except ValueError:
        return "***"


def fingerprint(url: str) -> str:
    """By which an address is known again that need not be shown."""
    return hashlib.sha256(url.encode()).hexdigest()


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _problem_of_database(name: str, value: str) -> str | None:
    """What is wrong with the address of a database; None where it can be used. The value is never quoted."""
    scheme, separator, rest = value.partition("://")
    if not separator or scheme not in (_SQLITE, *_POSTGRESQL):
        return words.bad_database(name)
    if scheme == _SQLITE:
        return None if len(rest) > 1 and rest.startswith("/") and ":memory:" not in rest else words.bad_database(name)
    try:
        parts = urlsplit(value)
        if parts.port == 0 or not parts.path.strip("/"):
            return words.bad_database(name)
    except ValueError:
        return words.bad_database(name)
    return words.ssl_is_spelt_otherwise(name) if "sslmode" in parse_qs(parts.query) else None


def _without_password(value: str) -> str:
    """The address without what may be secret in it: password and options."""
    bare = value.partition("?")[0]
    return re.sub(r"(://[^:/@]*):.*@", r"\1:***@", bare)
