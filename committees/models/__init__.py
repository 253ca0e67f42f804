"""Tables of organs and the people in them."""

from committees.models.organs import Committee, CommitteeAlias, CouncilTerm, Department
from committees.models.people import Membership, Party, Person

__all__ = [
    "Committee",
    "CommitteeAlias",
    "CouncilTerm",
    "Department",
    "Membership",
    "Party",
    "Person",
]
