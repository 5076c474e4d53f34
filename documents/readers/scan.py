"""Reads pictures of papers, as scanners and phones make them."""

import io
import warnings
from collections.abc import Callable

from PIL import Image, ImageOps, UnidentifiedImageError

from documents.document import Document
from documents.limits import Limits, OnPage, each_page
from documents.pages import pictures, recognition
from documents.pages.abreast import Recognisers
from documents.pages.assembling import blocks_of
from documents.pages.flattening import flattened
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
        with _open(content) as file, Recognisers(folder, limits.abreast) as recognisers:
            return _document(file, recognisers, limits, on_page)
    except Image.DecompressionBombError as error:
        raise Unreadable(Fault.UNPACKS_TOO_LARGE) from error
    except _BROKEN as error:
        raise Unreadable(Fault.DAMAGED) from error


def _open(content: bytes) -> Image.Image:
    """Nothing of it is unpacked by that; how large it may be is asked of each of its pages."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        return Image.open(io.BytesIO(content), formats=FORMATS)


def _document(file: Image.Image, recognisers: Recognisers, limits: Limits, on_page: OnPage) -> Document:
    count = getattr(file, "n_frames", 1)

    def begin(number: int) -> Callable[[], Sight | None]:
        if number in limits.left_empty:
            return lambda: None
        picture = _picture(file, number - 1)
        return recognisers.begin(lambda one: sight_of(flattened(picture), number, _WIDTH, one, limits.page_seconds))

    seen = list(each_page(count, limits.most_scanned, on_page, begin, abreast=limits.abreast))
    unread = tuple(number for number, one in enumerate(seen, 1) if one is None)
    warnings = (Warned.PAGES_LEFT_OUT,) if len(seen) < count or unread else ()
    read_to = len(seen) if len(seen) < count else None
    pages = [one for one in seen if one is not None]
    recognised = frozenset(one.number for one in pages)
    return Document(blocks_of(pages), count, read_to, (Warned.RECOGNISED, *warnings), unread, recognised)


def _picture(file: Image.Image, number: int) -> Image.Image:
    """A page of a picture file, as it was held when it was taken."""
    file.seek(number)
    if file.width * file.height > _MOST_DOTS:
        raise Unreadable(Fault.UNPACKS_TOO_LARGE)
    file.draft(None, (pictures.LONGEST, pictures.LONGEST))
    return ImageOps.exif_transpose(pictures.fitted(file))
