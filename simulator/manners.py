"""How people say things: quoting a part, handing on another's words, unseen as an admin, or as a channel."""

from dataclasses import dataclass

from simulator.errors import TownError
from simulator.formatting.entities import units
from simulator.models import (
    ANONYMOUS_ADMIN,
    AS_A_CHANNEL,
    TELEGRAM,
    Chat,
    Message,
    Origin,
    Person,
    Quote,
)
from simulator.state import Town

UNSEEN = "anonymous"


@dataclass(frozen=True)
class Manner:
    """How something is said. `quote` is a part of the message replied to; `forwarded_from` an account's id, the name
    of one that hides, or the title of a channel; `in_name_of` UNSEEN, or the title of a channel; None means not so.
    """

    quote: str | None = None
    forwarded_from: int | str | None = None
    in_name_of: str | None = None


PLAIN = Manner()


def dress(town: Town, said: Message, who: Person, manner: Manner) -> None:
    """Gives a drafted message its manner. Raises TownError where `who` could not say it so."""
    if manner.quote is not None:
        said.quote = _quote(said.reply_to, manner.quote)
    if manner.forwarded_from is not None:
        said.origin = _origin(town, manner.forwarded_from)
    if manner.in_name_of is not None:
        _hide(town, said, who, manner.in_name_of)


def _quote(answered: Message | None, part: str) -> Quote:
    text = answered.text if answered else ""
    if not part or part not in text:
        raise TownError("one quotes words of the message that one replies to")
    return Quote(part, units(text[: text.index(part)]))


def _origin(town: Town, source: int | str) -> Origin:
    now = town.clock.now()
    if isinstance(source, int):
        return Origin(now, town.bot if source == town.bot.id else town.person(source))
    if source in town.channels:
        return Origin(now, channel=town.channels[source], message_id=1)
    if not source.strip():
        raise TownError("forwarded words have been somebody's")
    return Origin(now, name=source.strip())


def _hide(town: Town, said: Message, who: Person, name: str) -> None:
    place = said.chat
    if place.is_private:
        raise TownError("in a private chat one is oneself")
    said.writer = who
    if name == UNSEEN:
        if not place.members[who.id].rules:
            raise TownError("only an admin of the group writes unseen", 403)
        said.sender, said.author = ANONYMOUS_ADMIN, place
    elif place.linked is not None and place.linked.title == name:
        _post_of_linked(said, place)
    else:
        said.sender, said.author = AS_A_CHANNEL, town.channel(name)


def _post_of_linked(said: Message, place: Chat) -> None:
    """What the channel of a group posts, Telegram forwards into the group by itself."""
    said.sender, said.author, said.automatic = TELEGRAM, place.linked, True
    said.origin = Origin(said.date, channel=place.linked, message_id=said.message_id)
