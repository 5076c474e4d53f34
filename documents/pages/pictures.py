"""Makes pictures of pages fit for reading: grey on white, level, upright, in a size that letters are known in."""

import math

from PIL import Image, ImageChops, ImageFilter, ImageOps

DOTS = 200
"""To an inch: the letters of office papers are about 35 dots high then."""
LONGEST, _SHORTEST = 2_600, 1_500
"""Dots of the longer side; one of A4 has 2,339 at 200 to an inch."""
_RED = 60
"""How much redder than anything else the ink of a stamp is, of 255."""
_LEAST_RED, _MOST_RED = 0.0002, 0.15
"""Shares of a page: less is dirt, more is a coloured picture."""
_PAPER = 225
"""What is lighter is paper, of 255."""
_TILTS = tuple(sorted((step / 2 for step in range(-7, 8)), key=abs))
"""Degrees; the least first, which a page without lines keeps."""
_FINER = tuple(sorted((step / 10 for step in range(-4, 5)), key=abs))
_SMALLEST_TILT = 0.15
_LYING = 1.6
_EDGE = 25


def fitted(image: Image.Image) -> Image.Image:
    longest = max(image.size)
    if longest > LONGEST:
        return _scaled(image, LONGEST / longest)
    return _scaled(image, _SHORTEST / longest) if longest < _SHORTEST else image


def _scaled(image: Image.Image, by: float) -> Image.Image:
    size = max(1, round(image.width * by)), max(1, round(image.height * by))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def plain(image: Image.Image) -> Image.Image:
    """In grey or in three colours, whatever way its colours were kept; what shines through is white."""
    if image.mode in ("L", "RGB"):
        return image
    if image.mode in ("1", "I", "I;16"):
        return image.convert("L")
    if "A" in image.mode or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        return paper.convert("RGB")
    return image.convert("RGB")


def inked(image: Image.Image) -> Image.Image:
    """The dark and blue ink of a page in grey. Red ink is that of stamps: in the red of a picture it is white."""
    return image if image.mode == "L" else image.getchannel("R")


def stamped(image: Image.Image) -> Image.Image | None:
    """The red ink of a page, in grey; None where there is none."""
    if image.mode == "L":
        return None
    red, green, blue = image.split()
    redder = ImageChops.subtract(red, ImageChops.lighter(green, blue))
    share = sum(redder.histogram()[_RED:]) / (image.width * image.height)
    if not _LEAST_RED < share < _MOST_RED:
        return None
    return ImageOps.invert(redder.point([min(255, value * 3) for value in range(256)]))


def levelled(grey: Image.Image) -> Image.Image:
    """Without the shadow that lies on a photographed page: the paper is white everywhere."""
    small = grey.reduce(16).filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(3))
    paper = small.resize(grey.size, Image.Resampling.BILINEAR)
    return ImageOps.invert(ImageChops.subtract(paper, grey)).point(
        [min(255, value * 255 // _PAPER) for value in range(256)]
    )


def tilt_of(grey: Image.Image) -> float:
    """By how many degrees it has to be turned, counter-clockwise, for its lines to lie level."""
    small = _middle(grey)
    rough = max(_TILTS, key=lambda angle: _evenness(small, angle))
    angle = max((rough + step for step in _FINER), key=lambda angle: _evenness(small, angle))
    return angle if abs(angle) >= _SMALLEST_TILT else 0.0


def turned(grey: Image.Image, angle: float) -> Image.Image:
    return grey.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else grey


def lies_on_its_side(grey: Image.Image) -> bool:
    """Whether the lines of a page run from top to bottom."""
    small = _middle(grey)
    return _evenness(small.transpose(Image.Transpose.ROTATE_90), 0) > _LYING * _evenness(small, 0)


def _middle(grey: Image.Image) -> Image.Image:
    """What is in the middle of the page, smaller and with its ink light: at its edges are the shadows of scanners."""
    width, height = grey.size
    across, down = width // _EDGE, height // _EDGE
    return ImageOps.invert(grey.crop((across, down, width - across, height - down)).reduce(4))


def _evenness(dark: Image.Image, angle: float) -> float:
    """How sharply rows with letters and rows without alternate."""
    rows = dark.rotate(angle, Image.Resampling.BILINEAR).resize((1, dark.height), Image.Resampling.BOX).tobytes()
    return math.fsum((rows[at] - rows[at - 1]) ** 2 for at in range(1, len(rows)))
