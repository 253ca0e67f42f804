"""Rules about what the public reads of answers, and about what must be forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass

from foundation.problems.refusal import Refusal
from foundation.rulebook import against, cpr_found, listed, move, refuse_state
from hearings.vocabulary import (
    Audience,
    HearingState,
    ProposalChange,
    ResponseState,
    SenderDisplay,
    SenderKind,
)

GIVEN = {"edit": move(ResponseState.SUBMITTED)}
OVER = {"publish": move(HearingState.ENDED, HearingState.CONCLUDED)}

_IS_REDACTED = Refusal("response_redacted", "databeskyttelsesforordningen", "Svaret er slettet.")


@dataclass(frozen=True, kw_only=True)
class PublishAnswersFacts:
    """A hearing whose answers somebody wants everybody to read."""

    state: HearingState
    is_open: bool
    without_public_version: Sequence[str]
    with_white_book: bool
    without_comment: Sequence[str]
    has_cpr: bool


def takes_public_answers(
    state: HearingState, audience: Audience, *, is_open: bool, is_imported: bool
) -> bool:
    """Whether somebody nobody asked may answer: in a public hearing of an open matter, while it
    runs. Of all other hearings nothing is told, not even that they are there."""
    is_public = audience is Audience.PUBLIC and is_open
    return is_public and state is HearingState.RUNNING and not is_imported


def public_sender(
    display: SenderDisplay, kind: SenderKind, name: str, *, consents: bool
) -> str | None:
    """The name the public reads, if any: a private person's only where the hearing names
    private people and this one said yes [80]."""
    if display is SenderDisplay.ANONYMOUS:
        return None
    if kind is SenderKind.PRIVATE:
        return name if display is SenderDisplay.CONSENTING and consents else None
    return name or None


def refuse_public_version(
    state: ResponseState, *, is_redacted: bool, has_cpr: bool
) -> list[Refusal]:
    """A public edition is written of an answer that stands, and looked through first [77]."""
    return [
        *refuse_state(GIVEN, "edit", state),
        *against((is_redacted, _IS_REDACTED), (has_cpr, cpr_found())),
    ]


def refuse_comment(
    state: ResponseState,
    change: ProposalChange,
    proposed_change: str,
    *,
    is_public_with_cpr: bool = False,
) -> list[Refusal]:
    """The administration comments on answers that stand, and says what changes where something
    does [91]. Once the public reads the white book it reads what is written there now, and no
    personal number [77]."""
    changes = change is not ProposalChange.NONE
    detail = "Skriv ændringen, eller sæt svaret til ikke at ændre forslaget."
    return [
        *refuse_state(GIVEN, "edit", state),
        *against(
            (
                changes != bool(proposed_change.strip()),
                Refusal("change_not_described", "hvidbog", detail),
            ),
            (is_public_with_cpr, cpr_found()),
        ),
    ]


def refuse_redacted(*, is_redacted: bool) -> list[Refusal]:
    """Nothing more is done with what was removed."""
    return against((is_redacted, _IS_REDACTED))


def refuse_redact(*, is_redacted: bool, reason: str) -> list[Refusal]:
    """What was sent by mistake is removed once and for all, and somebody says why."""
    missing = Refusal("reason_required", "begrundelse", "Skriv, hvorfor svaret slettes.")
    return against((is_redacted, _IS_REDACTED), (not reason.strip(), missing))


def refuse_publish_answers(hearing: PublishAnswersFacts) -> list[Refusal]:
    """Answers are published when the time to answer is over, so that nobody answers others;
    of a closed matter never. What has no public edition is left out [80]."""
    closed = Refusal("hearing_closed", "offentlighed", "Høringen er lukket for offentligheden.")
    return [
        *refuse_state(OVER, "publish", hearing.state),
        *against(
            (not hearing.is_open, closed),
            (
                bool(hearing.without_public_version),
                Refusal(
                    "public_version_missing",
                    "høring",
                    f"Uden offentlig udgave: {listed(hearing.without_public_version)}.",
                    overridable=True,
                ),
            ),
            (
                hearing.with_white_book and bool(hearing.without_comment),
                Refusal(
                    "comment_missing",
                    "hvidbog",
                    f"Uden bemærkning: {listed(hearing.without_comment)}.",
                    overridable=True,
                ),
            ),
            (hearing.has_cpr, cpr_found()),
        ),
    ]


def refuse_unpublish_answers(*, is_published: bool, reason: str) -> list[Refusal]:
    """What was published is taken down with a reason; nothing is deleted [79]."""
    unpublished = Refusal("not_published", "offentlighed", "Svarene er ikke offentliggjort.")
    missing = Refusal("reason_required", "begrundelse", "Skriv, hvorfor svarene tages ned.")
    return against((not is_published, unpublished), (not reason.strip(), missing))
