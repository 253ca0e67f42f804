"""Rules about publishing minutes, and what the public may read of a closed item."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from agenda.rules import Named
from agenda.vocabulary import Visibility
from committees.vocabulary import CommitteeKind
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, cpr_found, move, refuse_state
from meetings.vocabulary import MeetingState
from minutes.vocabulary import MinutesApproval, Publication

PUBLICATION_MOVES = {
    "publish": move(Publication.UNPUBLISHED, Publication.SCHEDULED, to=Publication.PUBLISHED),
    "schedule": move(Publication.UNPUBLISHED, Publication.SCHEDULED, to=Publication.SCHEDULED),
    "unpublish": move(Publication.PUBLISHED, Publication.SCHEDULED, to=Publication.UNPUBLISHED),
}

_PRIVACY = "databeskyttelsesloven § 11"
_TIME_HAS_PASSED = Refusal(
    "publish_at_has_passed", "offentliggørelse", "Tidspunktet for offentliggørelsen er gået."
)
_ROUND_OVER = frozenset(
    {
        MinutesApproval.APPROVED,
        MinutesApproval.CONCLUDED_INCOMPLETE,
        MinutesApproval.UNKNOWN,
    }
)


@dataclass(frozen=True, kw_only=True)
class ItemFace(Named):
    """What an item would show."""

    public_decision: str = ""
    secrecy_reason: str = ""
    is_recommendation: bool = False
    has_embargo: bool = False


@dataclass(frozen=True, kw_only=True)
class PublishFacts:
    """A set of minutes somebody wants to publish."""

    publication: Publication
    approval: MinutesApproval
    meeting_state: MeetingState
    committee_kind: CommitteeKind
    items: Sequence[ItemFace]
    has_cpr: bool = False
    files_with_cpr: Sequence[str] = ()
    unreadable_files: Sequence[str] = ()
    """Ids of attachments."""
    recommendations_may_be_published: bool = True


@dataclass(frozen=True, kw_only=True)
class PublicFace:
    """All that an anonymous reader may know of an item besides its number.

    An open item shows everything; of a closed one there is a title and a decision, both
    written for the public, or nothing.
    """

    shows_everything: bool
    title: str
    decision: str


def public_face(item: ItemFace) -> PublicFace:
    """A closed item gives away what was written for the public and no more [70]."""
    if item.visibility == Visibility.OPEN:
        return PublicFace(shows_everything=True, title=item.title, decision="")
    return PublicFace(
        shows_everything=False,
        title=item.public_title.strip() or "Lukket punkt",
        decision=item.public_decision.strip(),
    )


def refuse_schedule(publish_at: datetime, moment: datetime) -> list[Refusal]:
    """A publication is planned for a moment to come; what is to happen now is done now."""
    return against((publish_at <= moment, _TIME_HAS_PASSED))


def refuse_publish(minutes: PublishFacts) -> list[Refusal]:
    """All that stands against publishing these minutes [68-72, 77]."""
    return [
        *refuse_state(PUBLICATION_MOVES, "publish", minutes.publication),
        *against(
            (
                minutes.meeting_state != MeetingState.ENDED,
                Refusal("meeting_not_ended", "ksl § 8, stk. 7", "Mødet er ikke hævet."),
            ),
            (
                minutes.approval not in _ROUND_OVER,
                Refusal(
                    "not_approved",
                    "ksl § 13, stk. 1",
                    f"Referatets godkendelse er »{minutes.approval.label}«.",
                    overridable=True,
                ),
            ),
            (minutes.has_cpr, cpr_found()),
        ),
        *_refuse_files(minutes),
        *(refusal for item in minutes.items for refusal in _refuse_item(item, minutes)),
    ]


def _refuse_files(minutes: PublishFacts) -> list[Refusal]:
    """Attachments are published as they are: each is named, what was found in it is not [77]."""
    held = "Bilaget {} ser ud til at rumme et CPR-nummer."
    sealed = "Bilaget {} kan ikke læses igennem for CPR-numre."
    return [
        *(
            Refusal("cpr_in_attachment", _PRIVACY, held.format(pk), overridable=True)
            for pk in minutes.files_with_cpr
        ),
        *(
            Refusal("attachment_unreadable", _PRIVACY, sealed.format(pk), overridable=True)
            for pk in minutes.unreadable_files
        ),
    ]


def _refuse_item(item: ItemFace, minutes: PublishFacts) -> list[Refusal]:
    council = minutes.committee_kind == CommitteeKind.COUNCIL
    ahead = item.is_recommendation and not council
    return [
        *(_refuse_closed(item, council=council) if item.visibility == Visibility.CLOSED else ()),
        *against(
            (
                item.has_embargo,
                Refusal(
                    "embargo",
                    "underretning",
                    f"Parterne i »{item.name}« er ikke underrettet endnu.",
                ),
            ),
            (
                ahead and not minutes.recommendations_may_be_published,
                Refusal(
                    "recommendation_ahead",
                    "ksl § 20, stk. 7",
                    f"»{item.name}« er en indstilling, som kommunalbestyrelsen ikke har behandlet.",
                    overridable=True,
                ),
            ),
        ),
    ]


def _refuse_closed(item: ItemFace, *, council: bool) -> list[Refusal]:
    untold = not item.public_decision.strip() and not item.secrecy_reason.strip()
    return against(
        (
            not item.public_title.strip(),
            Refusal(
                "public_title_missing",
                "ksl § 8, stk. 7",
                f"»{item.name}« mangler en overskrift, som offentligheden må se.",
            ),
        ),
        (
            untold,
            Refusal(
                "public_decision_missing",
                "ksl § 8, stk. 7",
                f"Skriv, hvad offentligheden må vide om beslutningen i »{item.name}«,"
                " eller hvorfor den er hemmelig.",
                overridable=not council,
            ),
        ),
    )
