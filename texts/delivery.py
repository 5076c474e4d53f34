"""What a message says of its own way: that it may be there twice, or that it was prompted in a private chat."""

import datetime as dt
from dataclasses import replace

from texts import format
from texts.message import Message, esc
from texts.tasks import LONGEST_QUOTE, cut


def maybe_doubled(words: Message) -> Message:
    """The message, with the line that it may have arrived before."""
    return replace(words, html=f"<i>(nhắc lại, có thể trùng)</i>\n{words.html}")


def late(words: Message, since: dt.datetime) -> Message:
    """The message, with the line that it comes late, and from when it is."""
    return replace(words, html=f"<i>(gửi trễ: tin của {format.full_moment(since)})</i>\n{words.html}")


def passed_on(words: Message) -> Message:
    """What is said in private of a matter that the group hears too."""
    return replace(words, html=f"{words.html}\n<i>Đã chuyển vào nhóm của cơ quan.</i>")


def from_private(words: Message, who: str, said: str) -> Message:
    """What the group hears of a matter from a private chat: `who` it was, and what they `said` (empty: no matter)."""
    quoted = f": “{esc(cut(said, LONGEST_QUOTE))}”" if said else ""
    return replace(words, html=f"<i>{esc(who)} (tin nhắn riêng){quoted}</i>\n{words.html}")
