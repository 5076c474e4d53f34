"""Each form of reading is found in its example, and not in what it must not read."""

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

import reading
from domain.words import fold
from reading.language.forms import NAME, Form, composed
from reading.language.lookup import entries


def forms_in(value: object) -> Iterator[Form]:
    """The forms that a name of a module stands for, also inside tables."""
    if isinstance(value, Form):
        yield value
    elif isinstance(value, Mapping):
        yield from forms_in(tuple(value.values()))
    elif isinstance(value, tuple):
        for each in value:
            yield from forms_in(each)


def all_forms() -> Iterable[tuple[str, Form]]:
    found: dict[Form, str] = {}
    for module in pkgutil.walk_packages(reading.__path__, "reading."):
        for name, value in vars(importlib.import_module(module.name)).items():
            for form in forms_in(value):
                found.setdefault(form, f"{module.name}.{name}: {form.reads.strip()}")
    return [(name, form) for form, name in found.items()]


FORMS = all_forms()


def reads_its_example_alone(form: Form) -> bool:
    reads, not_reads = (form.reads, form.not_reads) if form.typed else (fold(form.reads), fold(form.not_reads))
    return bool(form.search(reads)) and not form.search(not_reads)


def test_each_form_reads_its_example_and_not_the_other() -> None:
    assert [name for name, form in FORMS if not reads_its_example_alone(form)] == []


def test_every_tag_of_a_phrase_is_asked_for_by_somebody() -> None:
    """What no rule asks for any more is to leave the lexicon."""
    sources = "\n".join(file.read_text("utf-8") for file in Path(next(iter(reading.__path__))).rglob("*.py"))
    tagged = {name["part"] for _, form in FORMS for name in NAME.finditer(form.pattern) if name["tag"]}
    tags = {(part, tag) for part in tagged for entry in entries(part) for tag in entry.value.split()}
    unasked = {
        f"{part}.{tag}"
        for part, tag in tags
        if not tag.lstrip("-").isdecimal() and f"{part}.{tag}>" not in sources and f'"{tag}"' not in sources
    }
    assert unasked == set()


def test_a_name_that_the_lexicon_does_not_know_is_no_pattern() -> None:
    with pytest.raises(LookupError):
        composed("<task_word.nothing>")
