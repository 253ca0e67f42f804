"""The modules of this project, for walls that read what is written."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("config", "foundation", "committees", "meetings", "agenda", "proceedings", "minutes",
        "hearings", "annualcycle", "reminders", "publication", "interchange", "desk",
        "runner")  # fmt: skip


def modules(*packages: str) -> list[Path]:
    """Every module of the packages, of all apps where none is named; migrations left out."""
    return [
        path
        for package in packages or APPS
        for path in (ROOT / package).rglob("*.py")
        if "migrations" not in path.parts
    ]
