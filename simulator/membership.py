"""How people and the bot come into groups, leave them, become admins; and how a group becomes a supergroup."""

from simulator import serialization
from simulator.errors import TownError
from simulator.ground import Ground
from simulator.models import Bot, Chat, ChatKind, Message, Person, Service, Status


class Membership(Ground):
    """The verbs of coming and going."""

    def join(self, chat: int, person: int) -> Message:
        """A person comes into a group; → the service message that says so."""
        place, who = self._group(chat), self.person(person)
        if place.has(person):
            raise TownError(f"{who.name} is in that chat already")
        self._change_person(place, who, Status.MEMBER)
        return self.speak(who, place, service=Service("new_chat_members", (who,)))

    def leave(self, chat: int, person: int) -> Message:
        """A person leaves a group; → the service message that says so."""
        place, who = self._group(chat), self._member(chat, person)
        said = self.speak(who, place, service=Service("left_chat_member", (who,)))
        self._change_person(place, who, Status.LEFT)
        return said

    def promote(self, chat: int, person: int, *, admin: bool = True) -> None:
        """A member becomes an admin of a group, or ceases to be one."""
        place, who = self._group(chat), self._member(chat, person)
        if place.members[person] is not Status.CREATOR:
            self._change_person(place, who, Status.ADMINISTRATOR if admin else Status.MEMBER)

    def add_bot(self, chat: int, by: int | None = None) -> Message:
        """Somebody (None: who created the group) takes the bot into a group."""
        place = self._group(chat)
        if place.bot.present:
            raise TownError("the bot is in that chat already")
        who = self._actor(place, by)
        self._change_bot(place, Status.MEMBER, who)
        return self.speak(who, place, service=Service("new_chat_members", (self.bot,)))

    def remove_bot(self, chat: int, by: int | None = None) -> Message:
        """Somebody throws the bot out of a group."""
        place = self._group(chat)
        if not place.bot.present:
            raise TownError("the bot is not in that chat")
        who = self._actor(place, by)
        self._change_bot(place, Status.KICKED, who)
        return self.speak(who, place, service=Service("left_chat_member", (self.bot,)))

    def promote_bot(self, chat: int, by: int | None = None, *, admin: bool = True) -> None:
        """Somebody makes the bot an admin of a group, or an ordinary member again."""
        place = self._group(chat)
        if not place.bot.present:
            raise TownError("the bot is not in that chat")
        self._change_bot(place, Status.ADMINISTRATOR if admin else Status.MEMBER, self._actor(place, by))

    def block(self, person: int, *, blocked: bool = True) -> None:
        """A person blocks the bot in the private chat, or lets it in again."""
        who = self.person(person)
        place = self.chats[person]
        if place.blocked != blocked:
            before, after = (Status.MEMBER, Status.KICKED) if blocked else (Status.KICKED, Status.MEMBER)
            place.blocked = blocked
            self._tell_bot(place, before, after, who)
            self.touch(place)

    def bot_leaves(self, place: Chat) -> None:
        """The bot goes of its own will."""
        self._change_bot(place, Status.LEFT, self.bot)
        self.speak(self.bot, place, service=Service("left_chat_member", (self.bot,)))

    def migrate(self, chat: int) -> Chat:
        """A group becomes a supergroup with a new id; people, messages and their ids go on in it."""
        place = self.chat(chat)
        if place.kind is not ChatKind.GROUP:
            raise TownError("only a group becomes a supergroup, and this chat is none")
        actor, old = self._actor(place, None), place.id
        new = self._new_chat_id(ChatKind.SUPERGROUP)
        self.speak(actor, place, service=Service("migrate_to_chat_id", value=new))
        self.moved |= {old: new} | {id: new for id, to in self.moved.items() if to == old}
        del self.chats[old]
        place.id, place.kind = new, ChatKind.SUPERGROUP
        self.chats[new] = place
        self.speak(actor, place, service=Service("migrate_from_chat_id", value=old))
        return place

    def status_of(self, place: Chat, id: int) -> tuple[Person | Bot, Status] | None:
        """Who has that id and what they are in a chat; None if nobody has it."""
        if id == self.bot.id:
            return self.bot, place.bot
        if id not in self.people:
            return None
        return self.people[id], place.members.get(id, Status.LEFT)

    def _group(self, chat: int) -> Chat:
        place = self.chat(chat)
        if place.is_private:
            raise TownError("that is a private chat")
        return place

    def _member(self, chat: int, person: int) -> Person:
        who = self.person(person)
        if not self.chat(chat).has(person):
            raise TownError(f"{who.name} is not in that chat")
        return who

    def _actor(self, place: Chat, by: int | None) -> Person:
        if by is not None:
            return self._member(place.id, by)
        first = sorted(place.present, key=lambda id: place.members[id] is not Status.CREATOR)
        if not first:
            raise TownError("there is nobody in that chat")
        return self.people[first[0]]

    def _change_person(self, place: Chat, who: Person, status: Status) -> None:
        before = place.members.get(who.id, Status.LEFT)
        place.members[who.id] = status
        self.touch(place)
        if place.bot.rules and before is not status:
            self.tell("chat_member", self._member_update(place, who, who, before, status))

    def _change_bot(self, place: Chat, status: Status, by: Person | Bot) -> None:
        before, place.bot = place.bot, status
        self.touch(place)
        if before is not status:
            self._tell_bot(place, before, status, by)

    def _tell_bot(self, place: Chat, before: Status, after: Status, by: Person | Bot) -> None:
        self.tell("my_chat_member", self._member_update(place, by, self.bot, before, after))

    def _member_update(
        self, place: Chat, by: Person | Bot, who: Person | Bot, before: Status, after: Status
    ) -> dict[str, object]:
        return {
            "chat": serialization.chat(place),
            "from": serialization.user(by),
            "date": serialization.timestamp(self.clock.now()),
            "old_chat_member": serialization.member(who, before),
            "new_chat_member": serialization.member(who, after),
        }
