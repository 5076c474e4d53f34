"""Draws the Board as a picture for the group, with typst and the fonts that its package brings."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Literal

import typst

from domain.overviews.report import Report
from reports.characters import legal
from texts.picture import FIELDS, picture

SOURCE = Path(__file__).with_name("picture.typ")
DOTS = 144
"""To the inch: the page of 540 points is 1,080 dots wide, as wide as most phones."""

_WHITE, _BLACK = "#ffffff", "#1a1a1a"
_COLOURS = {
    "done_in_time": ("#2e7d4f", _WHITE),
    "done_late": ("#c9b400", _BLACK),
    "done_undated": ("#9ccbaf", _BLACK),
    "open_in_time": ("#2f6fb7", _WHITE),
    "open_overdue": ("#c62828", _WHITE),
    "open_undated": ("#b5b5b5", _BLACK),
}
"""Of each of the six cells, and of the number in it."""


def drawn(report: Report, *, form: Literal["png", "pdf"] = "png") -> bytes:
    """The picture as PNG. The same drawing as a PDF keeps its words, which can be read back."""
    shown = asdict(picture(report))
    for figure in shown["figures"]:
        figure["colour"], _ = _COLOURS.get(figure.pop("field"), (_BLACK, _WHITE))
    data = {
        **shown,
        "colours": [_COLOURS[field][0] for field in FIELDS],
        "tones": [_COLOURS[field][1] for field in FIELDS],
    }
    content = typst.compile(
        str(SOURCE),
        format=form,
        ppi=DOTS,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(_legal(data), ensure_ascii=False)},
    )
    assert isinstance(content, bytes)
    return content


def _legal(value: Any) -> Any:
    """The data with legal words alone; JSON itself would write a control character as an escape."""
    match value:
        case str():
            return legal(value)
        case dict():
            return {key: _legal(inside) for key, inside in value.items()}
        case list() | tuple():
            return [_legal(inside) for inside in value]
    return value
