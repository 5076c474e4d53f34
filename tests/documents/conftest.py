"""What the tests of reading need of the machine."""

import pytest

from documents import office
from documents.pages import recognition


@pytest.fixture
def libreoffice() -> str:
    """The program that turns old formats into new ones."""
    program = office.libreoffice()
    if program is None:
        pytest.skip("no LibreOffice on this machine to turn old formats into new ones with")
    return program


@pytest.fixture
def tesseract() -> str:
    """The folder with what is known of Vietnamese letters."""
    folder = recognition.data()
    if folder is None:
        pytest.skip("no Vietnamese data of Tesseract on this machine to recognise letters with")
    return folder
