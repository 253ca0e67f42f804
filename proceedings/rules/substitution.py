"""Rules about substitutes: three tracks that must not be mixed [29-32]."""

from dataclasses import dataclass
from datetime import date

from agenda.vocabulary import ItemType
from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, move
from meetings.vocabulary import MeetingState
from proceedings.vocabulary import (
    PresenceStatus,
    SubstitutionBasis,
    SubstitutionScope,
    SubstitutionState,
)

SUBSTITUTION_MOVES = {
    "accept": move(SubstitutionState.CALLED, to=SubstitutionState.ACCEPTED),
    "decline": move(
        SubstitutionState.CALLED, SubstitutionState.ACCEPTED, to=SubstitutionState.DECLINED
    ),
    "attend": move(
        SubstitutionState.CALLED, SubstitutionState.ACCEPTED, to=SubstitutionState.ATTENDED
    ),
    "stay-away": move(
        SubstitutionState.CALLED, SubstitutionState.ACCEPTED, to=SubstitutionState.DID_NOT_COME
    ),
}

_COUNCIL = frozenset({CommitteeKind.COUNCIL})
_COMMITTEES = frozenset({CommitteeKind.FINANCE_COMMITTEE, CommitteeKind.STANDING_COMMITTEE})
_COUNCIL_BASES = frozenset(
    {SubstitutionBasis.KSL15_1M, SubstitutionBasis.KSL15_SHORT, SubstitutionBasis.KSL14_3}
)
_COMMITTEE_BASES = frozenset(
    {SubstitutionBasis.KSL28_2_1M, SubstitutionBasis.KSL28_2_SHORT, SubstitutionBasis.KSL28_3}
)
_SHORT = frozenset({SubstitutionBasis.KSL15_SHORT, SubstitutionBasis.KSL28_2_SHORT})
_A_MONTH = frozenset({SubstitutionBasis.KSL15_1M, SubstitutionBasis.KSL28_2_1M})
_FOR_DISQUALIFICATION = frozenset({SubstitutionBasis.KSL14_3, SubstitutionBasis.KSL28_3})
_SHORTEST_MONTH_DAYS = 28


@dataclass(frozen=True, kw_only=True)
class CallFacts:
    """A substitute somebody wants to call."""

    committee_kind: CommitteeKind
    basis: SubstitutionBasis
    scope: SubstitutionScope
    short_allowed: bool
    hindered_from: date
    hindered_to: date | None
    substitute_is_member: bool
    substitute_on_council: bool
    replaced_presence: PresenceStatus = PresenceStatus.UNKNOWN
    replaced_disqualified: bool = False
    before_him: SubstitutionState | None = None
    """How the call he follows stands, if he follows one."""


def basis_allowed(kind: CommitteeKind, basis: SubstitutionBasis) -> bool:
    """The council follows ksl §§ 14-15, its committees § 28, everybody else their own rule."""
    if kind in _COUNCIL:
        return basis in _COUNCIL_BASES
    if kind in _COMMITTEES:
        return basis in _COMMITTEE_BASES
    return basis == SubstitutionBasis.RULE_OF_BODY


def refuse_call(call: CallFacts) -> list[Refusal]:
    """All that stands against calling this substitute."""
    return [
        *_refuse_person(call),
        *_refuse_length(call),
        *_refuse_for_disqualification(call),
        *_refuse_in_chain(call),
        *against(
            (
                not basis_allowed(call.committee_kind, call.basis),
                Refusal(
                    "wrong_basis",
                    "ksl §§ 14, 15 og 28",
                    f"»{call.basis.label}« gælder ikke for {call.committee_kind.label.lower()}.",
                ),
            )
        ),
    ]


def counts(kind: CommitteeKind, state: SubstitutionState, *, approved: bool) -> bool:
    """A substitute counts where he attended; in the council only once the council has found
    that the conditions were met (ksl § 15, stk. 4) [29]. A committee approves nothing [30]."""
    return state == SubstitutionState.ATTENDED and (kind not in _COUNCIL or approved)


def _refuse_person(call: CallFacts) -> list[Refusal]:
    from_council = call.committee_kind in _COMMITTEES
    return against(
        (
            call.substitute_is_member,
            Refusal(
                "substitute_is_member",
                "ksl §§ 15 og 28",
                "Stedfortræderen er allerede medlem og kan ikke have to stemmer.",
            ),
        ),
        (
            from_council and not call.substitute_on_council,
            Refusal(
                "substitute_not_on_council",
                "ksl § 28, stk. 2",
                "I et udvalg skal stedfortræderen være medlem af kommunalbestyrelsen.",
            ),
        ),
    )


