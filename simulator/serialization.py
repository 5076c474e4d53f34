"""The JSON in which the Bot API speaks of the town's people, chats and messages."""

from datetime import datetime
from typing import Any

from simulator.formatting.entities import Entity
from simulator.models import (
    Bot,
    Channel,
    Chat,
    ChatKind,
    File,
    Mask,
    Media,
    Message,
    Origin,
    Person,
    Service,
    Status,
)

Object = dict[str, Any]

SHOWN_SECONDS = 3
SHOWN_SIZE = 640, 360
"""How long and how large films and recordings are said to be: the town does not look into them."""
_ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
)
_GRANTED = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
)


def user(someone: Person | Bot | Mask) -> Object:
    """A User."""
    is_bot = someone.is_bot if isinstance(someone, Mask) else isinstance(someone, Bot)
    found: Object = {"id": someone.id, "is_bot": is_bot, "first_name": someone.name}
    if someone.username:
        found["username"] = someone.username
    if isinstance(someone, Person):
        found["language_code"] = "vi"
    return found


def me(bot: Bot) -> Object:
    """The User that getMe answers, with what only getMe tells."""
    return user(bot) | {
        "can_join_groups": True,
        "can_read_all_group_messages": not bot.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def chat(place: Chat | Channel) -> Object:
    """A Chat."""
    if isinstance(place, Channel):
        return {"id": place.id, "type": "channel", "title": place.title}
    if place.is_private:
        return {"id": place.id, "type": "private", "first_name": place.title}
    found: Object = {"id": place.id, "type": place.kind.value, "title": place.title}
    if place.kind is ChatKind.GROUP:
        found["all_members_are_administrators"] = False
    if place.topics is not None:
        found["is_forum"] = True
    return found


def full_chat(place: Chat) -> Object:
    """The ChatFullInfo that getChat answers."""
    found = chat(place) | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }
    if not place.is_private:
        found["permissions"] = {"can_send_messages": True, "can_send_documents": True, "can_send_photos": True}
    if place.pinned and place.pinned[-1] in place.messages:
        found["pinned_message"] = message(place.messages[place.pinned[-1]], with_reply=False)
    return found


def member(someone: Person | Bot, status: Status) -> Object:
    """A ChatMember of the kind that belongs to the status."""
    found: Object = {"user": user(someone), "status": status.value}
    if status is Status.CREATOR:
        found["is_anonymous"] = False
    if status is Status.ADMINISTRATOR:
        found |= dict.fromkeys(_ADMIN_RIGHTS, False) | dict.fromkeys(_GRANTED, True)
    if status is Status.KICKED:
        found["until_date"] = 0
    return found


def file(kept: File) -> Object:
    """The File that getFile answers."""
    return {
        "file_id": kept.file_id,
        "file_unique_id": kept.unique_id,
        "file_size": len(kept.content),
        "file_path": kept.path,
    }


def content(kept: File, media: Media) -> Object:
    """The file of a message under the name of what it is sent as: a Document, the PhotoSizes of a picture, a Video …"""
    return {media.value: photo(kept) if media is Media.PHOTO else _document(kept, media)}


def _document(kept: File, media: Media) -> Object:
    found = _stored(kept)
    if media is not Media.VOICE:
        found["file_name"] = kept.name
    if media is not Media.DOCUMENT:
        found["duration"] = SHOWN_SECONDS
    if media is Media.VIDEO:
        found["width"], found["height"] = SHOWN_SIZE
    if kept.mime:
        found["mime_type"] = kept.mime
    return found


def _stored(kept: File) -> Object:
    return {"file_id": kept.file_id, "file_unique_id": kept.unique_id, "file_size": len(kept.content)}


def photo(kept: File) -> list[Object]:
    """The PhotoSizes of a picture; the town keeps one size."""
    width, height = kept.size_pixels or (0, 0)
    return [_stored(kept) | {"width": width, "height": height}]


def entity(written: Entity, people: dict[int, Person]) -> Object:
    """A MessageEntity."""
    found: Object = {"type": written.kind, "offset": written.offset, "length": written.length}
    if written.url is not None:
        found["url"] = written.url
    if written.language is not None:
        found["language"] = written.language
    if written.user is not None and written.user in people:
        found["user"] = user(people[written.user])
    return found


