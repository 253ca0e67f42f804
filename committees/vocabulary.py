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


class QuorumRule(Term):
    """Krav til beslutningsdygtighed; bodies under the Act have no choice (ksl § 11, stk. 2)."""

    HALF_OF_SEATS = "half_of_seats", "Mindst halvdelen af medlemmerne"
    MORE_THAN_HALF = "more_than_half", "Mere end halvdelen af medlemmerne"
    TWO_THIRDS = "two_thirds", "Mindst to tredjedele af medlemmerne"
    NONE = "none", "Intet krav"


class AbsencePlacement(Term):
    """Fraværets plads i referatet: where minutes say who was away."""

    HEADER = "header", "I hovedet"
    FIRST_ITEM = "first_item", "Ved det første punkt"
    ITEMS = "items", "Ved hvert punkt"
    HEADER_AND_FIRST_ITEM = "header_and_first_item", "I hovedet og ved det første punkt"
    HEADER_AND_ITEMS = "header_and_items", "I hovedet og ved hvert punkt"


class NameJoint(Term):
    """Opstilling af flere navne i en linje."""

    LINES = "lines", "Hvert navn på sin linje"
    AND = "and", "A, B og C"
    COMMA = "comma", "A, B, C"
    FULL_STOP = "full_stop", "A. B. C"
    PLUS = "plus", "A+B+C"


class LateItemNumbering(Term):
    """Nummerering af tillægspunkter: what becomes of the printed numbers when an item comes
    late."""

    LAST = "last", "Sidst, med næste nummer"
    INSERTED_RENUMBERED = "inserted_renumbered", "Indsat, så de følgende får nye numre"
    ORDER_ONLY = "order_only", "Indsat i rækkefølgen, med næste nummer"


class VoterNaming(Term):
    """Angivelse af, hvem der har stemt hvad."""

    GROUPS = "groups", "Grupper, der stemmer ens, ellers navne"
    NAMES = "names", "Navne"
