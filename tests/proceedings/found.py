"""What the body finds of somebody's disqualification, over HTTP."""

from typing import Any

from tests.proceedings.stage import SECRET, Stage


def finding(stage: Stage, who: str, item: Any, outcome: str = "disqualified", **more: Any) -> Any:
    found = {"item": item["id"], "person": stage.cast.person_id(who), "outcome": outcome}
    return {**found, **({"ground": "nr_3"} if outcome == "disqualified" else {}), **more}


def found(stage: Stage, *findings: Any, **more: Any) -> list[dict[str, Any]]:
    path = f"{stage.at}/decide-disqualifications"
    made = stage.desk.done(path, {"findings": list(findings), **more}, if_match=None)
    rows: list[dict[str, Any]] = made["results"]
    return rows


def disqualified(stage: Stage, who: str, at: str, **more: Any) -> str:
    """The path of a question that the body has answered with yes."""
    path = f"disqualifications/{stage.question(who, at)['id']}"
    stage.desk.done(f"{path}/decide", {"outcome": "disqualified", **more})
    return path


def sees(stage: Stage, who: str) -> bool:
    return bool(stage.door(who).seen(stage.at_closed)["title"] == SECRET)


def decided(stage: Stage, at: str, **body: Any) -> Any:
    return stage.desk.post(f"{at}/decide", body, if_match=stage.desk.get(at).headers["ETag"])
