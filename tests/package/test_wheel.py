"""The wheel that users install works by itself, away from the checkout, and holds each file once."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

import hrddeval

CHECKOUT = Path(__file__).resolve().parents[2]
FOLDERS = ("rules", "rubrics", "templates", "schemas", "initiatives")

if not os.environ.get("HRDDEVAL_REQUIRE_ALL"):
    pytest.importorskip("hatchling", reason="the build backend comes with `./run test`")


@dataclass(frozen=True)
class Installation:
    """A virtual environment with hrddeval from the wheel, and an empty folder to call it from."""

    folder: Path
    elsewhere: Path

    @property
    def programs(self) -> Path:
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    def call(self, *command: str) -> str:
        """Return what a program of the environment prints; fail with its complaint if it fails."""
        program, *arguments = command
        done = subprocess.run(
            [self.programs / program, *arguments],
            cwd=self.elsewhere,
            env=without_python_settings(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, f"{command}: exit {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def without_python_settings() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def build(target: str, source: Path, destination: Path) -> Path:
    """Build `wheel` or `sdist` from a source tree, offline, and return the file."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", destination],
        cwd=source,
        env=without_python_settings(),
        check=True,
        capture_output=True,
    )
    (built,) = destination.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", CHECKOUT, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def members(wheel: Path) -> dict[str, str]:
    """The name and the digest of each file in the wheel."""
    with ZipFile(wheel) as archive:
        return {name: hashlib.sha256(archive.read(name)).hexdigest() for name in archive.namelist()}


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """hrddeval comes from the wheel alone; what it depends on is lent by the running environment."""
    made = Installation(tmp_path_factory.mktemp("clean") / "venv", tmp_path_factory.mktemp("empty"))
    venv.create(made.folder, with_pip=False)
    python = made.programs / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "-qq", "--no-index", "--no-deps", wheel],
        env=without_python_settings(),
        check=True,
    )
    (site,) = made.folder.rglob("site-packages")
    # A folder named in a .pth file has its own .pth files ignored, so the checkout does not come along.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return made


def data_files(names: Sequence[str], folder: str) -> list[str]:
    start = f"hrddeval/_data/{folder}/"
    return [name.removeprefix(start) for name in names if name.startswith(start)]


@pytest.mark.parametrize(
    ("folder", "patterns"),
    [
        pytest.param("rules", ["vocabulary.yaml", "*/*.yaml"], id="rules and their vocabulary"),
        pytest.param("rubrics", ["*.yaml"], id="rubrics"),
        pytest.param(
            "templates",
            ["**/*.html*", "**/*.css", "fonts/*.*", "fonts/subset/*", "site/*"],
            id="templates with fonts",
        ),
        pytest.param("schemas", ["*.json"], id="schemas"),
        pytest.param("initiatives", ["*/dossier.yaml", "*/sources.json"], id="initiatives"),
    ],
)
def test_the_wheel_holds_every_shipped_file(
    members: dict[str, str], folder: str, patterns: list[str]
) -> None:
    """Whatever these patterns find in the checkout is in the wheel, and they find something."""
    wanted = {
        path.relative_to(CHECKOUT / folder).as_posix()
        for pattern in patterns
        for path in (CHECKOUT / folder).glob(pattern)
    }

    shipped = set(data_files(list(members), folder))

    assert wanted
    assert wanted <= shipped


def test_fonts_are_shipped_with_their_licences(members: dict[str, str]) -> None:
    """Each folder of fonts has a licence in it or one folder up."""
    files = data_files(list(members), "templates")
    fonts = [Path(name) for name in files if Path(name).suffix in {".otf", ".ttf", ".woff2"}]

    licences = {Path(name).parent for name in files if _is_licence(name)}

    assert fonts
    assert [font for font in fonts if not licences & {font.parent, font.parent.parent}] == []


def _is_licence(name: str) -> bool:
    return any(word in Path(name).name.upper() for word in ("OFL", "LICENSE", "LICENCE"))


def test_the_wheel_holds_no_second_copy(members: dict[str, str]) -> None:
    """Data is under `_data` only, and nothing but the package is at the top."""
    data = {name: digest for name, digest in members.items() if name.startswith("hrddeval/_data/")}
    code = {name: digest for name, digest in members.items() if name not in data and _has_content(digest)}

    tops = {name.split("/")[0] for name in members}

    assert tops == {"hrddeval", f"hrddeval-{hrddeval.__version__}.dist-info"}
    assert {name.split("/")[2] for name in data} == set(FOLDERS)
    assert [name for name, digest in code.items() if digest in data.values()] == []


def _has_content(digest: str) -> bool:
    return digest != hashlib.sha256(b"").hexdigest()


def test_the_source_archive_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    """A package made from the source archive is byte for byte the one made from the checkout."""
    sources = build("sdist", CHECKOUT, tmp_path / "sdist")
    with tarfile.open(sources) as archive:
        archive.extractall(tmp_path / "unpacked", filter="data")

    (unpacked,) = (tmp_path / "unpacked").iterdir()

    assert build("wheel", unpacked, tmp_path / "wheel").read_bytes() == wheel.read_bytes()


def test_the_program_knows_its_version(installation: Installation) -> None:
    """`--version` tells the version that the wheel's metadata tells."""
    metadata = installation.call(
        "python", "-c", "import importlib.metadata as m; print(m.version('hrddeval'))"
    ).strip()

    assert hrddeval.__version__ == metadata
    assert metadata in installation.call("hrddeval", "--version")


@pytest.mark.parametrize("name", FOLDERS)
def test_data_is_found_inside_the_installed_package(installation: Installation, name: str) -> None:
    """The shipped data is not the checkout's."""
    code = f"from hrddeval.resources import folder; print(folder({name!r}))"

    found = Path(installation.call("python", "-c", code).strip())

    assert found.is_relative_to(installation.folder.resolve())
    assert any(found.iterdir())


def test_doctor_is_content(installation: Installation) -> None:
    """`doctor` ends well and names the engine that every installation has."""
    assert "clingo" in installation.call("hrddeval", "doctor")


def test_shipped_initiatives_are_assessed_from_anywhere(installation: Installation) -> None:
    """`assess` works in an empty folder, on what the wheel brought, and writes nothing but its output."""
    installation.call("hrddeval", "assess", "mutoshi", "kufatilia", "--format", "none")

    written = [p.relative_to(installation.elsewhere).as_posix() for p in installation.elsewhere.rglob("*")]
    assert sorted(written) == ["scorecards", "scorecards/assessment.json"]
