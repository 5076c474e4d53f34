"""What comes beside words, as the Bot API tells it."""

from typing import Any

import pytest

from channels.telegram.hearing import Me, files_in, heard_in
from domain.heard import Media, together

ME = Me(1, "dondoc_bot")
FILE = {"file_id": "F1", "file_unique_id": "u", "file_size": 7}


def message(**sent: Any) -> dict[str, Any]:
    chat = {"id": 5, "type": "private", "first_name": "Lâm"}
    return {"message_id": 9, "date": 1, "chat": chat, "from": {"id": 5, "first_name": "Lâm", "is_bot": False}, **sent}


@pytest.mark.parametrize(
    ("sent", "media", "id_", "name"),
    [
        ({"document": {**FILE, "file_name": "a.pdf"}}, Media.DOCUMENT, "F1", "a.pdf"),
        ({"document": FILE}, Media.DOCUMENT, "F1", "tệp"),
        ({"photo": [{**FILE, "file_id": "small"}, FILE]}, Media.PHOTO, "F1", "ảnh"),
        ({"video": {**FILE, "file_name": "họp.mp4"}}, Media.VIDEO, "F1", "họp.mp4"),
        ({"animation": FILE, "document": FILE}, Media.ANIMATION, "F1", "ảnh động"),
        ({"audio": {**FILE, "file_name": "a.mp3"}}, Media.AUDIO, "F1", "a.mp3"),
        ({"voice": FILE}, Media.VOICE, "F1", "tin thoại"),
        ({"video_note": FILE}, Media.VIDEO_NOTE, "F1", "video tròn"),
        ({"location": {"latitude": 21.0285, "longitude": 105.8}}, Media.LOCATION, "", "vị trí 21.02850, 105.80000"),
        (
            {"contact": {"phone_number": "0912", "first_name": "Lan", "last_name": "Lê"}},
            Media.CONTACT,
            "",
            "danh bạ Lan Lê 0912",
        ),
    ],
)
def test_whatever_is_sent_is_heard(sent: dict[str, Any], media: Media, id_: str, name: str) -> None:
    [file] = files_in(message(**sent))
    assert (file.media, file.id, file.name, file.message) == (media, id_, name, 9)


def test_words_alone_bring_no_file() -> None:
    assert files_in(message(text="xong")) == ()


def test_an_edited_part_of_an_album_is_no_part_of_one() -> None:
    photo = message(photo=[FILE], media_group_id="77")
    assert heard_in({"update_id": 1, "message": photo}, ME).album == "77"
    assert heard_in({"update_id": 1, "edited_message": {**photo, "edit_date": 2}}, ME).album == ""


def test_the_parts_of_an_album_make_one_message_with_the_words_of_any() -> None:
    parts = [
        heard_in({"update_id": 1, "message": message(photo=[FILE], media_group_id="77", caption=caption)}, ME)
        for caption in ("", "xong rồi ạ", "")
    ]
    whole = together(parts)
    assert whole.text == "xong rồi ạ"
    assert len(whole.files) == 3


def test_the_name_of_a_file_is_one_harmless_line() -> None:
    [file] = files_in(message(document={"file_id": "f", "file_name": "ke-hoach\n\u202excod.exe\x00\x07.docx"}))
    assert file.name == "ke-hoach xcod.exe .docx"


def test_a_file_whose_name_shows_nothing_is_called_by_its_kind() -> None:
    [file] = files_in(message(document={"file_id": "f", "file_name": "\u202e\x00"}))
    assert file.name.isprintable()
    assert file.name