def message(said: Message, people: dict[int, Person] | None = None, *, with_reply: bool = True) -> Object:
    """A Message. `people` is needed for the mentions in it; a reply is shown one level deep."""
    found: Object = {
        "message_id": said.message_id,
        "from": user(said.sender),
        "chat": chat(said.chat),
        "date": timestamp(said.date),
    }
    if said.thread is not None:
        found["message_thread_id"] = said.thread
    if said.topic is not None:
        found["is_topic_message"] = True
    if said.edited is not None:
        found["edit_date"] = timestamp(said.edited)
    answered = said.reply_to or _root_of_topic(said)
    if with_reply and answered is not None:
        found["reply_to_message"] = message(answered, people, with_reply=False)
    if with_reply and said.quote is not None:
        found["quote"] = {"text": said.quote.text, "position": said.quote.position, "is_manual": True}
    found |= _manner(said)
    _add_content(found, said, people or {})
    if said.buttons:
        found["reply_markup"] = {"inline_keyboard": said.buttons}
    return found


def _manner(said: Message) -> Object:
    """In whose name a message is, where it comes from, which album it belongs to."""
    found: Object = {}
    if said.author is not None:
        found["sender_chat"] = chat(said.author)
    if said.automatic:
        found["is_automatic_forward"] = True
    if said.origin is not None:
        found["forward_origin"] = origin(said.origin)
    if said.album is not None:
        found["media_group_id"] = said.album
    return found


def origin(came: Origin) -> Object:
    """A MessageOrigin."""
    date = timestamp(came.date)
    if came.sender is not None:
        return {"type": "user", "date": date, "sender_user": user(came.sender)}
    if came.channel is not None:
        return {"type": "channel", "date": date, "chat": chat(came.channel), "message_id": came.message_id}
    return {"type": "hidden_user", "date": date, "sender_user_name": came.name}


def reaction(said: Message, who: Person, before: str | None, after: str | None, now: datetime) -> Object:
    """A MessageReactionUpdated; None is no reaction."""
    return {
        "chat": chat(said.chat),
        "message_id": said.message_id,
        "user": user(who),
        "date": timestamp(now),
        "old_reaction": [] if before is None else [{"type": "emoji", "emoji": before}],
        "new_reaction": [] if after is None else [{"type": "emoji", "emoji": after}],
    }


def timestamp(moment: datetime) -> int:
    """Unix time, as all dates of the Bot API are."""
    return int(moment.timestamp())


def _root_of_topic(said: Message) -> Message | None:
    if said.topic is None or said.topic == said.message_id:
        return None
    return said.chat.messages.get(said.topic)


def _add_content(found: Object, said: Message, people: dict[int, Person]) -> None:
    if said.service is not None:
        found |= _service(said.service, people)
        return
    name = "text"
    if said.file is not None:
        name = "caption"
        found |= content(said.file, said.media)
    if said.place is not None:
        found["location"] = {"latitude": said.place.latitude, "longitude": said.place.longitude}
    if said.text:
        found[name] = said.text
    if said.entities:
        key = "entities" if name == "text" else "caption_entities"
        found[key] = [entity(written, people) for written in said.entities]


def _service(told: Service, people: dict[int, Person]) -> Object:
    if told.kind == "new_chat_members":
        newcomers = [user(someone) for someone in told.about]
        return {"new_chat_members": newcomers, "new_chat_member": newcomers[0], "new_chat_participant": newcomers[0]}
    if told.kind == "left_chat_member":
        return {"left_chat_member": user(told.about[0]), "left_chat_participant": user(told.about[0])}
    if told.kind == "pinned_message" and told.message is not None:
        return {"pinned_message": message(told.message, people, with_reply=False)}
    if told.kind == "forum_topic_created":
        return {"forum_topic_created": {"name": told.value, "icon_color": 7322096}}
    if told.kind == "group_chat_created":
        return {"group_chat_created": True}
    return {told.kind: told.value}
