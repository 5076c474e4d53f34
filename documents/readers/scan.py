"""Reads pictures of papers, as scanners and phones make them."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from documents.document import Document
from documents.limits import Limits, OnPage, each_page
from documents.pages import pictures, recognition
from documents.pages.assembling import blocks_of
from documents.pages.flattening import flattened
from documents.pages.recognition import Recogniser
from documents.pages.scanned import sight_of
from documents.pages.sight import Sight
from domain.documents.faults import Fault, ToRecognise, Unreadable
from domain.documents.findings import Warned

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP")
_MOST_DOTS = 60_000_000
"""Of a picture: 180 MB in colours. Phones make 50 million at the most, unless they are asked for more."""
_WIDTH = 595.0
"""Points: a picture is taken for one of a page of A4."""
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, UnidentifiedImageError)
"""What the library raises of pictures that are cut off or none."""


def missing() -> Fault | None:
    return None if recognition.data() else Fault.NO_TESSERACT


def read(content: bytes, limits: Limits, on_page: OnPage) -> Document:
    folder = recognition.data()
    if folder is None:
        raise Unreadable(Fault.NO_TESSERACT)
    if not limits.recognises:
        raise ToRecognise
    try:
        with _open(content) as file, Recogniser(folder) as recogniser:
            return _document(file, recogniser, limits, on_page)
    except Image.DecompressionBombError as error:
        raise Unreadable(Fault.UNPACKS_TOO_LARGE) from error
    except _BROKEN as error:
        raise Unreadable(Fault.DAMAGED) from error


def _open(content: bytes) -> Image.Image:
    """Nothing of it is unpacked by that; how large it may be is asked of each of its pages."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(content), formats=FORMATS)


def _document(file: Image.Image, recogniser: Recogniser, limits: Limits, on_page: OnPage) -> Document:
    count = getattr(file, "n_frames", 1)
    seen: list[Sight] = []
    unread: list[int] = []
    behind = 0
    for behind in each_page(count, limits.most_scanned, on_page):
        try:
            if behind in limits.left_empty:
                raise TimeoutError
            seen.append(sight_of(_picture(file, behind - 1), behind, _WIDTH, recogniser, limits.page_seconds))
        except TimeoutError:
            unread.append(behind)
    warnings = (Warned.PAGES_LEFT_OUT,) if behind < count or unread else ()
    read_to = behind if behind < count else None
    return Document(blocks_of(seen), count, read_to, (Warned.RECOGNISED, *warnings), tuple(unread))


def _picture(file: Image.Image, number: int) -> Image.Image:
    """A page of a picture file, as it was held when it was taken."""
    file.seek(number)
    if file.width * file.height > _MOST_DOTS:
        raise Unreadable(Fault.UNPACKS_TOO_LARGE)
    file.draft(None, (pictures.LONGEST, pictures.LONGEST))
    return flattened(ImageOps.exif_transpose(pictures.fitted(file)))
