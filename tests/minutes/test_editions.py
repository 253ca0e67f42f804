"""Both editions of minutes, made of the same rows beside each other."""

import json
from collections.abc import Callable
from uuid import UUID

import pytest

from committees.vocabulary import AbsencePlacement
from minutes.document import compose_both, compose_document
from minutes.vocabulary import Edition
from tests.agenda.scene import TODAY
from tests.cast import Cast
from tests.proceedings.hall import Hall
from tests.proceedings.stage import SITTING

FULL, PUBLIC = Edition.FULL, Edition.PUBLIC
SECRET = "Kun om det lukkede."


@pytest.fixture
def hall(cast: Cast, hold_clock: Callable[[str], None]) -> Hall:
    """Somebody away from one item each, somebody disqualified at the closed one, where more is
    said and decided than the public may know."""
    hold_clock(TODAY)
    hall = Hall(cast)
    hall.convene()
    hold_clock(SITTING)
    hall.sit()
    hall.attend("member", kind="took_no_part", item=hall.item["id"])
    hall.attend("member2", kind="took_no_part", item=hall.closed_item["id"])
    question = hall.question("member3", hall.at_closed)
    hall.desk.done(f"disqualifications/{question['id']}/decide", {"outcome": "disqualified"})
    made = hall.amend("Halv pris.", "member2")
    hall.desk.done(f"amendments/{made['id']}/withdraw")
    told = {"chair": "for", "member2": "against", "member3": "for", "member4": "for"}
    hall.vote(ballots=hall.ballots(**told))
    hall.decide(hall.at_item)
    hall.decide(hall.at_closed, body_html=f"<p>{SECRET}</p>", public_decision="Godkendt.")
    return hall


@pytest.mark.parametrize("where", [place.value for place in AbsencePlacement])
@pytest.mark.parametrize("is_agenda", [False, True])
def test_an_edition_beside_the_other_is_what_it_is_alone(
    hall: Hall, where: str, *, is_agenda: bool
) -> None:
    settings = {"absence_placement": where, "nobody_absent_words": "Ingen."}
    hall.desk.changed(f"committees/{hall.cast.culture.pk}", {"settings": settings})
    hall.end()
    meeting = UUID(hall.at.partition("/")[2])
    both = compose_both(meeting, is_agenda=is_agenda)
    alone = [compose_document(meeting, edition=e, is_agenda=is_agenda) for e in (FULL, PUBLIC)]
    assert [json.dumps(told) for told in both] == [json.dumps(told) for told in alone]
    full, public = (json.dumps(told, ensure_ascii=False) for told in both)
    assert SECRET in full
    assert SECRET not in public
