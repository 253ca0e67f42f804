from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.calendar import deadline_moment, is_working_day
from hearings.rules import (
    AWAITED,
    MINIMUM_WEEKS,
    MOVES,
    AnnounceFacts,
    ConsulteeEvents,
    WindowFacts,
    answered_as,
    decision_window,
    earliest_deadline,
    has_expired,
    holds_decision_back,
    refuse_announce,
    refuse_conclude,
    refuse_deadline,
    refuse_decline,
    refuse_end,
    refuse_extend,
    refuse_replace,
    refuse_submit,
    result_of,
    state_of,
)
from hearings.vocabulary import (
    Audience,
    ConsulteeState,
    HearingBasis,
    HearingResult,
    HearingState,
    OnNoObjection,
)
from tests.rules.verdicts import codes, hard

EVENTS = ("answered_at", "declined_at", "waived_at", "no_reply_at", "reminded_at", "seen_at")
DAYS_OF_2026 = [datetime.fromisoformat(f"2026-{day}") for day in ("01-01", "12-31")]
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
TIMES = st.none() | st.times().map(lambda at: at.replace(microsecond=0))
OPEN = {HearingState.RUNNING, HearingState.ENDED}
TODAY = date(2026, 2, 2)


def opening(**facts: object) -> AnnounceFacts:
    usual: dict[str, object] = {
        "state": HearingState.PLANNED,
        "audience": Audience.BOARDS,
        "basis": HearingBasis.VOLUNTARY,
        "today": TODAY,
        "response_deadline": date(2026, 3, 2),
        "consultees": 2,
    }
    return AnnounceFacts(**(usual | facts))  # type: ignore[arg-type]


@given(DAYS, st.sampled_from(HearingBasis), st.integers(-5, 70))
def test_a_statutory_hearing_is_never_shorter_than_the_law(
    published: date, basis: HearingBasis, days: int
) -> None:
    deadline = published + timedelta(days=days)
    found = hard(refuse_deadline(basis, published, deadline))
    weeks = MINIMUM_WEEKS.get(basis, 0)
    assert ("deadline_too_short" in found) is (bool(weeks) and days < weeks * 7)
    assert ("deadline_has_passed" in found) is (days < 0)


@given(DAYS, st.sampled_from(sorted(MINIMUM_WEEKS)))
def test_the_earliest_deadline_is_itself_long_enough(published: date, basis: HearingBasis) -> None:
    earliest = earliest_deadline(basis, published)
    assert earliest is not None
    assert hard(refuse_deadline(basis, published, earliest)) == []
    assert hard(refuse_deadline(basis, published, earliest - timedelta(days=1))) == [
        "deadline_too_short"
    ]


@given(DAYS)
def test_a_deadline_on_a_day_off_is_pointed_out_and_not_moved(day: date) -> None:
    refusals = refuse_deadline(HearingBasis.VOLUNTARY, day, day)
    assert codes(refusals) == ([] if is_working_day(day) else ["deadline_on_day_off"])
    assert hard(refusals) == []


def test_a_hearing_opens_with_a_deadline_and_somebody_to_hear() -> None:
    assert refuse_announce(opening()) == []
    assert codes(refuse_announce(opening(response_deadline=None, consultees=0))) == [
        "deadline_missing",
        "nobody_to_hear",
    ]
    assert refuse_announce(opening(audience=Audience.PUBLIC, consultees=0)) == []
    asked = refuse_announce(opening(has_material=False, unreachable=["Skolebestyrelsen"]))
    assert codes(asked) == ["material_missing", "consultee_unreachable"]
    assert hard(asked) == []
    assert codes(refuse_announce(opening(state=HearingState.RUNNING))) == ["wrong_state"]


@given(st.sampled_from(HearingState), st.integers(-40, 40), st.integers(-40, 40))
def test_an_extension_only_gives_more_time(state: HearingState, old: int, new: int) -> None:
    found = codes(
        refuse_extend(state, TODAY + timedelta(days=old), TODAY + timedelta(days=new), TODAY)
    )
    assert ("deadline_not_later" in found) is (new <= old)
    assert ("deadline_has_passed" in found) is (new < 0)
    assert ("wrong_state" in found) is (state not in OPEN)


@given(st.integers(-10, 10))
def test_ending_early_is_answered_for(days: int) -> None:
    refusals = refuse_end(HearingState.RUNNING, TODAY + timedelta(days=days), TODAY)
    assert codes(refusals) == (["deadline_not_reached"] if days >= 0 else [])
    assert hard(refusals) == []


@given(DAYS, TIMES)
def test_an_answer_is_in_time_up_to_the_last_moment(day: date, at: time | None) -> None:
    last = deadline_moment(day, at)
    assert answered_as(last, day, at) == ConsulteeState.ANSWERED
    late = last + timedelta(microseconds=1)
    assert answered_as(late, day, at) == ConsulteeState.ANSWERED_LATE
    assert not has_expired(last, day, at)
    assert has_expired(late, day, at)


@pytest.mark.parametrize(
    ("moment", "state"),
    [
        ("2026-03-29T21:59:59+00:00", ConsulteeState.ANSWERED),
        ("2026-03-29T22:00:00+00:00", ConsulteeState.ANSWERED_LATE),
        ("2026-10-25T22:59:59+00:00", ConsulteeState.ANSWERED),
        ("2026-10-25T23:00:00+00:00", ConsulteeState.ANSWERED_LATE),
    ],
)
def test_the_last_day_ends_at_midnight_in_copenhagen_on_either_night_of_the_clock(
    moment: str, state: ConsulteeState
) -> None:
    answered = datetime.fromisoformat(moment)
    assert answered_as(answered, answered.date()) == state


