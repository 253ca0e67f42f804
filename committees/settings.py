"""What a committee may decide for itself: typed defaults per kind, of which only differences are
stored.

Pure: the differences of a committee and its kind in, one effective view out.
"""

from collections.abc import Mapping
from dataclasses import Field, asdict, dataclass, field, fields, replace
from typing import Any

from committees.vocabulary import (
    AbsencePlacement,
    CommitteeKind,
    LateItemNumbering,
    NameJoint,
    QuorumRule,
    VoterNaming,
)
from committees.wording import HOLES, faults_in_words
from foundation.vocabulary import Term

LONGEST_LEAD = 60
LONGEST_WORDING = 300


@dataclass(frozen=True)
class PresenceWords:
    """How minutes word presence; custom differs in every town, the Act says nothing [27, 28]."""

    absence_placement: AbsencePlacement = AbsencePlacement.ITEMS
    """Where it is told who was away."""
    names_joined: NameJoint = NameJoint.LINES
    """How several names in one line stand."""
    person_words: str = "{name}[ ({letter})]"
    """A name among several."""
    excused_words: str = "Afbud: {names}"
    absent_words: str = "Fraværende: {names}"
    no_show_words: str = "Udeblevet uden afbud: {names}"
    on_leave_words: str = "Orlov: {names}"
    item_absence_words: str = ""
    """Away at this item alone; empty is worded like an absence from the meeting."""
    part_absence_words: str = "{names} deltog ikke under punkt {items}."
    """In the header, away from some items."""
    took_no_part_words: str = "{names} deltog ikke i sagens behandling."
    remote_words: str = "{names} deltog på video."
    nobody_absent_words: str = ""
    """Said where nobody was away; empty says nothing."""
    substituted_words: str = ""
    """A member away whose substitute came, in one line; empty tells of them apart."""
    substitute_words: str = (
        "{substitute}[ ({substitute_letter})] mødte som stedfortræder for {name}[ ({letter})]."
    )
    not_come_words: str = (
        "[{place}. suppleant ]{substitute}[ ({substitute_letter})] var indkaldt, men mødte ikke."
    )
    arrived_words: str = "{name} mødte[ den {day}][ kl. {time}][ under punkt {item}]."
    left_words: str = "{name} forlod mødet[ den {day}][ kl. {time}][ under punkt {item}]."
    chaired_words: str = "{name} ledede mødet[ under punkt {item}]."
    """Somebody else than the meeting's chair [5]."""


@dataclass(frozen=True)
class DisqualificationWords:
    """How minutes word what was found of disqualification; exceptions and a refusal to leave the
    room are told in words of our own, since the Act wants their ground (fvl § 4) [36, 39]. Empty
    says nothing."""

    disqualified_words: str = (
        "{name}[ ({letter})] blev erklæret inhabil og deltog ikke i sagens behandling."
    )
    not_disqualified_words: str = "{name}[ ({letter})] blev ikke erklæret inhabil."
    left_room_words: str = (
        "{name}[ ({letter})] var inhabil og forlod lokalet under sagens behandling."
    )
    left_room_at_words: str = (
        "{name}[ ({letter})] blev erklæret inhabil og forlod lokalet kl. {left}."
    )
    """Where the hour is known."""
    out_of_room_words: str = (
        "{name}[ ({letter})] blev erklæret inhabil og var ude af lokalet fra kl. {left}"
        " til kl. {returned}."
    )
    """And where it is known when the member came back."""


@dataclass(frozen=True)
class VoteWords:
    """How minutes word votes. They must show how each voted; the letters of a group that voted
    alike are enough, and otherwise the names [50]."""

    voters_named: VoterNaming = VoterNaming.GROUPS
    """Whether a group that votes alike stands as its letter."""
    voters_joined: NameJoint = NameJoint.AND
    """How several groups or names stand: "A, V og B" or "A+V+B"."""
    votes_on_one_line: bool = True
    """Whether who voted for, against and not at all stands in one paragraph."""
    for_words: str = "For: {voters} ({count})."
    """Those who voted for; empty leaves them out, and so with the others."""
    against_words: str = "Imod: {voters} ({count})."
    abstained_words: str = "Undlod: {voters} ({count})."
    reserved_words: str = "Forbehold: {voters} ({count})."
    agreed_words: str = ""
    """Said where nobody asked for a vote; mostly nothing is [49]."""
    amendment_words: str = "Ændringsforslag[ fra {proposers}]: {text}"
    sub_amendment_words: str = "Underændringsforslag[ fra {proposers}]: {text}"


