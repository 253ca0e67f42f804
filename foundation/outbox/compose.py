"""Writing letters: an app says what, to whom and why; the outbox keeps it until it is sent.

Call it inside the action's transaction: the letter exists exactly when the change does.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from email.utils import parseaddr
from functools import cached_property, lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.template import Context, engines
from django.utils.html import escape

from foundation.clock import now
from foundation.ids import new_id
from foundation.outbox.models import Message, MessageAttachment
from foundation.outbox.vocabulary import MessageState
from foundation.outbox.wake import wake_delivery
from foundation.tenancy.many import add_new

LONGEST_SUBJECT = 200
_PLACE = re.compile("\0([^\0]+)\0")


@dataclass(frozen=True)
class Recipient:
    """Who gets a letter. Without a person he is known by his account, else by his address alone;
    an `office` is a post that keeps its name when its mailbox changes."""

    person_id: UUID | None
    name: str
    address: str
    account_id: UUID | None = None
    office: str = ""

    @property
    def key(self) -> str:
        """The same for the same mailbox; an address is hashed, so that it can be forgotten."""
        known = self.person_id or self.account_id
        return str(known or _digest(self.address.strip().casefold()))

    @property
    def who(self) -> str:
        """The same for the same receiver, whatever mailbox he has."""
        return self.office or self.key


@dataclass(frozen=True)
class Letter:
    """What a letter says: subject in one line, plain text and HTML; and the header fields it
    needs beyond those that every letter has."""

    subject: str
    text: str
    html: str
    reply_to: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)

    def header_fields(self) -> dict[str, str]:
        """The letter's own header fields, each in one line."""
        told = {**self.headers, "Reply-To": self.reply_to}
        return {name: one_line(value, None) for name, value in told.items() if value}


@dataclass(frozen=True)
class LetterAttachment:
    """A file that goes with a letter."""

    file_name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Dispatch:
    """Why a letter goes out. Together with the recipient it is the letter's unique key: the
    same rule never writes twice to the same receiver about the same thing for the same day."""

    municipality_id: UUID
    rule: str
    subject_type: str
    subject_id: UUID
    due_day: date | None = None


@dataclass(frozen=True)
class Posting:
    """One letter to be queued."""

    dispatch: Dispatch
    recipient: Recipient
    letter: Letter
    attachments: Sequence[LetterAttachment] = ()

    @cached_property
    def unique_key(self) -> str:
        """Rule, thing, receiver and day in one."""
        why = self.dispatch
        parts = (why.rule, why.subject_type, why.subject_id, self.recipient.key, why.due_day)
        return _digest("\n".join(str(part) for part in parts))


def render_letter(name: str, context: Mapping[str, Any]) -> Letter:
    """The letter `<app>/<name>` from `<app>/letters/<name>.subject.txt`, `.text.txt` and
    `.html` in the app's templates; only the HTML is escaped."""
    return render_letters(name, context, [{}])[0]


def render_letters(
    name: str, context: Mapping[str, Any], each: Sequence[Mapping[str, str]]
) -> list[Letter]:
    """The same letter to many, rendered once. `each` has what is personal, by the names that the
    templates have for it ("person.name"); they print it as it is and decide nothing by it."""
    app, _, letter = name.partition("/")
    stem = f"{app}/letters/{letter}"
    told = {**context, **_places(each[0])} if each else context
    subject = _rendered(f"{stem}.subject.txt", told, escaped=False)
    text = _rendered(f"{stem}.text.txt", told, escaped=False)
    html = _rendered(f"{stem}.html", told, escaped=True)
    return [
        Letter(
            subject=one_line(_put(subject, own)),
            text=_put(text, own).strip() + "\n",
            html=_put(html, {key: escape(value) for key, value in own.items()}),
        )
        for own in each
    ]


def render_subject(name: str, context: Mapping[str, Any]) -> str:
    """What the letter `<app>/<name>` would be called."""
    app, _, letter = name.partition("/")
    return one_line(_rendered(f"{app}/letters/{letter}.subject.txt", context, escaped=False))


