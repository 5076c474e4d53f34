"""What can be typed and set is in the documentation; what the documentation links to is there."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from bot.__main__ import app
from bot.settings import NAMES, SECRETS
from scheduler.ticker import KEEP_HEARD, KEEP_SAID, PORTION
from texts.commands import COMMANDS, Command

ROOT = Path(__file__).parents[1]
PAGES = {
    page.relative_to(ROOT): page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *ROOT.glob("docs/*.md")]
}
OPERATORS = PAGES[Path("docs/van-hanh.md")]


def command_lines(group: object, path: str = "dondoc") -> Iterator[str]:
    """Every command of the program with the words in front of it: "dondoc read reply"."""
    subcommands = getattr(group, "commands", None)
    if subcommands is None:
        yield path
        return
    for name, command in subcommands.items():
        yield from command_lines(command, f"{path} {name}")


@pytest.mark.parametrize("line", list(command_lines(get_command(app))))
def test_every_command_of_the_program_is_in_the_readme_and_in_the_operators_guide(line: str) -> None:
    assert line in PAGES[Path("README.md")]
    assert line in OPERATORS


@pytest.mark.parametrize("name", [*NAMES, *(f"{name}_FILE" for name in SECRETS)])
def test_every_setting_is_in_the_operators_guide(name: str) -> None:
    assert f"`{name}`" in OPERATORS


@pytest.mark.parametrize("name", NAMES)
def test_every_setting_is_in_the_readme(name: str) -> None:
    assert f"| `{name}` |" in PAGES[Path("README.md")]


def test_no_page_names_a_setting_that_does_not_exist() -> None:
    known = {*NAMES, *(f"{name}_FILE" for name in SECRETS), "DONDOC_"}
    named = {word for page in PAGES.values() for word in re.findall(r"DONDOC_[A-Z_]*", page)}
    assert named <= known


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_of_the_chat_is_in_the_documentation_by_both_names(command: Command) -> None:
    words = "\n".join(text for page, text in PAGES.items() if page.parent.name == "docs")
    for name in (command.name, command.english):
        assert re.search(rf"/{name}\b", words), f"/{name} is not in docs/"


def links() -> Iterator[tuple[Path, str]]:
    """Every link of a page to a file of the project, pictures too."""
    for page, words in PAGES.items():
        for target in re.findall(r"\]\(([^)#\s]+)\)", words):
            if "://" not in target:
                yield page, target


@pytest.mark.parametrize(("page", "target"), [pytest.param(*link, id=f"{link[0]}-{link[1]}") for link in links()])
def test_what_a_page_links_to_is_there(page: Path, target: str) -> None:
    assert (ROOT / page.parent / target).exists()


@pytest.mark.parametrize("page", [pytest.param(page, id=str(page)) for page in PAGES])
def test_every_measurement_that_a_page_names_can_be_made(page: Path) -> None:
    for name in re.findall(r"-m benchmarks\.(\w+)", PAGES[page]):
        assert (ROOT / "benchmarks" / name / "__main__.py").exists() or (ROOT / "benchmarks" / f"{name}.py").exists()


def test_the_page_of_sizes_names_what_really_holds() -> None:
    page = PAGES[Path("docs/quy-mo.md")]
    assert f"xóa sau {KEEP_HEARD.days} ngày" in page
    assert f"sau {KEEP_SAID.days} ngày" in page
    assert f"từng {PORTION:,} dòng".replace(",", ".") in page


def test_every_anchor_of_the_operators_guide_has_its_heading() -> None:
    headings = {_anchor(line) for line in re.findall(r"^## (.+)$", OPERATORS, flags=re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", OPERATORS)) == headings


def _anchor(heading: str) -> str:
    """As GitHub makes it: small messages, no punctuation, dashes for spaces."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_dependency_has_a_fixed_version_with_hashes_and_no_address() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[\[<>=~!; ]", dependency)[0].lower() for dependency in project["dependencies"]}
    locked = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    fixed = set(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==", locked, flags=re.MULTILINE))
    assert wanted <= fixed
    assert len(re.findall(r"==[^\n]*\\\n    --hash=sha256:", locked)) == len(re.findall(r"^\S+==", locked, flags=re.M))
    assert "://" not in locked