def _refuse_length(call: CallFacts) -> list[Refusal]:
    length = None if call.hindered_to is None else (call.hindered_to - call.hindered_from).days + 1
    return against(
        (
            call.basis in _SHORT and not call.short_allowed,
            Refusal(
                "short_substitute_not_allowed",
                "ksl § 15, stk. 2; § 28, stk. 2",
                "Styrelsesvedtægten tillader ikke stedfortræder ved kortere forfald.",
            ),
        ),
        (
            call.basis in _A_MONTH and length is not None and length < _SHORTEST_MONTH_DAYS,
            Refusal(
                "hindrance_too_short",
                "ksl § 15, stk. 2; § 28, stk. 2",
                "Medlemmet skal være forhindret i mindst en måned.",
            ),
        ),
        (
            call.basis in _A_MONTH and length is None and call.scope != SubstitutionScope.PERIOD,
            Refusal(
                "hindrance_not_told",
                "ksl § 15, stk. 2; § 28, stk. 2",
                "Angiv, hvornår medlemmet er tilbage: forhindringen skal vare mindst en måned.",
                overridable=True,
            ),
        ),
    )


def _refuse_in_chain(call: CallFacts) -> list[Refusal]:
    """The next is called when the one before him is known not to come [31]."""
    coming = call.before_him is not None and call.before_him not in _GONE
    detail = "Den foregående stedfortræder er stadig indkaldt."
    return against((coming, Refusal("still_called", "ksl §§ 15 og 28", detail)))


@dataclass(frozen=True, kw_only=True)
class ApprovalFacts:
    """A substitute whose call the council is to find on."""

    committee_kind: CommitteeKind
    item_type: ItemType
    meeting_state: MeetingState
    state: SubstitutionState
    reaches: bool
    """Whether the call is to the meeting the item is on."""


def refuse_approve(approval: ApprovalFacts) -> list[Refusal]:
    """What stands against writing what the council found of a call: whether the conditions were
    met (ksl § 15, stk. 4). In a committee nobody approves [29, 30]."""
    return against(
        (approval.committee_kind not in _COUNCIL, _NOTHING_TO_APPROVE),
        (not approval.reaches, _OTHER_MEETING),
        (approval.state in _GONE, _NOT_COMING),
        (approval.meeting_state not in _HELD, _NOT_IN_SESSION),
        (approval.item_type != ItemType.SUBSTITUTE_APPROVAL, _OTHER_ITEM),
    )


_APPROVAL = "ksl § 15, stk. 4"
_GONE = frozenset({SubstitutionState.DID_NOT_COME, SubstitutionState.DECLINED})
_HELD = frozenset({MeetingState.IN_SESSION, MeetingState.ENDED})
_NOTHING_TO_APPROVE = Refusal(
    "approval_not_needed",
    "ksl § 28, stk. 2",
    "Kun kommunalbestyrelsen godkender sine stedfortrædere.",
)
_OTHER_MEETING = Refusal("other_meeting", _APPROVAL, "Indkaldelsen gælder ikke dette møde.")
_NOT_COMING = Refusal("not_coming", _APPROVAL, "Stedfortræderen kommer ikke.")
_NOT_IN_SESSION = Refusal(
    "meeting_not_in_session", _APPROVAL, "Stedfortræderen godkendes i et møde, der er i gang."
)
_OTHER_ITEM = Refusal(
    "not_an_approval_item",
    _APPROVAL,
    "Punktet er ikke et punkt om godkendelse af stedfortrædere.",
    overridable=True,
)


def _refuse_for_disqualification(call: CallFacts) -> list[Refusal]:
    applies = call.basis in _FOR_DISQUALIFICATION
    away = call.replaced_presence not in (PresenceStatus.PRESENT, PresenceStatus.UNKNOWN)
    return against(
        (
            applies and call.scope != SubstitutionScope.ITEM,
            Refusal(
                "scope_too_wide",
                "ksl § 14, stk. 3; § 28, stk. 3",
                "Ved inhabilitet gælder indkaldelsen kun det enkelte punkt.",
            ),
        ),
        (
            applies and not call.replaced_disqualified,
            Refusal(
                "nobody_disqualified",
                "ksl § 14, stk. 3; § 28, stk. 3",
                "Medlemmet er ikke erklæret inhabil ved punktet.",
            ),
        ),
        (
            applies and away and not call.replaced_disqualified,
            Refusal(
                "absent_not_disqualified",
                "ksl § 14, stk. 3; § 28, stk. 3",
                "Et fraværende medlem kan ikke afløses på grund af inhabilitet.",
            ),
        ),
    )
