from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.rules import (
    BUDGET_INTERVAL_DAYS,
    BYLAWS_INTERVAL_DAYS,
    StepFacts,
    refuse_gates,
    refuse_reading,
    refuse_routing,
)
from agenda.vocabulary import GateKind, RoutingPurpose
from committees.vocabulary import CommitteeKind
from tests.rules.verdicts import codes, hard

STEPS = st.lists(
    st.builds(
        StepFacts,
        order=st.integers(1, 5),
        committee_kind=st.sampled_from(CommitteeKind),
        purpose=st.sampled_from(RoutingPurpose),
        is_deciding=st.booleans(),
    ),
    max_size=6,
)


def step(order: int, kind: CommitteeKind, *, decides: bool = False) -> StepFacts:
    purpose = RoutingPurpose.DECIDE if decides else RoutingPurpose.RECOMMEND
    return StepFacts(order=order, committee_kind=kind, purpose=purpose, is_deciding=decides)


@given(STEPS)
def test_a_route_has_exactly_one_step_that_decides(steps: list[StepFacts]) -> None:
    found = hard(refuse_routing(steps))
    deciding = sum(one.is_deciding for one in steps)
    assert ("no_deciding_step" in found) is (bool(steps) and deciding == 0)
    assert ("several_deciding_steps" in found) is (deciding > 1)


def test_committees_may_be_heard_side_by_side_before_the_council() -> None:
    route = [
        step(1, CommitteeKind.STANDING_COMMITTEE),
        step(1, CommitteeKind.STANDING_COMMITTEE),
        step(2, CommitteeKind.FINANCE_COMMITTEE),
        step(3, CommitteeKind.COUNCIL, decides=True),
    ]
    assert refuse_routing(route, needs_finance_statement=True) == []


def test_nobody_is_asked_after_the_decision() -> None:
    route = [
        step(1, CommitteeKind.COUNCIL, decides=True),
        step(2, CommitteeKind.STANDING_COMMITTEE),
    ]
    assert codes(refuse_routing(route)) == ["decided_too_early"]
    told = StepFacts(
        order=2,
        committee_kind=CommitteeKind.ADVISORY_COUNCIL,
        purpose=RoutingPurpose.INFORM,
        is_deciding=False,
    )
    assert refuse_routing([route[0], told]) == []


@pytest.mark.parametrize("finance_order", [None, 2, 3])
def test_money_reaches_the_council_through_the_finance_committee(
    finance_order: int | None,
) -> None:
    route = [
        step(1, CommitteeKind.STANDING_COMMITTEE),
        step(3, CommitteeKind.COUNCIL, decides=True),
    ]
    if finance_order is not None:
        route.append(step(finance_order, CommitteeKind.FINANCE_COMMITTEE))
    refusals = refuse_routing(route, needs_finance_statement=True)
    assert codes(refusals) == ([] if finance_order == 2 else ["finance_statement_missing"])
    assert hard(refusals) == []
    assert refuse_routing(route) == []


@given(
    st.dates(date(2020, 1, 1), date(2040, 1, 1)),
    st.integers(-60, 60),
    st.sampled_from([BYLAWS_INTERVAL_DAYS, BUDGET_INTERVAL_DAYS]),
)
def test_two_readings_keep_their_distance(first: date, days: int, minimum: int) -> None:
    refusals = refuse_reading(first, first + timedelta(days=days), minimum)
    assert codes(refusals) == ([] if days >= minimum else ["readings_too_close"])
    assert hard(refusals) == codes(refusals)


def test_there_is_no_second_reading_without_a_first() -> None:
    refusals = refuse_reading(None, date(2026, 10, 8), BUDGET_INTERVAL_DAYS)
    assert codes(refusals) == ["first_reading_missing"]


@given(gates=st.sets(st.sampled_from(GateKind)), final=st.booleans())
def test_an_open_gate_holds_the_final_decision_back(gates: set[GateKind], *, final: bool) -> None:
    found = codes(refuse_gates(gates, is_deciding=final))
    assert ("hearing_open" in found) is (final and GateKind.HEARING in gates)
    assert ("finance_statement_missing" in found) is (final and GateKind.FINANCE_STATEMENT in gates)
    assert ("embargo" in found) is (GateKind.EMBARGO in gates)
    assert set(hard(refuse_gates(gates, is_deciding=final))) <= {"embargo"}
