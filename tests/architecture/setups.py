"""What stands before a write of the API can be done, and what its body says beside plain values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import Model

from agenda.models import AgendaItem, CaseGate, ItemWithholding
from annualcycle.models import FollowUp
from committees.models import Committee
from foundation.outbox.models import Message
from hearings.models import Consultee, Hearing, HearingResponse, JointReply
from meetings.models import Meeting
from proceedings.models import (
    Disqualification,
    MemberProposal,
    PresenceEvent,
    Statement,
    Substitution,
    Vote,
)
from tests.architecture.states import (
    ABOUT_SUBSTITUTES,
    ADOPTED,
    ALL_TOLD,
    ANSWER,
    APPROVED,
    AWAITED,
    CIRCULATED,
    COUNCIL,
    DECIDED,
    DECLINED,
    DRAFTED,
    ENDED,
    FIT_TO_READ,
    FOUND,
    GIVEN,
    GOES_ROUND,
    IN_SESSION,
    NEWS,
    NO_AMENDMENT,
    NO_PROPOSAL,
    NO_STOP,
    NOTIFIED,
    OUTSIDE,
    OWN_ABSENCE,
    PLANNED,
    PUBLISHED,
    REASON,
    RUNNING,
    SEALED,
    SEATED,
    SUBMITTED,
    VOTED_AGAINST,
    WRITTEN,
    a_member,
    agenda,
    amendments,
    annulled_under,
    another_file,
    blocks,
    chair,
    committee,
    dissenter,
    finance,
    finding,
    id_of,
    member,
    somebody_of_the_council,
    whole_document,
)
from tests.architecture.world import NOW
from tests.http.rows import Rows

Columns = Mapping[type[Model], Mapping[str, Any]]


def no_words(_rows: Rows) -> dict[str, Any]:
    """A plain body will do."""
    return {}


@dataclass(frozen=True)
class Setup:
    """Columns of the rows that the write is about, members of the body, columns of all rows of
    the municipality (`around`), and who does it where not the first who may."""

    columns: Columns = field(default_factory=dict)
    body: Callable[[Rows], Mapping[str, Any]] = no_words
    around: Columns = field(default_factory=dict)
    who: str | None = None
    file: bytes | None = None
    """What is sent where the body is a file."""

    def among(self, *pairs: tuple[type[Model], Mapping[str, Any]]) -> "Setup":
        """All rows with these columns, whatever stands beside."""
        return replace(self, around=dict(pairs))

    def by(self, who: str) -> "Setup":
        """Somebody else does it."""
        return replace(self, who=who)


def standing(*pairs: tuple[type[Model], Mapping[str, Any]], **body: Any) -> Setup:
    """Rows with these columns; members of the body that are functions are asked with the rows."""
    return Setup(
        dict(pairs),
        lambda rows: {name: v(rows) if callable(v) else v for name, v in body.items()},
    )


SETUPS: Mapping[str, Setup] = {
    "POST municipalities": standing(code="983", name="Nyborup"),
    "PATCH municipalities/<str:pk>": standing(code="984"),
    "POST meeting-plans": standing(year=2027, meetings=[{"day": "2027-11-04"}]),
    "POST grants": standing(role="official"),
    "POST agenda-items/<str:parent_pk>/votes": standing(IN_SESSION, subject="procedure"),
    "POST meetings/<str:parent_pk>/votes": standing(
        IN_SESSION,
        votes=lambda rows: [
            {
                "item": str(rows.of(AgendaItem).pk),
                "method": "silent_agreement",
                "subject": "procedure",
            }
        ],
    ),
    "POST votes/<str:pk>/retract": standing(IN_SESSION, reason=REASON),
    "POST agenda-items/<str:parent_pk>/amendments": standing(
        proposers=lambda rows: [{"person": a_member(rows)}],
        proposed_at="2026-08-31T08:00:00Z",
    ).among((Vote, {"replaced": True})),
    "PUT agenda-items/<str:pk>/amendments/order": standing(items=amendments),
    "DELETE meetings/<str:pk>": standing(PLANNED),
    "PATCH meetings/<str:pk>": standing(PLANNED),
    "DELETE agenda-items/<str:pk>": standing(
        (AgendaItem, {"state": "draft", "meeting": None, "position": None})
    ),
    "POST hearings/<str:pk>/announce": standing(
        (Hearing, {"response_deadline": "2027-01-15"})
    ).among(NO_STOP),
    **dict.fromkeys(
        (f"POST follow-ups/<str:pk>/{verb}" for verb in ("start", "report", "done")),
        standing().among(NO_STOP),
    ),
    "POST follow-ups/<str:pk>/reopen": standing((FollowUp, {"state": "reported"})),
    "POST messages/<str:pk>/resend": standing((Message, {"state": "dead"})),
    "POST uploads": Setup(file=b"Notat"),
    "POST meeting-documents": Setup(body=whole_document),
    "POST me/absences/<str:pk>/withdraw": standing(OWN_ABSENCE).by("member"),
    "POST agenda-items/<str:pk>/accept": standing(SUBMITTED),
    "POST agenda-items/<str:pk>/add-late": standing(SUBMITTED, urgency_reason=REASON),
    "POST agenda-items/<str:pk>/return": standing(SUBMITTED).among(NO_PROPOSAL),
    "POST agenda-items/<str:pk>/submit": standing((AgendaItem, {"state": "draft"})),
    "POST agenda-items/<str:pk>/place": standing(
        PLANNED, (AgendaItem, {"state": "ready", "meeting": None, "position": None})
    ),
    "POST agenda-items/<str:pk>/start": standing(IN_SESSION),
    "POST agenda-items/<str:pk>/finish": standing(IN_SESSION),
    "POST agenda-items/<str:pk>/decide": standing(IN_SESSION, WRITTEN, ADOPTED).among(NO_AMENDMENT),
    "POST agenda-items/<str:pk>/suspend": standing(IN_SESSION, DECIDED, ADOPTED, person=a_member),
    "POST suspensions/<str:pk>/withdraw": standing(IN_SESSION),
    "POST suspensions/<str:pk>/annul": standing(DECIDED, settled_by_item=annulled_under),
    "POST decisions/<str:pk>/resume": standing(DECIDED, new_facts=REASON),
    "POST statements/<str:pk>/give-grounds": standing((Statement, {"sent_along": True})),
    "POST disqualifications/<str:pk>/leave-room": standing(IN_SESSION, FOUND),
    "POST disqualifications/<str:pk>/return-to-room": standing(
        IN_SESSION,
        OUTSIDE,
        (Disqualification, {**FOUND[1], "left_event": lambda rows: rows.of(PresenceEvent)}),
    ),
    "POST disqualifications/<str:pk>/refuse-to-leave": standing(IN_SESSION, FOUND),
    "POST withholdings/<str:pk>/lift": standing(
        (ItemWithholding, {"cause": "secretariat", "since": NOW})
    ),
    "POST meetings/<str:pk>/decide-disqualifications": standing(
        IN_SESSION, NOTIFIED, findings=finding
    ),
    "POST substitutions": standing(
        item=id_of(AgendaItem),
        for_person=a_member,
        person=somebody_of_the_council,
        basis="ksl28_2_1m",
    ),
    "POST substitutions/<str:pk>/approve": standing(
        IN_SESSION, COUNCIL, ABOUT_SUBSTITUTES, item=id_of(AgendaItem)
    ),
    "POST substitutions/<str:pk>/refuse-approval": standing(
        IN_SESSION, COUNCIL, ABOUT_SUBSTITUTES, item=id_of(AgendaItem)
    ),
    "POST substitutions/<str:pk>/end-call": standing(
        (Substitution, {"extent": "period", "meeting": None, "item": None, "starts_on": NOW.date()})
    ),
    "POST member-proposals": standing(
        (Committee, {"settings": {"member_proposal_right": True}}), author=a_member
    ),
    "POST member-proposals/<str:pk>/withdraw": standing((MemberProposal, {"author": member})).by(
        "member"
    ),
    "POST meetings/<str:parent_pk>/agenda-amendments": standing(IN_SESSION, person=a_member),
    "POST chair-decisions": standing(
        decided_at="2026-08-31T12:00:00+02:00", decided_by=chair, closed_reason=None
    ),
    "POST agenda-items/<str:pk>/postpone": standing(returns_hint="Næste møde").among(NO_PROPOSAL),
    "POST agenda-items/<str:pk>/withdraw": standing(reason=REASON).among(NO_PROPOSAL),
    "POST agenda-items/<str:pk>/demand-postponement": standing(IN_SESSION, COUNCIL, FOUND),
    "POST agenda-items/<str:parent_pk>/statements": standing(
        IN_SESSION, VOTED_AGAINST, kind="dissent", speakers=dissenter
    ),
    "POST agenda-items/<str:parent_pk>/withholdings": standing(NOTIFIED, person=a_member),
    "POST agenda-items/<str:pk>/move": standing(after=None),
    "POST agenda-items/<str:pk>/refer": standing(committee=finance, reason=REASON),
    "PUT agenda-items/<str:pk>/blocks/order": standing(blocks=blocks),
    "PUT meetings/<str:pk>/agenda/order": standing(items=agenda),
    "POST agenda-items/<str:parent_pk>/disqualifications": standing(person=a_member),
    "POST disqualifications/<str:pk>/decide": standing(
        IN_SESSION,
        (Disqualification, {"state": "notified", "decided_at": None}),
        outcome="not_disqualified",
    ),
    "POST meetings/<str:parent_pk>/attendance": standing(
        events=lambda rows: [{"person": a_member(rows), "kind": "present"}]
    ),
    "POST meetings/<str:parent_pk>/chairings": standing(person=a_member),
    "POST meetings/<str:pk>/convene": standing((Meeting, {"state": "planned"})),
    "POST meetings/<str:pk>/publish-agenda": standing(PLANNED).among(FIT_TO_READ, ALL_TOLD),
    "POST meetings/<str:pk>/agenda/from-template": standing(PLANNED),
    "POST meetings/<str:pk>/end": standing(IN_SESSION),
    "POST meetings/<str:pk>/adopt-agenda": standing(IN_SESSION),
    "POST minutes/<str:pk>/circulate": standing(ENDED).among(NEWS),
    "POST minutes/<str:pk>/approve": standing(
        CIRCULATED, SEATED, content_hash=SEALED["content_hash"]
    ).by("member"),
    "POST minutes/<str:pk>/decline": standing(CIRCULATED, SEATED, reason=REASON).by("member"),
    "POST minutes/<str:pk>/revoke-approval": standing(
        CIRCULATED, DECLINED, person=a_member, reason=REASON
    ),
    "POST minutes/<str:pk>/conclude-approval": standing(CIRCULATED, SEATED, reason=REASON),
    "POST minutes/<str:pk>/correct": standing(CIRCULATED, ENDED, reason=REASON),
    "POST minutes/<str:pk>/publish": standing(ENDED, APPROVED).among(FIT_TO_READ),
    "POST minutes/<str:pk>/unpublish": standing(PUBLISHED),
    "POST minutes/<str:pk>/redact": standing(ENDED, item=id_of(AgendaItem)),
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
    "POST responses/<str:pk>/submit": standing(RUNNING, (HearingResponse, ANSWER)),
    "POST responses/<str:pk>/replace": standing(
        RUNNING, (HearingResponse, {**ANSWER, "state": "submitted", "submitted_at": NOW})
    ),
    "POST report-subscriptions": standing(recipient_email="n@egernborg.example", weekday=1),
    "POST committees/<str:parent_pk>/report-subscriptions": standing(
        recipient_email="n@egernborg.example", weekday=1
    ),
}
