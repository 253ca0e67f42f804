"""Words about organs and the people in them."""

from foundation.vocabulary import Term


class CommitteeKind(Term):
    """Udvalgstype: decides which rules of the Act on Local Government apply."""

    COUNCIL = "council", "Kommunalbestyrelse"
    FINANCE_COMMITTEE = "finance_committee", "Økonomiudvalg"
    STANDING_COMMITTEE = "standing_committee", "Stående udvalg"
    SECTION_17_4 = "section_17_4", "§ 17, stk. 4-udvalg"
    ADVISORY_COUNCIL = "advisory_council", "Råd"
    FORUM = "forum", "Forum"
    BOARD = "board", "Nævn"
    LOCAL_COMMITTEE = "local_committee", "Lokaludvalg"
    WORKS_COUNCIL = "works_council", "MED-udvalg"
    OTHER = "other", "Andet organ"

    @property
    def is_under_the_act(self) -> bool:
        """Whether the Act's rules of quorum, votes and suspension bind the body: the council and
        the committees that govern for it (ksl §§ 11, 20 and 23). Those it sets up to advise
        (§ 17, stk. 4) and everybody else follow rules of their own."""
        return self in _UNDER_THE_ACT


_UNDER_THE_ACT = frozenset(
    {
        CommitteeKind.COUNCIL,
        CommitteeKind.FINANCE_COMMITTEE,
        CommitteeKind.STANDING_COMMITTEE,
    }
)


class MembershipRole(Term):
    """Rolle i et udvalg."""

    CHAIR = "chair", "Formand"
    DEPUTY_CHAIR = "deputy_chair", "Næstformand"
    MAYOR = "mayor", "Borgmester"
    MEMBER = "member", "Medlem"
    OBSERVER = "observer", "Observatør"
    ALTERNATE = "alternate", "Suppleant"


class DepartmentKind(Term):
    """Slags organisatorisk enhed i forvaltningen."""

    DEPARTMENT = "department", "Forvaltning"
    DIRECTORATE = "directorate", "Direktørområde"
    SECRETARIAT = "secretariat", "Sekretariat"


class Numbering(Term):
    """Nummerering af punkter: where the printed numbers start again."""

    PER_MEETING = "per_meeting", "Forfra ved hvert møde"
    PER_YEAR = "per_year", "Forfra hvert år"
    PER_TERM = "per_term", "Forfra hver valgperiode"
    RUNNING = "running", "Fortløbende"
