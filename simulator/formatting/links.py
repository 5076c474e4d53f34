"""Which links Telegram takes in formatted text."""

from urllib.parse import parse_qs, urlsplit

from simulator.formatting.entities import Entity

_SCHEMES = frozenset({"http", "https", "tg", "ftp", "ton"})


def link(url: str, start: int, length: int) -> Entity | None:
    """The entity of a link over that stretch: a mention for "tg://user?id=…", None for what is no link."""
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
    except ValueError:
        return None
    if parts.scheme == "tg" and parts.netloc == "user":
        user = parse_qs(parts.query).get("id", [""])[0]
        return Entity("text_mention", start, length, user=int(user)) if _is_number(user) else None
    if parts.scheme not in _SCHEMES or not parts.netloc or ":" in url.split("://")[0] or " " in parts.netloc:
        return None
    return Entity("text_link", start, length, url=url if "://" in url else f"http://{url}/")


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) < 20