def queue_letter(
    *,
    dispatch: Dispatch,
    recipient: Recipient,
    letter: Letter,
    attachments: Sequence[LetterAttachment] = (),
) -> Message | None:
    """Queue one letter. None when it was queued before. A receiver without a valid address
    gets none: the row says `unaddressed`, and waits for the address and `resend`."""
    return next(iter(queue_letters([Posting(dispatch, recipient, letter, attachments)])), None)


def queue_letters(postings: Sequence[Posting]) -> list[Message]:
    """Queue many letters in two statements however many they are, two more where some were
    queued before; answers those that will go now. One that was taken back goes after all."""
    rows = {posting.unique_key: _row(posting) for posting in postings}
    with transaction.atomic():
        in_order = [rows[key] for key in sorted(rows)]  # so that two writers never deadlock
        new = add_new(in_order)
        _attach(postings, {row.unique_key: row for row in new})
        if len(new) < len(rows):
            new += _after_all(in_order)
        if any(row.state == MessageState.QUEUED for row in new):
            wake_delivery()
    return new


def _after_all(rows: Sequence[Message]) -> list[Message]:
    keys, homes = [row.unique_key for row in rows], {row.municipality_id for row in rows}
    back = Message.objects.filter(municipality_id__in=homes, unique_key__in=keys)
    ids = list(
        back.filter(state=MessageState.RECALLED.value)
        .select_for_update()
        .order_by("unique_key")
        .values_list("pk", flat=True)
    )
    queued = {"state": MessageState.QUEUED.value, "attempts": 0, "not_before": Now()}
    again = Message.objects.filter(pk__in=ids)
    again.update(**queued, version=F("version") + 1, modified_at=now())
    return list(again.defer("text", "html"))


def has_address(recipient: Recipient) -> bool:
    """Whether a letter can be sent there (RFC 5321, as far as can be known without trying)."""
    try:
        validate_email(recipient.address.strip())
    except ValidationError:
        return False
    return True


def one_line(text: str, longest: int | None = LONGEST_SUBJECT) -> str:
    """The text as one header line: no line break or other control sign gets through."""
    kept = text.strip()
    if not kept.isprintable():
        kept = "".join(" " if unicodedata.category(s) in ("Cc", "Cf") else s for s in kept)
    return " ".join(kept.split())[:longest]


def _attach(postings: Sequence[Posting], new: Mapping[str, Message]) -> None:
    files = [
        MessageAttachment(
            message=new[posting.unique_key],
            file_name=one_line(file.file_name),
            media_type=file.media_type,
            content=file.content,
        )
        for posting in {posting.unique_key: posting for posting in postings}.values()
        if posting.unique_key in new
        for file in posting.attachments
    ]
    if files:
        MessageAttachment.objects.bulk_create(files)


def _row(posting: Posting) -> Message:
    why, who, letter = posting.dispatch, posting.recipient, posting.letter
    row_id = new_id()
    state = MessageState.QUEUED if has_address(who) else MessageState.UNADDRESSED
    return Message(
        id=row_id,
        municipality_id=why.municipality_id,
        unique_key=posting.unique_key,
        rule=why.rule,
        subject_type=why.subject_type,
        subject_id=why.subject_id,
        due_day=why.due_day,
        recipient_person_id=who.person_id,
        recipient_name=one_line(who.name),
        recipient_address=who.address.strip() if state is MessageState.QUEUED else "",
        subject_line=one_line(letter.subject),
        text=letter.text,
        html=letter.html,
        headers=letter.header_fields(),
        message_id=f"<{row_id}@{_domain_of(settings.MAIL_FROM)}>",
        state=state.value,
    )


def _places(personal: Mapping[str, str]) -> dict[str, Any]:
    """For each personal value a sign that no text may hold, where templates look for the value."""
    found: dict[str, Any] = {}
    for key in personal:
        outer, _, inner = key.partition(".")
        found[outer] = {**found.get(outer, {}), inner: f"\0{key}\0"} if inner else f"\0{key}\0"
    return found


def _put(text: str, personal: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: personal[found[1]], text)


@lru_cache(8)
def _domain_of(mail_from: str) -> str:
    return parseaddr(mail_from)[1].rpartition("@")[2] or "localhost"


def _rendered(name: str, context: Mapping[str, Any], *, escaped: bool) -> str:
    template = engines["django"].engine.get_template(name)  # type: ignore[attr-defined]
    return str(template.render(Context(dict(context), autoescape=escaped)))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
