"""Why a file cannot be read as a document. The sentences are in texts/documents.py."""

from dataclasses import dataclass
from enum import StrEnum, auto


class Fault(StrEnum):
    EMPTY = auto()
    """It has no bytes, or no words."""
    TOO_LARGE = auto()
    UNPACKS_TOO_LARGE = auto()
    """Little as it is, what is packed in it is more than any paper has."""
    UNKNOWN_FORMAT = auto()
    """Nothing that is read here, whatever its name ends in."""
    PHONE_PICTURE = auto()
    """A picture in a format of phones (HEIC) that nothing here opens."""
    DAMAGED = auto()
    """It begins as one of the formats, and is cut off or broken."""
    ENCRYPTED = auto()
    """Nobody opens it without a password."""
    MACROS = auto()
    UNSAFE = auto()
    """It defines entities, or would fetch something from elsewhere."""
    MARKED = auto()
    """It carries a mark of secrecy: nothing of it is kept, and nothing of it is told."""
    NO_LIBREOFFICE = auto()
    """This machine has nothing that opens the format."""
    NO_TESSERACT = auto()
    """This machine has nothing that recognises Vietnamese letters in a picture."""
    TOO_SLOW = auto()
    """Its time was over before a page of it was read."""
    TOO_MUCH_MEMORY = auto()
    BROKE_OFF = auto()
    """The process that read it ended without an answer."""


class ToRecognise(Exception):
    """The letters of the file have to be recognised in pictures, for which the time has not come yet."""


@dataclass(eq=False)
class Unreadable(Exception):
    """The file gives no document. Not frozen: whoever passes an exception on writes its traceback into it."""

    fault: Fault
