"""What the tests of reading need of the machine."""

import pytest

from documents import office


@pytest.fixture
def libreoffice() -> str:
    """The program that turns old formats into new ones."""
    program = office.libreoffice()
    if program is None:
        pytest.skip("no LibreOffice on this machine to turn old formats into new ones with")
    return program
