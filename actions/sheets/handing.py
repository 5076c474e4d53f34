"""The template of a register, handed out as a file."""

from actions.turns import Speaker, Turn
from db.delivery import files
from db.outbox import NewOutgoing
from domain.heard import Media
from domain.reminding.delivery import OutgoingKind
from texts import register_sheet
from texts.sheets import card

KIND = "sheet_template"
"""Of a file that was kept."""


def hand_out(turn: Turn, speaker: Speaker, content: bytes) -> None:
    """Send the workbook here, with a word on how it is given back."""
    organization = speaker.organization.id
    name = register_sheet.FILE
    file = files.put(turn.session, name, content, KIND, organization=organization, now=turn.now)
    told = {**card.template().to_json(), "file": {"stored": file, "name": name, "media": Media.DOCUMENT}}
    turn.going_out.append(
        NewOutgoing(
            OutgoingKind.FILE, turn.chat, told, organization=organization, topic=turn.topic, reply_to=turn.message
        )
    )
