"""MarkdownV2 and the old Markdown: what they give, and what Telegram says where they cannot be parsed."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import ApiError
from simulator.formatting.entities import units
from simulator.formatting.markdown_parser import parse_markdown, parse_old_markdown


def spelt(found: tuple[str, list[object]]) -> tuple[str, list[tuple[str, int, int]]]:
    text, entities = found
    return text, [(one.kind, one.offset, one.length) for one in entities]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*đậm* _nghiêng_", "đậm nghiêng", [("bold", 0, 3), ("italic", 4, 7)]),
        ("__gạch__ ~bỏ~ ||kín||", "gạch bỏ kín", [("underline", 0, 4), ("strikethrough", 5, 2), ("spoiler", 8, 3)]),
        ("*a _b __c__ d_ e*", "a b c d e", [("bold", 0, 9), ("italic", 2, 5), ("underline", 4, 1)]),
        ("_a __b___ c", "a b c", [("italic", 0, 3), ("underline", 2, 1)]),
        ("`x*_.y`", "x*_.y", [("code", 0, 5)]),
        ("`a\\`b`", "a`b", [("code", 0, 3)]),
        ("```\nmột\nhai\n```", "một\nhai\n", [("pre", 0, 8)]),
        ("```python\nx=1```", "x=1", [("pre", 0, 3)]),
        ("[Sở](https://so.vn/a\\)b)", "Sở", [("text_link", 0, 2)]),
        ("[Huy](tg://user?id=5100000009)", "Huy", [("text_mention", 0, 3)]),
        ("[không](x y)", "không", []),
        ("việc 1\\. \\(gấp\\)\\!", "việc 1. (gấp)!", []),
        ("😀 *b*", "😀 b", [("bold", 3, 1)]),
        (">một\n>hai\nba", "một\nhai\nba", [("blockquote", 0, 7)]),
        (">một\n>hai||", "một\nhai", [("expandable_blockquote", 0, 7)]),
        (">một\n**>hai||\nba", "một\nhai\nba", [("blockquote", 0, 3), ("expandable_blockquote", 4, 3)]),
        ("![👍](tg://emoji?id=5)", "👍", []),
        ("**", "", []),
    ],
)
def test_the_second_markdown_is_read(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    assert spelt(parse_markdown(source)) == (text, entities)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("15/BC-SKHCN", "Character '-' is reserved and must be escaped with the preceding '\\'"),
        ("xong.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        ("a | b", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("chào !", "Character '!' is reserved and must be escaped with the preceding '\\'"),
        ("a) b", "Character ')' is reserved and must be escaped with the preceding '\\'"),
        ("đ *b", "Can't find end of Bold entity at byte offset 3"),
        ("_a *b_", "Can't find end of Italic entity at byte offset 5"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("[a](http://b", "Can't find end of a URL at byte offset 4"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
    ],
)
def test_the_second_markdown_that_cannot_be_parsed(source: str, words: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_markdown(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*đậm* _n_ `c`", "đậm n c", [("bold", 0, 3), ("italic", 4, 1), ("code", 6, 1)]),
        ("15/BC-SKHCN. (x)!", "15/BC-SKHCN. (x)!", []),
        ("a\\_b \\*", "a_b *", []),
        ("[Sở](https://so.vn)", "Sở", [("text_link", 0, 2)]),
        ("```sh\nls```", "ls", [("pre", 0, 2)]),
        ("*a _b*", "a _b", [("bold", 0, 4)]),
    ],
)
def test_the_old_markdown_is_read(source: str, text: str, entities: list[tuple[str, int, int]]) -> None:
    assert spelt(parse_old_markdown(source)) == (text, entities)  # type: ignore[arg-type]


@pytest.mark.parametrize("source", ["bao_cao.docx", "a * b", "[x", "`x", "```x"])
def test_the_old_markdown_that_cannot_be_parsed(source: str) -> None:
    with pytest.raises(ApiError, match="Can't find end of the entity starting at byte offset"):
        parse_old_markdown(source)


@pytest.mark.parametrize("parse", [parse_markdown, parse_old_markdown])
@given(source=st.text(alphabet="ab😀đ _*~`|[](){}>!\\\n.-", max_size=40))
def test_whatever_is_written_is_read_or_refused(parse: object, source: str) -> None:
    with suppress(ApiError):
        text, entities = parse(source)  # type: ignore[operator]
        assert all(one.offset >= 0 and one.length > 0 and one.offset + one.length <= units(text) for one in entities)


def test_what_is_escaped_comes_out_as_it_was_written() -> None:
    words = "15/BC-SKHCN (ngày 1.12) – _a_ *b* [c] `d` ~e~ >f #g +h =i |j {k} !l"
    escaped = "".join(f"\\{letter}" if letter in "_*[]()~`>#+-=|{}.!" else letter for letter in words)
    assert parse_markdown(escaped) == (words, [])
