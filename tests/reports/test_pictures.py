"""The pictures of papers in the docs can be taken anew, and are of all pages."""

import runpy
from pathlib import Path

import pytest
from PIL import Image

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.usefixtures("libreoffice")
def test_the_script_takes_the_pictures_that_the_docs_have(tmp_path: Path) -> None:
    runpy.run_path(str(DOCS / "papers.py"))["take"](tmp_path)
    taken = {file.name for file in tmp_path.iterdir()}
    assert taken == {file.name for file in (DOCS / "images" / "papers").iterdir()}
    for name in taken:
        with Image.open(tmp_path / name) as picture:
            assert min(picture.size) > 800
