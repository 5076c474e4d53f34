"""What the tests of papers need of the machine."""

import pytest

from reports import pdf


@pytest.fixture
def libreoffice() -> str:
    """The program that turns papers into pages."""
    program = pdf.program()
    if program is None:
        pytest.skip("no LibreOffice on this machine to turn papers into pages with")
    return program
