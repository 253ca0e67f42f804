"""Addresses nothing is sent to, because there is nobody any more."""

from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Now

from foundation.outbox.mail import digest_of
from foundation.outbox.models import Message, SuppressedAddress


def suppress(letter: Message, reply: str) -> None:
    """Nothing more goes to the letter's address until somebody says that it is mended."""
    row = SuppressedAddress(
        municipality_id=letter.municipality_id,
        address_digest=digest_of(letter.recipient_address),
        message=letter,
        reply=reply,
    )
    SuppressedAddress.objects.bulk_create([row], ignore_conflicts=True)


def lift(municipality_id: UUID, address: str) -> None:
    """Somebody answers for the address."""
    SuppressedAddress.objects.filter(
        municipality_id=municipality_id,
        address_digest=digest_of(address),
        lifted_at__isnull=True,
    ).update(lifted_at=Now())


def is_blocked(municipality_id: UUID, address: str) -> bool:
    """Whether nothing is sent there."""
    return SuppressedAddress.objects.filter(
        municipality_id=municipality_id,
        address_digest=digest_of(address),
        lifted_at__isnull=True,
    ).exists()


def forget(letters: "QuerySet[Message]") -> None:
    """Remove letters for good, and what their coming back said of an address. One that ceases to
    be among them while somebody else has it in hand stays."""
    held = letters.select_for_update(of=("self",)).order_by("pk")
    gone = list(held.only("pk", "municipality_id"))
    SuppressedAddress.objects.filter(message__in=gone).delete()
    Message.objects.filter(pk__in=[letter.pk for letter in gone]).delete()
