"""An assistant in a simulated town, driven step by step: how the demo gets its beginning, and how flows are tested."""

import datetime as dt

from bot import simulated_clock
from bot.app import Assistant
from simulator import conversation
from simulator.models import Bot, Message, Press
from simulator.state import Town


class Stage:
    """What people do in one chat after another, and what the assistant answers to it."""

    def __init__(self, town: Town, assistant: Assistant, *, group: int) -> None:
        self.town = town
        self.assistant = assistant
        self.group = group
        self._offset: int | None = None

    async def says(
        self, person: int, text: str, *, to: Message | None = None, chat: int | None = None, topic: int | None = None
    ) -> list[Message]:
        """Somebody says something, in the group where no chat is given; returns what the assistant says to it there."""
        place = self.group if chat is None else chat
        said = conversation.say(self.town, person, place, text, reply_to=to.message_id if to else None, topic=topic)
        return await self._answers(place, said.message_id)

    async def uploads(
        self,
        person: int,
        name: str,
        caption: str = "",
        *,
        to: Message | None = None,
        chat: int | None = None,
        content: bytes = b"content",
    ) -> list[Message]:
        """Somebody sends a file."""
        place = self.group if chat is None else chat
        reply_to = to.message_id if to else None
        said = conversation.upload(self.town, person, place, name, content, caption, reply_to=reply_to)
        return await self._answers(place, said.message_id)

    async def presses(self, person: int, message: Message, label: str) -> Press:
        """Somebody presses a button; returns the press, with what the assistant answered to it."""
        press = conversation.tap(self.town, person, message.chat.id, message.message_id, label)
        await self.settle()
        return press

    async def _answers(self, chat: int, after: int) -> list[Message]:
        await self.settle()
        return [one for one in self.said(chat) if one.message_id > after]

    def said(self, chat: int | None = None) -> list[Message]:
        """Everything that the assistant has said in a chat, oldest first."""
        place = self.town.chat(self.group if chat is None else chat)
        return [one for one in place.messages.values() if isinstance(one.sender, Bot) and one.service is None]

    def last(self, chat: int | None = None) -> Message:
        return self.said(chat)[-1]

    async def settle(self) -> None:
        """Let everything that was said be fetched, handled and answered."""
        came = True
        while came:
            self._offset = await self.assistant.inbox.fetch(self._offset, wait=0)
            came = self._offset is not None
            await self.assistant.inbox.drain()
            await self.assistant.jobs.at_rest()
            await self.assistant.inbox.drain()

    async def lives_until(self, moment: dt.datetime) -> None:
        """Time passes, with everything that falls due on the way, each at its own moment."""
        due = await self.assistant.ticker.next_moment()
        while due is not None and due <= moment:
            due = await self._lives_at(due)
        await self._lives_at(moment)

    async def _lives_at(self, moment: dt.datetime) -> dt.datetime | None:
        """Live through what is due by then, now if it is due already; returns when something falls due next."""
        moment = max(moment, self.now)
        if moment > self.now:
            self.town.clock.move_to(moment)
        return await simulated_clock.live_until(self.assistant, moment)

    async def passes(self, **delta: float) -> None:
        """So much time passes, in the units of timedelta."""
        await self.lives_until(self.now + dt.timedelta(**delta))

    @property
    def now(self) -> dt.datetime:
        return self.town.clock.now()

    async def set_up(self, admin: int, units: str, posts: dict[int, str]) -> None:
        """An admin sets the group up, and each person gets the post that is claimed for it."""
        shown = await self.says(admin, f"/thietlap {units}")
        await self.presses(admin, shown[-1], "Đúng")
        for person, post in posts.items():
            asked = await self.says(person, f"/toi {post}")
            for decider in (admin, *posts):
                if not asked[-1].buttons or not (await self.presses(decider, asked[-1], "Đồng ý")).alert:
                    break

    async def register(self, person: int, text: str, *, command: str = "/dangky") -> Message:
        """A task is registered and confirmed; returns its card."""
        shown = await self.says(person, f"{command} {text}")
        await self.presses(person, shown[-1], "Đúng")
        return self.last()
