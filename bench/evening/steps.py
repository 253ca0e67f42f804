"""The steps of the evening itself: what is done in the room, one request each."""

from collections.abc import Sequence

from bench.evening.asking import MATTERS, TEXT, Asked, Step, at, named, post, roll_call
from bench.evening.course import Evening
from bench.evening.screens import MEMBER
from bench.evening.stages import a_call, a_finding, a_vote, amended

OUTCOME = {"outcome": "approved", "text": "Godkendt."}


def _attendance(evening: Evening) -> Asked:
    lines = [named(person, kind="present") for person in evening.hall.members]
    return post(f"{evening.at}/attendance", events=lines)


def _votes(evening: Evening) -> Asked:
    """So many roll calls at once: of each item that waits, on the matter and its treatment."""
    told = [
        {"item": str(item.pk), **roll_call(evening, item, subject)}
        for subject in ("main", "procedure")
        for item in evening.waiting
    ]
    return post(f"{evening.at}/votes", votes=told[:MATTERS])


def _findings(evening: Evening) -> Asked:
    """Of everybody who gave notice that he is, and of somebody else at each item that he is
    not."""
    told = []
    for item in evening.waiting:
        one = {"item": str(item.pk), "ground": "nr_1"}
        yes = {"outcome": "disqualified", "left_room": True}
        told.append(named(evening.asked(item), **one, **yes))
        told.append(named(evening.unasked(item), **one, outcome="not_disqualified"))
    return post(f"{evening.at}/decide-disqualifications", findings=told)


def _draft(evening: Evening) -> Asked:
    told = {"body_html": TEXT, "outcomes": [OUTCOME]}
    return Asked("PATCH", at(evening.running, "decision"), told)


def _dissent(evening: Evening) -> Asked:
    who = evening.hall.members[0]
    return post(
        at(evening.treated[0], "statements"),
        kind="dissent", body_html=TEXT, speakers=[named(who)],
    )  # fmt: skip


def _called(evening: Evening) -> Asked:
    people = {
        "person": str(evening.hall.substitutes[1].pk),
        "for_person": str(evening.hall.members[2].pk),
    }
    how = {"extent": "meeting", "meeting": str(evening.hall.meeting.pk), "basis": "ksl28_2_short"}
    return post("substitutions", **people, **how)


IN_THE_ROOM: Sequence[Step] = (
    Step("start", lambda e: post(at(e.waiting[0], "start"))),
    Step("finish", lambda e: post(at(e.running, "finish"))),
    Step("attendance of all", _attendance),
    Step("draft a decision", _draft),
    Step("decide", lambda e: post(at(e.running, "decide"))),
    Step("a vote", lambda e: post(at(e.waiting[0], "votes"),
                                  **roll_call(e, e.waiting[0], "main"))),
    Step("30 votes", _votes),
    Step("retract a vote", lambda e: post(f"votes/{a_vote(e).pk}/retract", reason="Fejl")),
    Step("an amendment", lambda e: post(at(e.waiting[0], "amendments"), body_html=TEXT,
                                        proposers=[named(e.hall.members[1])])),
    Step("order amendments", lambda e: Asked(
        "PUT", at(e.waiting[0], "amendments/order"),
        {"items": [str(row.pk) for row in e.waiting[0].amendments.order_by("-position")]},
    ), amended),
    Step("a notice", lambda e: post(at(e.waiting[0], "disqualifications"),
                                    **named(e.unasked(e.waiting[0]), ground="nr_1"))),
    Step("my notice", lambda e: post("me/disqualification-notices", who=MEMBER,
                                     item=str(e.waiting[0].pk))),
    Step("my absence", lambda e: post("me/absences", who=MEMBER,
                                      meeting=str(e.hall.meeting.pk), item=str(e.waiting[0].pk))),
    Step("findings in bulk", _findings),
    Step("one finding", lambda e: post(
        f"disqualifications/{a_finding(e, 'notified').pk}/decide", outcome="disqualified")),
    Step("leave the room", lambda e: post(
        f"disqualifications/{a_finding(e, 'disqualified').pk}/leave-room")),
    Step("refuse to leave", lambda e: post(
        f"disqualifications/{a_finding(e, 'disqualified').pk}/refuse-to-leave")),
    Step("dissent", _dissent),
    Step("suspend", lambda e: post(at(e.treated[0], "suspend"), **named(e.hall.members[0]))),
    Step("call a substitute", _called),
    Step("a substitute came", lambda e: post(f"substitutions/{a_call(e).pk}/attend"),
         lambda e, _send: a_call(e, state="accepted")),
    Step("a substitute stayed away", lambda e: post(f"substitutions/{a_call(e).pk}/stay-away"),
         lambda e, _send: a_call(e, state="accepted")),
    Step("who led", lambda e: post(f"{e.at}/chairings", **named(
        e.hall.substitutes[0], item=str(e.treated[0].pk), basis="elected"))),
    Step("quorum found", lambda e: post(f"{e.at}/quorum-findings", found="no",
                                        item=str(e.treated[0].pk))),
)  # fmt: skip
