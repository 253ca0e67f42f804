"""What the public reads of answers, and what the administration says of them."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from foundation.audit.act import Act
from foundation.audit.plain import said_no
from foundation.clock import now
from foundation.danish import find_cpr
from foundation.problems import Refusal
from foundation.richtext import plain_text
from hearings import rules
from hearings.actions.giving import with_text
from hearings.actions.locking import lock_hearing
from hearings.models import AdministrationComment, Hearing, HearingResponse, PublicResponse
from hearings.vocabulary import HearingState, ProposalChange, ResponseState

_NUMBERED = 20
"""So many answers without something are named; the rest is like them."""


@transaction.atomic
def write_public_version(
    *, act: Act, target: UUID, body_html: str | None = None, sender_name: str = ""
) -> HearingResponse:
    """Write what the public reads of an answer; without a text, what was sent as it is. It is
    looked through for personal numbers [77, 80]."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    text = row.body_html if body_html is None else body_html
    found = _has_cpr(text, sender_name)
    gone = row.redacted_at is not None
    act.enforce(
        rules.refuse_public_version(ResponseState(row.state), is_redacted=gone, has_cpr=found)
    )
    _put(act, PublicResponse, row, **with_text({"body_html": text}), sender_name=sender_name)
    act.record("write-public-version", row, changed=["public_version"])
    return row


def reasons_write_public_version(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against a public edition, whatever its text."""
    gone = row.redacted_at is not None
    return rules.refuse_public_version(ResponseState(row.state), is_redacted=gone, has_cpr=False)


@transaction.atomic
def remove_public_version(*, act: Act, target: UUID) -> HearingResponse:
    """Keep the answer from the public, files and all."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    PublicResponse.objects.filter(response=row).delete()
    row.files.filter(edition="public").delete()
    act.advance(row)
    act.record("remove-public-version", row, changed=["public_version"])
    return row


@transaction.atomic
def comment(
    *,
    act: Act,
    target: UUID,
    comment_html: str,
    proposal_change: str = ProposalChange.NONE.value,
    **told: str,
) -> HearingResponse:
    """Write what the administration says of an answer, and whether the proposal changes [91]."""
    lock_hearing(responses=target)
    row = act.lock(HearingResponse.objects.all(), target)
    change = ProposalChange(proposal_change)
    proposed = told.get("proposed_change", "")
    found = row.hearing.white_book_published_at is not None and _has_cpr(
        comment_html, *told.values()
    )
    state = ResponseState(row.state)
    act.enforce(rules.refuse_comment(state, change, proposed, is_public_with_cpr=found))
    values = {"comment_html": comment_html, "comment_text": plain_text(comment_html), **told}
    _put(act, AdministrationComment, row, proposal_change=change.value, **values)
    act.record("comment", row, changed=["administration_comment"])
    return row


def reasons_comment(row: HearingResponse, _reader: Any) -> list[Refusal]:
    """What stands against a comment, whatever it says."""
    return rules.refuse_comment(ResponseState(row.state), ProposalChange.NONE, "")


@transaction.atomic
def publish_responses(*, act: Act, target: UUID, with_white_book: bool = False) -> Hearing:
    """Let everybody read the public editions of the answers, and the white book if it is ready."""
    row = act.lock(Hearing.objects.all(), target)
    act.enforce(_refuse_publish(row, with_white_book=with_white_book))
    moment = now()
    values = {"responses_published_at": row.responses_published_at or moment}
    if with_white_book:
        values["white_book_published_at"] = row.white_book_published_at or moment
    act.record("publish-responses", row, changed=act.change(row, **values))
    return row


def reasons_publish_responses(row: Hearing, _reader: Any) -> list[Refusal]:
    """What stands against publishing the answers; the white book has more."""
    return _refuse_publish(row, with_white_book=False)


@transaction.atomic
def unpublish_responses(*, act: Act, target: UUID, reason: str) -> Hearing:
    """Take the answers and the white book from the public; nothing is deleted [79]."""
    row = act.lock(Hearing.objects.all(), target)
    published = row.responses_published_at is not None
    act.enforce(rules.refuse_unpublish_answers(is_published=published, reason=reason))
    gone = {"responses_published_at": None, "white_book_published_at": None}
    act.record("unpublish-responses", row, changed=act.change(row, **gone))
    return row


def reasons_unpublish_responses(row: Hearing, _reader: Any) -> list[Refusal]:
    """What stands against taking the answers down, whatever the reason."""
    published = row.responses_published_at is not None
    return rules.refuse_unpublish_answers(is_published=published, reason="-")


def _refuse_publish(row: Hearing, *, with_white_book: bool) -> list[Refusal]:
    standing = row.responses.standing().filter(redacted_at=None)
    comments = AdministrationComment.objects.filter(response__in=standing)
    told = comments.values_list("comment_text", "summary", "proposed_change")
    return rules.refuse_publish_answers(
        rules.PublishAnswersFacts(
            state=HearingState(row.state),
            is_open=row.is_open,
            without_public_version=_numbers(standing.filter(public_version=None)),
            with_white_book=with_white_book,
            without_comment=_numbers(standing.filter(administration_comment=None)),
            has_cpr=with_white_book and any(_has_cpr(*texts) for texts in told),
        )
    )


def _numbers(rows: "QuerySet[HearingResponse]") -> list[str]:
    found = rows.order_by("position").values_list("position", flat=True)
    return [f"svar {number}" for number in found[:_NUMBERED]]


def _has_cpr(*texts: str) -> bool:
    return any(find_cpr(plain_text(text)) for text in texts)


def _put(act: Act, model: type[Any], row: HearingResponse, **values: Any) -> None:
    """The one row of its kind for an answer, made or changed; the answer's etag moves."""
    found = model.objects.filter(response=row).first()
    if found is None:
        said_no(act.create, model, municipality_id=row.municipality_id, response=row, **values)
    else:
        act.change(found, **values)
    act.advance(row)