@given(st.sampled_from(HearingState), st.sampled_from(ConsulteeState))
def test_answers_are_taken_until_the_hearing_is_concluded(
    state: HearingState, consultee: ConsulteeState
) -> None:
    answered = consultee in (ConsulteeState.ANSWERED, ConsulteeState.ANSWERED_LATE)
    assert bool(refuse_submit(state, consultee)) is (state not in OPEN or answered)
    assert bool(refuse_replace(state, consultee)) is (state not in OPEN or not answered)
    owed = consultee in AWAITED
    assert bool(refuse_decline(state, consultee)) is (state not in OPEN or not owed)


MOMENTS = st.none() | st.datetimes(*DAYS_OF_2026, timezones=st.just(UTC))


@given(st.fixed_dictionaries(dict.fromkeys(EVENTS, MOMENTS)), DAYS | st.none())
def test_a_state_is_read_from_what_happened(events: dict[str, Any], last_day: date | None) -> None:
    """An answer stands above everything, then a no, a waiver, silence, and what came before."""
    state = state_of(ConsulteeEvents(**events, last_day=last_day))
    answered = events["answered_at"]
    if answered is not None:
        late = last_day is not None and answered > deadline_moment(last_day)
        assert state == (ConsulteeState.ANSWERED_LATE if late else ConsulteeState.ANSWERED)
        return
    told = [name.removesuffix("_at") for name in EVENTS if events[name] is not None]
    assert state == next(iter(told), "invited")
    closed = {"declined", "waived", "no_reply"} & set(told)
    assert (state in AWAITED) is not bool(closed)


@given(
    state=st.sampled_from(HearingState),
    silence=st.sampled_from(OnNoObjection),
    objections=st.none() | st.booleans(),
)
def test_silence_adopts_only_where_the_hearing_said_so_and_a_person_found_no_objection(
    *, state: HearingState, silence: OnNoObjection, objections: bool | None
) -> None:
    result = result_of(state, silence, has_objections=objections)
    adopted = silence is OnNoObjection.ADOPT and objections is False
    assert (result is None) is (state is not HearingState.CONCLUDED)
    assert (result is HearingResult.ADOPTED) is (state is HearingState.CONCLUDED and adopted)


@given(
    silence=st.sampled_from(OnNoObjection),
    answers=st.booleans(),
    objections=st.none() | st.booleans(),
)
def test_no_machine_reads_an_answer_as_a_yes(
    *, silence: OnNoObjection, answers: bool, objections: bool | None
) -> None:
    found = refuse_conclude(
        HearingState.ENDED, silence, has_answers=answers, has_objections=objections
    )
    unsaid = silence is OnNoObjection.ADOPT and answers and objections is None
    assert hard(found) == (["objections_unsaid"] if unsaid else [])


@given(state=st.sampled_from(HearingState), compulsory=st.booleans(), settled=st.booleans())
def test_only_a_compulsory_hearing_that_is_not_over_holds_a_decision_back(
    *, state: HearingState, compulsory: bool, settled: bool
) -> None:
    """A council that has had its say is heard, though the window is still open."""
    open_still = state is HearingState.PLANNED or (state is HearingState.RUNNING and not settled)
    held = holds_decision_back(state, is_compulsory=compulsory, is_settled=settled)
    assert held is (compulsory and open_still)


def test_the_end_of_a_hearing_decides_nothing() -> None:
    assert MOVES["end"].target == HearingState.ENDED
    assert all(HearingState.RUNNING not in row.sources for row in [MOVES["conclude"]])


@pytest.mark.parametrize(
    ("basis", "objections", "year", "earliest", "latest"),
    [
        (HearingBasis.VOLUNTARY, None, None, date(2026, 1, 17), None),
        (HearingBasis.MUNICIPAL_PLAN, None, None, date(2026, 1, 17), None),
        (HearingBasis.SCHOOL_CLOSURE, None, 2026, date(2026, 2, 13), date(2026, 3, 1)),
        (HearingBasis.SCHOOL_CLOSURE, True, 2026, date(2026, 2, 13), date(2026, 3, 1)),
        (HearingBasis.SCHOOL_CLOSURE, False, 2026, date(2026, 1, 17), date(2026, 3, 1)),
        (HearingBasis.SCHOOL_CLOSURE, None, 2027, date(2026, 2, 13), date(2027, 3, 1)),
        (HearingBasis.SCHOOL_CLOSURE, None, None, date(2026, 2, 13), date(2026, 3, 1)),
    ],
)
def test_a_matter_is_decided_when_everybody_has_had_his_time(
    basis: HearingBasis,
    objections: bool | None,  # noqa: FBT001
    year: int | None,
    earliest: date,
    latest: date | None,
) -> None:
    facts = WindowFacts(
        basis=basis,
        last_day=date(2026, 1, 16),
        has_objections=objections,
        effective_year=year,
    )
    assert decision_window(facts) == (earliest, latest)


@given(DAYS, st.none() | st.booleans())
def test_without_a_year_told_a_school_closes_by_the_first_march_that_can_be_kept(
    last_day: date,
    objections: bool | None,  # noqa: FBT001
) -> None:
    facts = WindowFacts(
        basis=HearingBasis.SCHOOL_CLOSURE, last_day=last_day, has_objections=objections
    )
    earliest, latest = decision_window(facts)
    assert earliest is not None
    assert latest is not None
    assert (latest.month, latest.day) == (3, 1)
    assert earliest <= latest < earliest + timedelta(days=366)
