"""How people and the bot come into groups, leave them, become admins; and how a group becomes a supergroup."""

from simulator import serialization
from simulator.errors import TownError
from simulator.models import Bot, Chat, ChatKind, Message, Person, Service, Status
from simulator.state import Town


def join(town: Town, chat: int, person: int) -> Message:
    """A person comes into a group; → the service message that says so."""
    place, who = _group(town, chat), town.person(person)
    if place.has(person):
        raise TownError(f"{who.name} is in that chat already")
    _change_person(town, place, who, Status.MEMBER)
    return town.add_message(who, place, service=Service("new_chat_members", (who,)))


def leave(town: Town, chat: int, person: int) -> Message:
    """A person leaves a group; → the service message that says so."""
    place, who = _group(town, chat), _member(town, chat, person)
    said = town.add_message(who, place, service=Service("left_chat_member", (who,)))
    _change_person(town, place, who, Status.LEFT)
    return said


def promote(town: Town, chat: int, person: int, *, admin: bool = True) -> None:
    """A member becomes an admin of a group, or ceases to be one."""
    place, who = _group(town, chat), _member(town, chat, person)
    if place.members[person] is not Status.CREATOR:
        _change_person(town, place, who, Status.ADMINISTRATOR if admin else Status.MEMBER)


def add_bot(town: Town, chat: int, by: int | None = None) -> Message:
    """Somebody (None: who created the group) takes the bot into a group."""
    place = _group(town, chat)
    if place.bot.present:
        raise TownError("the bot is in that chat already")
    who = _actor(town, place, by)
    _change_bot(town, place, Status.MEMBER, who)
    return town.add_message(who, place, service=Service("new_chat_members", (town.bot,)))


def remove_bot(town: Town, chat: int, by: int | None = None) -> Message:
    """Somebody throws the bot out of a group."""
    place = _group(town, chat)
    if not place.bot.present:
        raise TownError("the bot is not in that chat")
    who = _actor(town, place, by)
    _change_bot(town, place, Status.KICKED, who)
    return town.add_message(who, place, service=Service("left_chat_member", (town.bot,)))


def promote_bot(town: Town, chat: int, by: int | None = None, *, admin: bool = True) -> None:
    """Somebody makes the bot an admin of a group, or an ordinary member again."""
    place = _group(town, chat)
    if not place.bot.present:
        raise TownError("the bot is not in that chat")
    _change_bot(town, place, Status.ADMINISTRATOR if admin else Status.MEMBER, _actor(town, place, by))


def block(town: Town, person: int, *, blocked: bool = True) -> None:
    """A person blocks the bot in the private chat, or lets it in again."""
    who = town.person(person)
    place = town.chats[person]
    if place.blocked != blocked:
        before, after = (Status.MEMBER, Status.KICKED) if blocked else (Status.KICKED, Status.MEMBER)
        place.blocked = blocked
        _tell_bot(town, place, before, after, who)
        town.touch(place)


def bot_leaves(town: Town, place: Chat) -> None:
    """The bot goes of its own will."""
    _change_bot(town, place, Status.LEFT, town.bot)
    town.add_message(town.bot, place, service=Service("left_chat_member", (town.bot,)))


def migrate(town: Town, chat: int) -> Chat:
    """A group becomes a supergroup with a new id; people, messages and their ids go on in it."""
    place = town.chat(chat)
    if place.kind is not ChatKind.GROUP:
        raise TownError("only a group becomes a supergroup, and this chat is none")
    actor, old = _actor(town, place, None), place.id
    new = town.new_chat_id(ChatKind.SUPERGROUP)
    town.add_message(actor, place, service=Service("migrate_to_chat_id", value=new))
    town.moved |= {old: new} | {id: new for id, to in town.moved.items() if to == old}
    del town.chats[old]
    place.id, place.kind = new, ChatKind.SUPERGROUP
    town.chats[new] = place
    town.add_message(actor, place, service=Service("migrate_from_chat_id", value=old))
    return place


def link(town: Town, chat: int, channel: str) -> None:
    """The posts of the channel of that title come into a group from now on."""
    place = _group(town, chat)
    place.linked = town.channel(channel)
    town.touch(place)


def status_of(town: Town, place: Chat, id: int) -> tuple[Person | Bot, Status] | None:
    """Who has that id and what they are in a chat; None if nobody has it."""
    if id == town.bot.id:
        return town.bot, place.bot
    if id not in town.people:
        return None
    return town.people[id], place.members.get(id, Status.LEFT)


def _group(town: Town, chat: int) -> Chat:
    place = town.chat(chat)
    if place.is_private:
        raise TownError("that is a private chat")
    return place


def _member(town: Town, chat: int, person: int) -> Person:
    who = town.person(person)
    if not town.chat(chat).has(person):
        raise TownError(f"{who.name} is not in that chat")
    return who


def _actor(town: Town, place: Chat, by: int | None) -> Person:
    if by is not None:
        return _member(town, place.id, by)
    first = sorted(place.present, key=lambda id: place.members[id] is not Status.CREATOR)
    if not first:
        raise TownError("there is nobody in that chat")
    return town.people[first[0]]


def _change_person(town: Town, place: Chat, who: Person, status: Status) -> None:
    before = place.members.get(who.id, Status.LEFT)
    place.members[who.id] = status
    town.touch(place)
    if place.bot.rules and before is not status:
        town.queue_update("chat_member", _member_update(town, place, who, who, before, status))


def _change_bot(town: Town, place: Chat, status: Status, by: Person | Bot) -> None:
    before, place.bot = place.bot, status
    town.touch(place)
    if before is not status:
        _tell_bot(town, place, before, status, by)


def _tell_bot(town: Town, place: Chat, before: Status, after: Status, by: Person | Bot) -> None:
    town.queue_update("my_chat_member", _member_update(town, place, by, town.bot, before, after))


def _member_update(
    town: Town, place: Chat, by: Person | Bot, who: Person | Bot, before: Status, after: Status
) -> dict[str, object]:
    return {
        "chat": serialization.chat(place),
        "from": serialization.user(by),
        "date": serialization.timestamp(town.clock.now()),
        "old_chat_member": serialization.member(who, before),
        "new_chat_member": serialization.member(who, after),
    }