@dataclass(frozen=True)
class CommitteeSettings(VoteWords, DisqualificationWords, PresenceWords):
    """The effective settings of one committee; each default is what the Act or custom says."""

    agenda_lead_workdays: int = 4
    """Working days from the agenda's dispatch to the meeting (ksl § 8, stk. 4) [11]."""
    saturday_is_workday: bool = False
    """Whether Saturday counts among them, as some orders have it [12]."""
    short_substitute_allowed: bool = False
    """Whether the bylaws allow a substitute for less than a month (ksl § 28, stk. 2) [30]."""
    quorum_rule: QuorumRule = QuorumRule.HALF_OF_SEATS
    """How many must be there, where the Act does not say it (ksl § 11, stk. 2) [24]."""
    allow_remote: bool = True
    """Whether members may take part by video; the council meets in one room [23]."""
    publish_recommendations_before_council: bool = True
    """Whether recommendations to the council may be published before it meets [72]."""
    late_item_numbering: LateItemNumbering = LateItemNumbering.LAST
    """Which number an item gets that comes after the agenda was sent out [15]."""
    allow_written_procedure: bool = False
    """Whether the body may decide by mail outside a meeting; never those under the Act, which
    knows meetings only (ksl § 20) [52]."""
    may_vote_on_own_disqualification: bool = False
    """Whether a member votes on whether he is disqualified himself: fvl § 6, stk. 3 says no,
    some orders say yes [38]."""
    member_proposal_right: bool = False
    """Whether each member may have a matter put on the agenda: in the council by law (ksl § 11,
    stk. 1), in a committee where its order says so [17]."""
    member_proposal_deadline_days: int = 8
    """How many days before the meeting a member's proposal is in at the latest [17]."""
    member_proposal_deadline_hour: int = field(default=12, metadata={"most": 23})
    """The hour of that day, by Copenhagen's clocks, at which it is too late [17]."""
    remarks_allowed: bool = True
    """Whether members may have a remark entered without dissenting; the Act gives no right to
    it, custom does [60]."""
    reservations_allowed: bool = True
    """Whether members may have entered that they reserve their position [51, 60]."""
    dissent_length: int = field(default=1000, metadata={"most": 10_000})
    """How many characters a dissent has before somebody answers for its length; 0 is no limit
    (ksl § 13, stk. 2: short) [59]."""


OF_KIND: Mapping[CommitteeKind, Mapping[str, Any]] = {
    CommitteeKind.COUNCIL: {"allow_remote": False, "member_proposal_right": True},
    CommitteeKind.ADVISORY_COUNCIL: {"short_substitute_allowed": True},
    CommitteeKind.FORUM: {"short_substitute_allowed": True},
    CommitteeKind.LOCAL_COMMITTEE: {"short_substitute_allowed": True},
    CommitteeKind.WORKS_COUNCIL: {"short_substitute_allowed": True},
}
"""Bodies outside the Act call their own alternates (rule_of_body) [30, 31]; in the council every
member may raise any matter [17]."""


def effective_settings(kind: CommitteeKind, differences: Mapping[str, Any]) -> CommitteeSettings:
    """The defaults of the kind with the committee's own differences."""
    told = {**OF_KIND.get(kind, {}), **differences}
    terms = {name: _type(FIELDS[name]) for name in told if issubclass(_type(FIELDS[name]), Term)}
    return replace(CommitteeSettings(), **told | {n: terms[n](told[n]) for n in terms})


def faults_in(differences: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Every fault as (name, code, Danish detail): unknown names, wrong types, wild numbers."""
    found = []
    for name, value in differences.items():
        if name not in FIELDS:
            found.append((name, "unknown_field", "Indstillingen kendes ikke."))
        else:
            found += [(name, *fault) for fault in _faults_of(FIELDS[name], value)]
    return found


def _faults_of(known: "Field[Any]", value: Any) -> list[tuple[str, str]]:
    wanted, most = _type(known), known.metadata.get("most", LONGEST_LEAD)
    if issubclass(wanted, Term):
        detail = f"Skal være en af: {', '.join(wanted.values())}."
        return [] if value in wanted.values() else [("invalid_choice", detail)]
    if type(value) is not wanted:
        return [("wrong_type", f"Skal være {WORDS[wanted]}.")]
    return _out_of_bounds(value, most) + _in_words(known.name, value)


def _out_of_bounds(value: Any, most: int) -> list[tuple[str, str]]:
    if isinstance(value, str) and len(value) > LONGEST_WORDING:
        return [("too_long", f"Må højst være {LONGEST_WORDING} tegn.")]
    if type(value) is int and not 0 <= value <= most:
        return [("out_of_range", f"Skal være fra 0 til {most}.")]
    return []


def _in_words(name: str, value: Any) -> list[tuple[str, str]]:
    return faults_in_words(name, value) if name in HOLES else []


def _type(known: "Field[Any]") -> type[Any]:
    return type(known.default)


FIELDS = {known.name: known for known in fields(CommitteeSettings)}
WORDS = {bool: "true eller false", int: "et helt tal", str: "en tekst"}


def as_json(settings: CommitteeSettings) -> dict[str, Any]:
    """The effective view, as the API shows it."""
    return asdict(settings)
