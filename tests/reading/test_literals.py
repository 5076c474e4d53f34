"""Vietnamese words stand in the lexicon, and not in the logic of reading."""

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

import reading
from domain.words import fold
from reading.language.forms import NAME
from reading.language.lookup import vocabulary

ROOMS = ("language", "orders", "questions", "registrations", "replies", "rounds")
LETTERS = frozenset({"language/spelling.py", "language/tokens.py"})
"""They hold letters, and no words."""
FOLDER = Path(next(iter(reading.__path__)))
EXAMPLES = frozenset({"Rule", "Form", "VerbForm", "Title"})
"""Their last two arguments are an example that is read, and one that is not."""
LOOKED_UP = frozenset({"pattern", "phrases", "words", "folded", "listed", "listed_words", "entries", "_of", "_any"})
"""Their arguments name parts of the lexicon and values in it."""
GROUPS = frozenset({"group", "start", "end", "span"})
"""Their argument names a group of a pattern."""
_SYNTAX = re.compile(rf"\\[A-Za-z]|\(\?P<\w+>|\[[^\]]*\]|{NAME.pattern}")
_WORD = re.compile(r"[^\W\d_]{2,}")


@functools.cache
def _known() -> frozenset[str]:
    return frozenset(fold(word) for word in vocabulary())


def literals(source: str) -> Iterator[str]:
    """Vietnamese words in string literals: what the lexicon knows, or has marks. Docstrings, examples, names aside.

    A literal of which it knows half of the words or less is English.
    """
    tree = ast.parse(source)
    known = _known()
    aside = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            named = node.args if name in LOOKED_UP | GROUPS else node.args[-2:] if name in EXAMPLES else ()
            aside |= {id(part) for argument in named for part in ast.walk(argument)}
            aside |= {id(node.args[0])} if name in ("VerbForm", "Mark") else set()
            aside |= {id(node.args[2])} if name == "Mark" else set()
        elif isinstance(node, ast.Subscript):
            aside.add(id(node.slice))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in aside:
            words = _WORD.findall(_SYNTAX.sub(" ", node.value))
            found = [word for word in words if not word.isascii() or fold(word.lower()) in known]
            yield from found if 2 * len(found) > len(words) else ()


def test_no_file_holds_a_word_of_the_lexicon() -> None:
    files = (file for room in ROOMS for file in sorted((FOLDER / room).rglob("*.py")))
    found = {str(file.relative_to(FOLDER)): list(literals(file.read_text("utf-8"))) for file in files}
    assert {name: words for name, words in found.items() if words and name not in LETTERS} == {}


def test_a_planted_word_is_found() -> None:
    assert list(literals('FORM = re.compile(r"(?:hoan thanh|xong)\\\\b")')) == ["hoan", "thanh", "xong"]
    assert list(literals('FORM = Form("<done.verb> (?P<rest>xong)", "đã xong", "chưa xong")')) == ["xong"]
    assert list(literals('WORDS = ("xuềnh", "[A-ZĐ]")')) == ["xuềnh"]
    assert list(literals('"""đã xong"""\nFORM = Rule(1, pattern("order_verb", "dated"), "đã xong", "chưa xong")')) == []
