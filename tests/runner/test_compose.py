"""All of the deployment that can be checked without a container engine."""

import re
import subprocess
import sys
import tomllib
from typing import Any

import pytest
import yaml

from runner import programs
from runner.state import ROOT

COMPOSE = ROOT / "docker-compose.yml"
OURS = ("migrate", "web", "worker", "beat")
LASTING = ("web", "worker", "beat", "postgres", "redis", "mail")
READ = re.compile(
    r"""(?:env\.\w+\(|environ\.get\(|environ\[|secret\()\s*f?["'](?P<name>[A-Z_]+)["']"""
)
SECRET = re.compile(r"""secret\(\s*["'](?P<name>[A-Z_]+)["']""")
# Set by Django, make and the machine that runs the checks, not by whoever installs Punkt.
FOREIGN = {"DJANGO_SETTINGS_MODULE", "MAKELEVEL", "CI", "PUNKT_WRITE_SNAPSHOTS"}


def compose() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text())
    return found


def service(name: str) -> dict[str, Any]:
    found: dict[str, Any] = compose()["services"][name]
    return found


def read_by_code() -> set[str]:
    """Every variable the settings, the applications and the runner read."""
    folders = [path.parent for path in ROOT.glob("*/__init__.py")]
    sources = [path.read_text() for folder in folders for path in folder.rglob("*.py")]
    names = {match["name"] for text in sources for match in READ.finditer(text)}
    files = {f"{match['name']}_FILE" for text in sources for match in SECRET.finditer(text)}
    external = {"PUNKT_EXTERNAL_DATABASE_URL", "PUNKT_EXTERNAL_REDIS_URL"}
    return (names | files | external) - FOREIGN


def documented() -> set[str]:
    text = (ROOT / ".env.example").read_text()
    return set(re.findall(r"^#?([A-Z][A-Z_]+)=", text, re.MULTILINE))


def interpolated() -> set[str]:
    return set(re.findall(r"(?<!\$)\$\{([A-Z_]+)", COMPOSE.read_text()))


def dockerfile() -> list[str]:
    text = (ROOT / "Dockerfile").read_text().replace("\\\n", " ")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_the_compose_file_is_one() -> None:
    checked = subprocess.run(  # noqa: S603
        [
            *(sys.executable, "-m", "check_jsonschema"),
            *("--builtin-schema", "vendor.compose-spec", str(COMPOSE)),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_every_variable_is_documented_and_every_documented_one_is_read() -> None:
    assert read_by_code() <= documented()
    assert documented() <= read_by_code() | interpolated()
    assert interpolated() <= documented()


@pytest.mark.parametrize("name", OURS)
def test_containers_get_no_variable_that_nobody_reads(name: str) -> None:
    assert service(name)["environment"].keys() <= read_by_code()


def test_production_runs_the_commands_of_the_runner() -> None:
    address = ("--host", "0.0.0.0", "--port", "8000")  # noqa: S104
    assert service("web")["command"] == [*programs.WEB, *address]
    assert service("worker")["command"] == list(programs.WORKER)
    assert service("beat")["command"] == [*programs.BEAT, "--schedule", "/tmp/beat-schedule"]  # noqa: S108
    web = service("web")["environment"]
    assert {key: web[key] for key in programs.WEB_SETTINGS} == programs.WEB_SETTINGS
    assert not programs.WEB_SETTINGS.keys() & service("worker")["environment"].keys()


def test_the_image_starts_the_web_process() -> None:
    (command,) = [line for line in dockerfile() if line.startswith("CMD ")]
    assert yaml.safe_load(command.removeprefix("CMD ")) == service("web")["command"]


@pytest.mark.parametrize("name", LASTING)
def test_every_lasting_service_has_a_health_check_and_comes_back(name: str) -> None:
    assert service(name)["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}
    assert service(name)["restart"] == "unless-stopped"


def test_nothing_starts_before_what_it_needs() -> None:
    for name in ("web", "worker", "beat"):
        needs = service(name)["depends_on"]
        assert needs["migrate"] == {"condition": "service_completed_successfully"}
        assert needs["postgres"] == needs["redis"] == {"condition": "service_healthy"}


@pytest.mark.parametrize("name", OURS)
def test_containers_have_few_rights(name: str) -> None:
    ours = service(name)
    assert ours["read_only"] is True
    assert ours["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in ours["security_opt"]


def test_secrets_come_from_files_and_only_those_declared() -> None:
    whole = compose()
    declared = set(whole["secrets"])
    for each in whole["services"].values():
        assert set(each.get("secrets", [])) <= declared
        for key, value in each.get("environment", {}).items():
            if key.endswith("_FILE"):
                assert value.removeprefix("/run/secrets/") in declared
            assert not re.search(r"(PASSWORD|SECRET_KEY)$", key)


def test_only_the_web_is_reachable_and_only_from_this_machine() -> None:
    open_ports = {
        name: each["ports"] for name, each in compose()["services"].items() if "ports" in each
    }
    assert list(open_ports) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in open_ports["web"])


def test_volumes_are_named_and_data_lasts() -> None:
    whole = compose()
    mounted = {
        volume.partition(":")[0]
        for each in whole["services"].values()
        for volume in each.get("volumes", [])
    }
    assert mounted == set(whole["volumes"])


def test_the_image_does_not_run_as_root() -> None:
    users = [line.split()[1] for line in dockerfile() if line.startswith("USER ")]
    assert users[-1] == "punkt"
    assert dockerfile().index("USER punkt") < len(dockerfile()) - 1
    assert any(line.startswith("HEALTHCHECK ") for line in dockerfile())


def test_what_the_image_copies_is_there() -> None:
    copied = [line.split()[1:-1] for line in dockerfile() if line.startswith("COPY ")]
    sources = [each for line in copied if not line[0].startswith("--from") for each in line]
    assert sources
    assert all((ROOT / each).exists() for each in sources)


def test_secrets_and_leftovers_stay_out_of_the_image() -> None:
    def entries(name: str) -> set[str]:
        lines = (ROOT / name).read_text().splitlines()
        return {line.rstrip("/") for line in lines if line and not line.startswith("#")}

    assert entries(".gitignore") <= entries(".dockerignore")


def test_the_image_has_the_python_the_project_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["requires-python"]
    bases = {line.split()[1] for line in dockerfile() if line.startswith("FROM ")}
    assert bases == {f"python:{asked.removeprefix('>=')}-slim"}
