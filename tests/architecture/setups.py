"""What stands before a write of the API can be done, and what its body says beside plain values."""

from collections.abc import Mapping

from agenda.models import AgendaItem, ItemWithholding
from annualcycle.models import AnnualCycle, CycleTopic, CycleVersion, FollowUp, Milestone
from annualcycle.wheel.kept import as_data
from annualcycle.wheel.picture import Picture
from committees.models import Committee
from foundation.outbox.models import Message
from meetings.models import Meeting
from proceedings.models import (
    Disqualification,
    MemberProposal,
    PresenceEvent,
    Statement,
    Substitution,
    Vote,
)
from reminders.models import NotificationDefault
from tests.architecture.hearing_setups import HEARINGS
from tests.architecture.standing import Setup, standing
from tests.architecture.states import (
    ABOUT_SUBSTITUTES,
    ADOPTED,
    ALL_TOLD,
    APPROVED,
    CIRCULATED,
    COUNCIL,
    DECIDED,
    DECLINED,
    ENDED,
    FIT_TO_READ,
    FOUND,
    IN_SESSION,
    LAID_NOWHERE,
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
    SEALED,
    SEATED,
    SKIPPED,
    SUBMITTED,
    VOTED_AGAINST,
    WRITTEN,
    a_member,
    agenda,
    amendments,
    annulled_under,
    blocks,
    chair,
    dissenter,
    finance,
    finding,
    id_of,
    member,
    of_the_finance_committee,
    somebody_of_the_council,
    whole_document,
)
from tests.architecture.world import NOW

SETUPS: Mapping[str, Setup] = {
    **HEARINGS,
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
    **dict.fromkeys(
        (f"POST follow-ups/<str:pk>/{verb}" for verb in ("start", "report", "done")),
        standing().among(NO_STOP),
    ),
    "POST follow-ups/<str:pk>/reopen": standing((FollowUp, {"state": "reported"})),
    "PATCH milestones/<str:pk>": standing(
        kind="goal", target_text=lambda rows: rows.of(Milestone).target_text
    ),
    **dict.fromkeys(
        ("POST strategies/<str:parent_pk>/measurements", "PATCH measurements/<str:pk>"),
        standing(measured_on="2026-08-31"),
    ),
    "POST annual-cycles/<str:pk>/add-budget-year": standing(
        (AnnualCycle, {"year": 2026}),
        minister_deadline="2026-09-01",
        first_reading_on="2026-09-08",
        second_reading_on="2026-10-06",
        negotiations_on="2026-08-25",
    ),
    "POST annual-cycles/<str:pk>/copy-to-next-year": standing((AnnualCycle, {"year": 2190})),
    "POST annual-cycles/<str:pk>/attach": standing().among(
        (CycleVersion, {"content": as_data(Picture("Egernborg Kommune", "Byrådet", 2026))})
    ),
    "POST cycle-topics/<str:pk>/repeat": standing((CycleTopic, {"frequency": "monthly"})),
    "POST cycle-topics": standing(committee=id_of(Committee), frequency="monthly"),
    "POST occurrences/<str:pk>/move": standing(PLANNED, LAID_NOWHERE),
    "POST occurrences/<str:pk>/skip": standing(LAID_NOWHERE),
    "POST occurrences/<str:pk>/resume": standing(SKIPPED),
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
    "POST committees/<str:parent_pk>/notification-defaults": standing(
        (NotificationDefault, {"committee": of_the_finance_committee})
    ),
    "POST report-subscriptions": standing(recipient_email="n@egernborg.example", weekday=1),
    "POST committees/<str:parent_pk>/report-subscriptions": standing(
        recipient_email="n@egernborg.example", weekday=1
    ),
}
