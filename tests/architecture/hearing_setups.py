"""How the writes about hearings find their rows."""

from collections.abc import Mapping

from agenda.models import AgendaItem, CaseGate
from hearings.models import Consultee, Hearing, HearingResponse, JointReply
from tests.architecture.standing import Setup, standing
from tests.architecture.states import (
    ANSWER,
    AWAITED,
    COLLECTING,
    DRAFTED,
    GIVEN,
    GOES_ROUND,
    HEARD,
    MADE_PUBLIC,
    NO_STOP,
    OF_EVERYBODY,
    REASON,
    RUNNING,
    SENT,
    another_file,
    committee,
    id_of,
    of_another_hearing,
)
from tests.architecture.world import NOW

HEARINGS: Mapping[str, Setup] = {
    "POST hearings/<str:pk>/announce": standing(
        (Hearing, {"response_deadline": "2027-01-15"})
    ).among(NO_STOP),
    "POST hearings": standing(title="Prøve"),
    "POST hearings/<str:pk>/end": standing(RUNNING),
    "POST hearings/<str:pk>/extend": standing(RUNNING, response_deadline="2027-01-15"),
    "POST hearings/<str:pk>/conclude": standing((Hearing, {"state": "ended"})),
    "POST hearings/<str:parent_pk>/documents": standing(upload_id=another_file),
    "POST hearings/<str:parent_pk>/consultees": standing(name="Foreningen"),
    "POST consultees/<str:pk>/decline": standing(RUNNING),
    "POST consultees/<str:pk>/put-on-agenda": standing(
        RUNNING, (Consultee, {"committee": committee, "person": None})
    ),
    "POST gates/<str:pk>/waive": standing((CaseGate, {"kind": "hearing"}), reason=REASON),
    "POST hearing-duties": standing(tag="skoleplan"),
    "PATCH hearing-duties/<str:pk>": standing(tag="skoleplan"),
    "POST consultees/<str:pk>/waive": standing(RUNNING, reason="Prøve"),
    "POST consultees/<str:pk>/extend": standing(RUNNING, deadline="2027-01-15", reason="Prøve"),
    "POST hearings/<str:parent_pk>/responses": standing(RUNNING),
    "POST responses/<str:pk>/decline": standing(RUNNING, AWAITED),
    "POST responses/<str:pk>/write-public-version": standing((HearingResponse, GIVEN)),
    "POST responses/<str:pk>/comment": standing((HearingResponse, GIVEN)),
    "POST joint-replies/<str:pk>/collect": standing(
        RUNNING, (JointReply, {"input_by": "2026-12-01"})
    ),
    "POST joint-replies/<str:pk>/circulate": standing(RUNNING, (JointReply, DRAFTED)),
    "POST joint-replies/<str:pk>/revise": standing((JointReply, GOES_ROUND)),
    "POST joint-replies/<str:pk>/send": standing(RUNNING, (JointReply, GOES_ROUND)),
    "POST joint-reply-members/<str:pk>/approve": standing(
        (JointReply, GOES_ROUND), content_hash="0" * 64
    ),
    "POST joint-replies/<str:pk>/close-input": standing(RUNNING, (JointReply, COLLECTING)),
    "POST joint-replies/<str:pk>/consider": standing(
        RUNNING,
        (JointReply, SENT),
        (AgendaItem, {"state": "treated"}),
        (Hearing, {"item": lambda rows: rows.of(AgendaItem)}),
        item=id_of(AgendaItem),
    ),
    "POST joint-reply-members/<str:pk>/contribute": standing(RUNNING, (JointReply, COLLECTING)),
    "POST joint-reply-members/<str:pk>/object": standing(
        RUNNING, (JointReply, GOES_ROUND), content_hash="0" * 64, reason=REASON
    ),
    "POST hearings/<str:parent_pk>/joint-replies": standing(
        (JointReply, {"hearing": of_another_hearing})
    ),
    "POST hearings/<str:pk>/publish-responses": standing(HEARD),
    "POST hearings/<str:pk>/unpublish-responses": standing(MADE_PUBLIC),
    "POST public/hearings/<str:pk>/responses": standing(
        OF_EVERYBODY, sender_name="Anna", sender_email="anna@egernborg.example", body_html="Svar"
    ),
    "POST responses/<str:parent_pk>/files": standing(upload_id=another_file),
    "POST responses/<str:pk>/submit": standing(RUNNING, (HearingResponse, ANSWER)),
    "POST responses/<str:pk>/replace": standing(
        RUNNING, (HearingResponse, {**ANSWER, "state": "submitted", "submitted_at": NOW})
    ),
}
