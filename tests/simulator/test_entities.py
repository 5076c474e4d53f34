"""The HTML of the Bot API: what it becomes, and what Telegram says where it does not parse."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.errors import ApiError
from simulator.formatting.entities import Entity, detect, render_html, trim, units
from simulator.formatting.html_parser import parse_html


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("Hạn <b>30/11</b>", "Hạn 30/11", [Entity("bold", 4, 5)]),
        (
            "<strong>a</strong><em>b</em><ins>c</ins>",
            "abc",
            [Entity("bold", 0, 1), Entity("italic", 1, 1), Entity("underline", 2, 1)],
        ),
        ("😀<i>x</i>", "😀x", [Entity("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", "ab", [Entity("bold", 0, 2), Entity("italic", 1, 1)]),
        ("a &lt;b&gt; &amp; &quot;c&quot; &#272; &nbsp;", 'a <b> & "c" Đ &nbsp;', []),
        (
            '<a href="https://example.vn/?a=1&amp;b=2">x</a>',
            "x",
            [Entity("text_link", 0, 1, url="https://example.vn/?a=1&b=2")],
        ),
        ('<a href="tg://user?id=42">Hà</a>', "Hà", [Entity("text_mention", 0, 2, user=42)]),
        ('<a href="javascript:alert(1)">x</a>', "x", []),
        ('<pre><code class="language-python">x</code></pre>', "x", [Entity("pre", 0, 1, language="python")]),
        ("<blockquote expandable>x</blockquote>", "x", [Entity("expandable_blockquote", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [Entity("spoiler", 0, 1)]),
        ("<b></b>x", "x", []),
    ],
)
def test_html_becomes_text_and_entities(source: str, text: str, entities: list[Entity]) -> None:
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("số < 5 > 3", 'Unsupported start tag "" at byte offset 5'),
        ("<phòng>x</phòng>", 'Unsupported start tag "phòng" at byte offset 0'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_html_that_does_not_parse_is_refused_in_telegrams_words(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refused:
        parse_html(source)
    assert refused.value.code == 400
    assert refused.value.description == f"Bad Request: can't parse entities: {complaint}"


@given(st.text(alphabet="ab<>&\"'/ =điệ😀\n", max_size=40))
def test_any_text_is_read_or_refused_and_reads_back_the_same(source: str) -> None:
    try:
        text, entities = parse_html(source)
    except ApiError:
        return
    assert parse_html(render_html(text, entities)) == (text, entities)


@given(
    st.lists(
        st.tuples(st.sampled_from(["b", "i", "u", "s", "code"]), st.text(alphabet="xyđ😀<&", min_size=1)), max_size=6
    )
)
def test_rendered_html_gives_back_its_entities(pieces: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{render_html(text, [])}</{tag}>-" for tag, text in pieces)
    text, entities = parse_html(source)
    assert parse_html(render_html(text, entities)) == (text, entities)
    assert all(entity.offset + entity.length <= units(text) for entity in entities)


def test_commands_mentions_and_links_are_found_without_being_marked() -> None:
    text = "😀 /nv12@dondoc_bot của @thuha_vp tại https://example.vn/a. Không phải 12/2026 hay /nhiệmvụ"
    assert [(e.kind, e.offset, e.length) for e in detect(text)] == [
        ("bot_command", 3, 16),
        ("mention", 24, 9),
        ("url", 38, 20),
    ]


def test_nothing_is_found_inside_code() -> None:
    assert detect("/nv1", [Entity("code", 0, 4)]) == [Entity("code", 0, 4)]


def test_blanks_at_the_ends_are_cut_and_entities_move_along() -> None:
    assert trim("\n  ab  ", [Entity("bold", 0, 7), Entity("italic", 5, 2)]) == ("ab", [Entity("bold", 0, 2)])
