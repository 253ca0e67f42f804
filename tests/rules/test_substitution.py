from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from committees.vocabulary import CommitteeKind
from proceedings.rules import CallFacts, basis_allowed, counts, refuse_call
from proceedings.vocabulary import (
    PresenceStatus,
    SubstitutionBasis,
    SubstitutionScope,
    SubstitutionState,
)
from tests.rules.verdicts import codes

FROM = date(2026, 3, 1)
FOR_DISQUALIFICATION = {SubstitutionBasis.KSL14_3, SubstitutionBasis.KSL28_3}
CALLS = st.builds(
    CallFacts,
    committee_kind=st.sampled_from(CommitteeKind),
    basis=st.sampled_from(SubstitutionBasis),
    scope=st.sampled_from(SubstitutionScope),
    short_allowed=st.booleans(),
    hindered_from=st.just(FROM),
    hindered_to=st.none() | st.dates(FROM, FROM + timedelta(days=60)),
    substitute_is_member=st.booleans(),
    substitute_on_council=st.booleans(),
    replaced_presence=st.sampled_from(PresenceStatus),
    replaced_disqualified=st.booleans(),
)


def call(kind: CommitteeKind, basis: SubstitutionBasis, **facts: object) -> CallFacts:
    usual = {
        "committee_kind": kind,
        "basis": basis,
        "scope": SubstitutionScope.MEETING,
        "short_allowed": True,
        "hindered_from": FROM,
        "hindered_to": FROM,
        "substitute_is_member": False,
        "substitute_on_council": True,
    }
    return CallFacts(**(usual | facts))  # type: ignore[arg-type]


@given(st.sampled_from(CommitteeKind), st.sampled_from(SubstitutionBasis))
def test_the_three_tracks_are_never_mixed(kind: CommitteeKind, basis: SubstitutionBasis) -> None:
    track: dict[CommitteeKind, tuple[str, ...]] = {
        CommitteeKind.COUNCIL: ("ksl15", "ksl14"),
        CommitteeKind.STANDING_COMMITTEE: ("ksl28",),
        CommitteeKind.FINANCE_COMMITTEE: ("ksl28",),
    }
    assert basis_allowed(kind, basis) is basis.startswith(track.get(kind, ("rule_of_body",)))


@given(CALLS)
def test_every_reason_against_a_call_is_told(facts: CallFacts) -> None:
    found = codes(refuse_call(facts))
    assert ("substitute_is_member" in found) is facts.substitute_is_member
    assert ("wrong_basis" in found) is not basis_allowed(facts.committee_kind, facts.basis)
    short = facts.basis in (SubstitutionBasis.KSL15_SHORT, SubstitutionBasis.KSL28_2_SHORT)
    assert ("short_substitute_not_allowed" in found) is (short and not facts.short_allowed)


@given(CALLS)
def test_only_somebody_present_is_replaced_because_of_disqualification(facts: CallFacts) -> None:
    found = codes(refuse_call(facts))
    applies = facts.basis in FOR_DISQUALIFICATION
    away = facts.replaced_presence not in (PresenceStatus.PRESENT, PresenceStatus.UNKNOWN)
    left = facts.replaced_disqualified  # who was found disqualified has left the room
    assert ("absent_not_disqualified" in found) is (applies and away and not left)
    assert ("nobody_disqualified" in found) is (applies and not facts.replaced_disqualified)
    assert ("scope_too_wide" in found) is (applies and facts.scope != SubstitutionScope.ITEM)


@pytest.mark.parametrize(
    ("until", "refused"),
    [
        (FROM + timedelta(days=26), True),
        (FROM + timedelta(days=27), False),
    ],
)
def test_a_months_hindrance_lasts_a_month(until: date | None, refused: bool) -> None:  # noqa: FBT001
    facts = call(CommitteeKind.STANDING_COMMITTEE, SubstitutionBasis.KSL28_2_1M, hindered_to=until)
    assert codes(refuse_call(facts)) == (["hindrance_too_short"] if refused else [])


def test_a_committees_substitute_sits_on_the_council() -> None:
    facts = call(
        CommitteeKind.STANDING_COMMITTEE,
        SubstitutionBasis.KSL28_2_SHORT,
        substitute_on_council=False,
    )
    assert codes(refuse_call(facts)) == ["substitute_not_on_council"]


def test_a_councils_alternate_comes_from_the_bodys_own_rule() -> None:
    facts = call(
        CommitteeKind.ADVISORY_COUNCIL,
        SubstitutionBasis.RULE_OF_BODY,
        substitute_on_council=False,
        short_allowed=False,
    )
    assert refuse_call(facts) == []


@given(
    kind=st.sampled_from(CommitteeKind),
    state=st.sampled_from(SubstitutionState),
    approved=st.booleans(),
)
def test_a_substitute_counts_where_he_came_and_in_the_council_once_approved(
    kind: CommitteeKind, state: SubstitutionState, *, approved: bool
) -> None:
    came = state == SubstitutionState.ATTENDED
    needs = kind == CommitteeKind.COUNCIL
    assert counts(kind, state, approved=approved) is (came and (approved or not needs))
