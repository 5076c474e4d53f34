"""What a message says of its own way: that it may be there twice, or comes late."""

from dataclasses import replace

from texts.message import Message


def maybe_doubled(words: Message) -> Message:
    """The message, with the line that it may have arrived before."""
    return replace(words, html=f"<i>(nhắc lại, có thể trùng)</i>\n{words.html}")
