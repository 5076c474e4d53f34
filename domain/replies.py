"""One reading for everything that a head may answer to the assistant."""

from domain.intents import Intent, Reply

__all__ = ["Intent", "Reply", "read_replies", "read_reply"]


def read_reply(text: str, *, context: str | None = None) -> Reply:
    """What the whole `text` says. `context` is the message of the assistant that it answers."""
    return Reply(words=text.strip(), intent=Intent.PROGRESS, doubtful=True)


def read_replies(text: str, *, items: int = 1, context: str | None = None) -> tuple[Reply, ...]:
    """The readings of a reply to a digest that numbers `items` tasks, one for each task that it names."""
    return (read_reply(text, context=context),)
