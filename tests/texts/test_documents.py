"""Every file that is not read is told of in a sentence that says what to do."""

import pytest

from domain.documents.faults import Fault
from texts.documents import UNREADABLE, unreadable


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_is_told_with_what_to_do(fault: Fault) -> None:
    said = unreadable(fault).html
    assert "Đề nghị" in said
    assert said.endswith(".")


def test_no_two_faults_are_told_alike() -> None:
    assert len(set(UNREADABLE.values())) == len(Fault)
