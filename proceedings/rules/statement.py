"""Rules about what somebody has entered for the record (ksl § 13, stk. 2)."""

from dataclasses import dataclass
from datetime import datetime

from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from meetings.vocabulary import MeetingState
from proceedings.vocabulary import StatementKind

_RULE = "ksl § 13, stk. 2"
_TOOK_NO_PART = Refusal(
    "took_no_part",
    _RULE,
    "Kun den, der har deltaget i punktet, kan få en afvigende mening eller et forbehold tilført.",
)
_NOT_A_MEMBER = Refusal(
    "not_a_member",
    _RULE,
    "Kun udvalgets medlemmer og deres stedfortrædere kan få en afvigende mening tilført.",
)
_STANCES = frozenset({StatementKind.DISSENT, StatementKind.RESERVATION})
"""What somebody says of his own stand on the matter; anything else is a remark."""
_NOT_BEGUN = Refusal(
    "meeting_not_in_session", _RULE, "En mindretalsudtalelse skal forlanges under mødet."
)
_TOO_LATE = Refusal(
    "demanded_too_late",
    _RULE,
    "Mødet er hævet. En mindretalsudtalelse skal være forlangt, inden mødet sluttede.",
    overridable=True,
)
_NOT_YET = Refusal("not_yet_demanded", _RULE, "Tidspunktet ligger ude i fremtiden.")
_NOT_IN_MINORITY = Refusal(
    "not_in_minority",
    _RULE,
    "Medlemmet er ikke noteret for at have stemt imod eller taget forbehold.",
    overridable=True,
)
_KIND_NOT_ALLOWED = Refusal(
    "statement_kind_not_allowed",
    "forretningsordenen",
    "Udvalget tager ikke den slags udtalelser til protokol.",
)
_NOT_DISSENT = Refusal(
    "not_a_dissent",
    _RULE,
    "Kun en mindretalsudtalelse kan forlanges sendt med eller offentliggjort.",
)
_MEETING_BEGAN = frozenset({MeetingState.IN_SESSION, MeetingState.ENDED})


@dataclass(frozen=True, kw_only=True)
class Sitting:
    """A meeting and its hours, as far as they are known, at the moment somebody asks."""

    state: MeetingState
    opened_at: datetime | None
    ended_at: datetime | None
    now: datetime

    def holds(self, moment: datetime) -> bool:
        """Whether the moment lies within the meeting; where an hour is unknown nothing is
        held against it."""
        begun = self.opened_at is None or self.opened_at <= moment
        return begun and (self.ended_at is None or moment <= self.ended_at)


@dataclass(frozen=True, kw_only=True)
class StatementFacts:
    """What is demanded entered, by whom, when, and what the committee allows."""

    kind: StatementKind
    sitting: Sitting
    declared_at: datetime | None
    took_part: bool
    in_minority: bool
    length: int
    longest: int
    remarks_allowed: bool
    reservations_allowed: bool
    are_members: bool = True


def refuse_statement(told: StatementFacts) -> list[Refusal]:
    """A dissent belongs to whoever took part, is asked for before the meeting ends - when it
    was typed is nobody's concern - and follows a vote that was lost; it is to be short. What
    it says is never a ground for refusing it (ksl § 13, stk. 2) [59]. Remarks without dissent
    and reservations rest on custom, which the committee chooses [60]; whoever reserves his stand
    took part, too."""
    dissent = told.kind == StatementKind.DISSENT
    return [
        *against((not _is_allowed(told), _KIND_NOT_ALLOWED)),
        *refuse_speakers(told),
        *(_refuse_moment(told) if dissent else ()),
        *(refuse_length(told.kind, told.length, told.longest)),
    ]


def refuse_speakers(told: StatementFacts) -> list[Refusal]:
    """Who may have it entered: of the body, there at the item and, who dissents, in the minority
    [59]. Asked again when somebody is named anew."""
    if told.kind not in _STANCES:
        return []
    dissent = told.kind == StatementKind.DISSENT
    return against(
        (not told.are_members, _NOT_A_MEMBER),
        (told.are_members and not told.took_part, _TOOK_NO_PART),
        (dissent and told.took_part and not told.in_minority, _NOT_IN_MINORITY),
    )


def refuse_length(kind: StatementKind, length: int, longest: int) -> list[Refusal]:
    """A dissent is short, however often it is mended [59]."""
    long = kind == StatementKind.DISSENT and 0 < longest < length
    return against((long, _too_long(length, longest)))


def refuse_demands(kind: StatementKind, *, wanted: bool) -> list[Refusal]:
    """Only who dissents may demand that the minutes go with the case to another authority
    (ksl § 13, stk. 2) [61], or that the dissent is published with the proposal (planloven § 24,
    stk. 2) [62]."""
    return against((wanted and kind != StatementKind.DISSENT, _NOT_DISSENT))


def refuse_late_grounds(*, demanded: bool, overdue: bool) -> list[Refusal]:
    """A reasoned statement goes with a dissent that is sent along, within the time that was
    set for it [61]."""
    return against(
        (
            not demanded,
            Refusal("not_sent_along", _RULE, "Der er ikke forlangt noget sendt med sagen."),
        ),
        (
            overdue,
            Refusal(
                "grounds_overdue",
                _RULE,
                "Fristen for den begrundede udtalelse er gået.",
                overridable=True,
            ),
        ),
    )


def _is_allowed(told: StatementFacts) -> bool:
    return {
        StatementKind.REMARK: told.remarks_allowed,
        StatementKind.RESERVATION: told.reservations_allowed,
    }.get(told.kind, True)


def _refuse_moment(told: StatementFacts) -> list[Refusal]:
    sitting, at = told.sitting, told.declared_at or told.sitting.now
    begun = sitting.state in _MEETING_BEGAN and (
        sitting.opened_at is None or at >= sitting.opened_at
    )
    late = sitting.state == MeetingState.ENDED and not (told.declared_at and sitting.holds(at))
    return against(
        (not begun, _NOT_BEGUN),
        (begun and late, _TOO_LATE),
        (at > sitting.now, _NOT_YET),
    )


def _too_long(length: int, longest: int) -> Refusal:
    return Refusal(
        "statement_long",
        _RULE,
        f"Udtalelsen er på {length} tegn; den skal være kort (højst {longest}).",
        overridable=True,
    )
