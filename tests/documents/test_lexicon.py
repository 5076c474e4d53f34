"""The lists of phrases that documents are read with."""

from importlib import resources

import pytest

from documents.prose.words import listed, phrases, words_of

PARTS = sorted(file.name.removesuffix(".txt") for file in resources.files("documents").joinpath("lexicon").iterdir())


@pytest.mark.parametrize("part", PARTS)
def test_each_list_is_sorted_says_what_it_is_for_and_has_nothing_twice(part: str) -> None:
    first, *_ = resources.files("documents").joinpath("lexicon", f"{part}.txt").read_text("utf-8").splitlines()
    known = [phrase for phrase, _ in listed(part)]
    assert first.startswith("# ")
    assert known == sorted(set(known))
    assert known == [phrase.lower() for phrase in known]


@pytest.mark.parametrize("part", PARTS)
def test_each_phrase_of_a_list_is_found_where_it_stands(part: str) -> None:
    for phrase, tags in listed(part):
        found = phrases(part).at(words_of(phrase), 0)
        assert (found.length, found.tags) == (len(words_of(phrase)), tags), phrase
