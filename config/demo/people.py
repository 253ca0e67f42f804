"""Who lives in the demo's two towns."""

from dataclasses import dataclass

from committees.vocabulary import CommitteeKind as Kind
from committees.vocabulary import MembershipRole as Seat
from foundation.accounts.vocabulary import Role


@dataclass(frozen=True)
class Organ:
    """A committee of the demo."""

    key: str
    name: str
    kind: Kind
    seats: int
    place: str
    weekday: int
    """0 is Monday."""
    hour: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Staff:
    """Somebody employed, with the role the grant gives."""

    key: str
    name: str
    role: Role
    in_department: bool = False
    scopes: tuple[str, ...] = ("*",)


@dataclass(frozen=True)
class Politician:
    """Somebody elected: seats as (committee key, role)."""

    key: str
    name: str
    letter: str
    seats: tuple[tuple[str, Seat], ...]


EGERNBORG = ("981", "Egernborg Kommune")
MOSEVIG = ("982", "Mosevig Kommune")
DEPARTMENTS = ("Kultur og Fritid", "Teknik og Miljø", "Social og Sundhed", "Politisk Sekretariat")
PARTIES = (("Y", "Bylisten"), ("G", "Grønt Egernborg"), ("H", "Havnelisten"))

ORGANS = (
    Organ("council", "Byrådet", Kind.COUNCIL, 9, "Byrådssalen", 2, 17, ("Kommunalbestyrelsen",)),
    Organ("finance", "Økonomiudvalget", Kind.FINANCE_COMMITTEE, 5, "Mødelokale 1", 1, 15, ("ØU",)),
    Organ(
        "culture", "Kultur- og Fritidsudvalget", Kind.STANDING_COMMITTEE, 5,
        "Mødelokale 2, Egernborg Rådhus", 3, 16, ("KFU",),
    ),
    Organ("elders", "Ældrerådet", Kind.ADVISORY_COUNCIL, 5, "Aktivitetscentret", 0, 10),
    Organ("business", "Erhvervsforum", Kind.FORUM, 6, "Havnekontoret", 4, 8),
    Organ("harbour", "Havneudvalget", Kind.SECTION_17_4, 5, "Mødelokale 3", 3, 13),
)  # fmt: skip

STAFF = (
    Staff("secretariat", "Signe Holm", Role.SECRETARIAT),
    Staff("case_officer", "Carl Engsig", Role.CASE_OFFICER, in_department=True),
    Staff("department_head", "Ditte Bro", Role.DEPARTMENT_HEAD, in_department=True),
    Staff("official", "Oskar Lind", Role.OFFICIAL),
    Staff("integrator", "Fagsystemet", Role.INTEGRATOR, scopes=("read", "write")),
)

M, C = Seat.MEMBER, Seat.CHAIR
POLITICIANS = (
    Politician("mayor", "Bente Krag", "Y", (("council", Seat.MAYOR), ("finance", C))),
    Politician("chair", "Karen Bæk", "Y", (("council", M), ("culture", C), ("finance", M))),
    Politician("member", "Mikkel Aas", "G", (("council", M), ("culture", M))),
    Politician("member2", "Nina Østergård", "H", (("council", M), ("culture", M))),
    Politician("member3", "Palle Rask", "G", (("council", M), ("culture", M), ("harbour", M))),
    Politician("member4", "Rie Sand", "Y", (("council", M), ("culture", M), ("finance", M))),
    Politician("substitute", "Tove Vind", "H", (("council", M), ("finance", M))),
    Politician("council_member", "Ulla Ås", "G", (("council", M), ("finance", M), ("harbour", C))),
    Politician("councillor", "Villy Dahl", "Y", (("council", M), ("harbour", M))),
    Politician("elder", "Astrid Lund", "", (("elders", C),)),
    Politician("elder2", "Børge Nøhr", "", (("elders", M),)),
    Politician("trader", "Frede Kaj", "", (("business", C),)),
)
CONSULTEE = ("consultee", "Hanne Lyng")
SHOWN = (
    "administrator",
    "secretariat",
    "secretariat_other_municipality",
    "case_officer",
    "chair",
    "member",
    "member2",
    "substitute",
    "council_member",
    "consultee",
    "integrator",
)
"""The cast whose tokens the first screen shows, in its order."""
