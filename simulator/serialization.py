"""The JSON in which the Bot API speaks of the town's people, chats and messages."""

from datetime import datetime
from typing import Any

from simulator.formatting.entities import Entity
from simulator.models import Bot, Chat, ChatKind, File, Message, Person, Service, Status

Object = dict[str, Any]

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


def user(someone: Person | Bot) -> Object:
    """A User."""
    found: Object = {"id": someone.id, "is_bot": isinstance(someone, Bot), "first_name": someone.name}
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


def chat(place: Chat) -> Object:
    """A Chat."""
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


def document(kept: File) -> Object:
    """A Document."""
    found: Object = {
        "file_name": kept.name,
        "file_id": kept.file_id,
        "file_unique_id": kept.unique_id,
        "file_size": len(kept.content),
    }
    if kept.mime:
        found["mime_type"] = kept.mime
    return found


def photo(kept: File) -> list[Object]:
    """The PhotoSizes of a picture; the town keeps one size."""
    width, height = kept.size_pixels or (0, 0)
    return [
        {
            "file_id": kept.file_id,
            "file_unique_id": kept.unique_id,
            "file_size": len(kept.content),
            "width": width,
            "height": height,
        }
    ]


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
    _add_content(found, said, people or {})
    if said.buttons:
        found["reply_markup"] = {"inline_keyboard": said.buttons}
    return found


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
        content = {"photo": photo(said.file)} if said.as_photo else {"document": document(said.file)}
        found |= content
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
