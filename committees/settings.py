"""What a committee may decide for itself: typed defaults per kind, of which only differences are
stored.

Pure: the differences of a committee and its kind in, one effective view out.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from committees.vocabulary import CommitteeKind

LONGEST_LEAD = 60


@dataclass(frozen=True)
class CommitteeSettings:
    """The effective settings of one committee; each default is what the Act or custom says."""

    agenda_lead_workdays: int = 4
    """Working days from the agenda's dispatch to the meeting (ksl § 8, stk. 4) [11]."""
    saturday_is_workday: bool = False
    """Whether Saturday counts among them, as some orders have it [12]."""
    short_substitute_allowed: bool = False
    """Whether the bylaws allow a substitute for less than a month (ksl § 28, stk. 2) [30]."""
    publish_recommendations_before_council: bool = True
    """Whether recommendations to the council may be published before it meets [72]."""


OF_KIND: Mapping[CommitteeKind, Mapping[str, Any]] = {
    CommitteeKind.ADVISORY_COUNCIL: {"short_substitute_allowed": True},
    CommitteeKind.FORUM: {"short_substitute_allowed": True},
    CommitteeKind.LOCAL_COMMITTEE: {"short_substitute_allowed": True},
    CommitteeKind.WORKS_COUNCIL: {"short_substitute_allowed": True},
}
"""Bodies outside the Act call their own alternates (rule_of_body) [30, 31]."""


def effective_settings(kind: CommitteeKind, differences: Mapping[str, Any]) -> CommitteeSettings:
    """The defaults of the kind with the committee's own differences."""
    return replace(CommitteeSettings(), **{**OF_KIND.get(kind, {}), **differences})


def faults_in(differences: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Every fault as (name, code, Danish detail): unknown names, wrong types, wild numbers."""
    types = {f.name: type(getattr(CommitteeSettings(), f.name)) for f in fields(CommitteeSettings)}
    found = []
    for name, value in differences.items():
        if name not in types:
            found.append((name, "unknown_field", "Indstillingen kendes ikke."))
        elif type(value) is not types[name]:
            found.append((name, "wrong_type", f"Skal være {WORDS[types[name]]}."))
        elif types[name] is int and not 0 <= value <= LONGEST_LEAD:
            found.append((name, "out_of_range", f"Skal være fra 0 til {LONGEST_LEAD}."))
    return found


WORDS = {bool: "true eller false", int: "et helt tal"}


def as_json(settings: CommitteeSettings) -> dict[str, Any]:
    """The effective view, as the API shows it."""
    return asdict(settings)
