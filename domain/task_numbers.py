"""How tasks are named in a text: /nv12, nv12, NV 12."""

import re

_NAMED = re.compile(r"(?<![A-Za-z0-9])/?[nN][vV]\s?(\d{1,9})(?!\d)")


def named_in(text: str) -> tuple[int, ...]:
    """The numbers of the tasks that a text names, each once, in its order."""
    return tuple(dict.fromkeys(int(number) for number in _NAMED.findall(text)))
