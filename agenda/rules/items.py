"""Rules about one agenda item: its way from draft to the table, and closing it."""

from dataclasses import dataclass

from agenda.rules.naming import Named
from agenda.vocabulary import ClosedReason, ItemState, Listing, Visibility
from foundation.problems.refusal import Refusal
from foundation.rulebook import against, move, refuse_state
from meetings.vocabulary import MeetingState

_WRITING = (ItemState.DRAFT, ItemState.RETURNED)
_UNTREATED = (*_WRITING, ItemState.SUBMITTED, ItemState.READY, ItemState.PLACED)
_AT_THE_MEETING = (ItemState.PLACED, ItemState.TREATED)

MOVES = {
    "submit": move(*_WRITING, to=ItemState.SUBMITTED),
    "return": move(ItemState.SUBMITTED, ItemState.READY, to=ItemState.RETURNED),
    "accept": move(ItemState.SUBMITTED, to=ItemState.READY),
    "place": move(ItemState.READY, to=ItemState.PLACED),
    "add-late": move(ItemState.SUBMITTED, ItemState.READY, to=ItemState.PLACED),
    "move": move(ItemState.PLACED),
    "start": move(ItemState.PLACED),
    "finish": move(ItemState.PLACED, to=ItemState.TREATED),
    "decide": move(*_AT_THE_MEETING, to=ItemState.TREATED),
    "refer": move(*_AT_THE_MEETING, to=ItemState.TREATED),
    "postpone": move(ItemState.PLACED, to=ItemState.POSTPONED),
    "withdraw": move(
        ItemState.SUBMITTED,
        ItemState.RETURNED,
        ItemState.READY,
        ItemState.PLACED,
        to=ItemState.WITHDRAWN,
    ),
    "edit": move(*_WRITING),
    "delete": move(ItemState.DRAFT),
    "make-closed": move(*_UNTREATED),
    "make-open": move(*_UNTREATED),
}

_CIRCULATED = Refusal(
    "minutes_circulated",
    "ksl § 13, stk. 1",
    "Referatet er sendt til godkendelse. Ret det med en tilføjelse.",
)
_OTHER_COMMITTEE = Refusal("other_committee", "dagsorden", "Mødet holdes af et andet udvalg.")
_RETURN_UNSAID = Refusal(
    "return_unsaid",
    "udsættelse",
    "Det fremgår ikke, hvornår punktet kommer igen.",
    overridable=True,
)
_SAME_MEETING = Refusal("same_meeting", "udsættelse", "Punktet står allerede på det møde.")
_MEETING_TO_COME = frozenset({MeetingState.PLANNED, MeetingState.CONVENED})


@dataclass(frozen=True, kw_only=True)
class ItemFacts(Named):
    """What the rules want to know of an item."""

    state: ItemState
    closed_reason: ClosedReason | None = None
    closed_note: str = ""
    listing: Listing = Listing.ORDINARY
    urgency_reason: str = ""


@dataclass(frozen=True, kw_only=True)
class PlaceFacts:
    """The meeting an item is to stand on."""

    meeting_state: MeetingState
    agenda_published: bool
    same_committee: bool = True


def refuse_submit(state: ItemState, *, has_content: bool) -> list[Refusal]:
    """A case officer hands over something that can be read: one section or recommendation."""
    return [
        *refuse_state(MOVES, "submit", state),
        *against(
            (
                not has_content,
                Refusal(
                    "item_empty",
                    "indhold",
                    "Punktet har hverken sagsfremstilling eller indstilling.",
                ),
            )
        ),
    ]


def refuse_return(state: ItemState, reason: str) -> list[Refusal]:
    """Whoever gets a draft back is told what to mend."""
    return [
        *refuse_state(MOVES, "return", state),
        *_reason_wanted(reason, "Skriv, hvad der skal rettes."),
    ]


def refuse_withdraw(state: ItemState, reason: str) -> list[Refusal]:
    """An item on an agenda does not vanish: its number stays, and the reason is kept [16]."""
    wanted = reason if state == ItemState.PLACED else "-"
    return [
        *refuse_state(MOVES, "withdraw", state),
        *_reason_wanted(wanted, "Skriv, hvorfor punktet udgår."),
    ]


def refuse_postpone(
    state: ItemState, *, returns: bool, hint: str, same_meeting: bool = False
) -> list[Refusal]:
    """A postponed item says when it comes back, be it as vague as `til foråret` [99]."""
    return [
        *refuse_state(MOVES, "postpone", state),
        *against(
            (same_meeting, _SAME_MEETING),
            (not returns and not hint.strip(), _RETURN_UNSAID),
        ),
    ]


def refuse_edit(
    state: ItemState, *, by_secretariat: bool, is_sealed: bool = False
) -> list[Refusal]:
    """A case officer writes until he hands the item over; the secretariat mends it until the
    minutes go out for approval, which are mended by additions only [55]."""
    return [
        *([] if by_secretariat else refuse_state(MOVES, "edit", state)),
        *against((is_sealed, _CIRCULATED)),
    ]


def refuse_delete(state: ItemState, *, was_submitted: bool) -> list[Refusal]:
    """Only a draft nobody else has seen may vanish."""
    return [
        *refuse_state(MOVES, "delete", state),
        *against(
            (
                was_submitted,
                Refusal("was_submitted", "kladde", "Punktet har været indsendt. Lad det udgå."),
            )
        ),
    ]


def refuse_move(state: ItemState, meeting_state: MeetingState) -> list[Refusal]:
    """The order is the chair's draft until the meeting, and the meeting's own there [16]."""
    meeting = PlaceFacts(meeting_state=meeting_state, agenda_published=False)
    return [
        *refuse_state(MOVES, "move", state),
        *_refuse_meeting(meeting, _MEETING_TO_COME | {MeetingState.IN_SESSION}),
    ]


def refuse_refer(state: ItemState, *, same_committee: bool, reason: str) -> list[Refusal]:
    """A matter is referred to another committee, which is told why."""
    return [
        *refuse_state(MOVES, "refer", state),
        *against(
            (
                same_committee,
                Refusal("same_committee", "oversendelse", "Vælg et andet udvalg."),
            )
        ),
        *_reason_wanted(reason, "Skriv, hvorfor punktet oversendes."),
    ]


def refuse_closed(item: ItemFacts) -> list[Refusal]:
    """A closed item carries a concrete reason [68] and a title the public may read [70]."""
    if item.visibility != Visibility.CLOSED:
        return []
    return against(
        (
            item.closed_reason is None,
            Refusal(
                "closed_without_reason",
                "ksl § 10",
                f"»{item.name}« er lukket uden en konkret grund.",
            ),
        ),
        (
            item.closed_reason == ClosedReason.OTHER and not item.closed_note.strip(),
            Refusal(
                "closed_reason_vague",
                "ksl § 10",
                f"»{item.name}« er lukket af anden grund. Skriv den konkrete grund.",
            ),
        ),
        (
            not item.public_title.strip(),
            Refusal(
                "public_title_missing",
                "ksl § 8, stk. 7",
                f"»{item.name}« er lukket og mangler en overskrift, som offentligheden må se.",
            ),
        ),
    )


def refuse_make_closed(item: ItemFacts) -> list[Refusal]:
    """`item` as it will be: closed, with what the request brings."""
    return [*refuse_state(MOVES, "make-closed", item.state), *refuse_closed(item)]


def refuse_make_open(state: ItemState, reason: str) -> list[Refusal]:
    """Opening what was closed is a decision somebody answers for [16, 68]."""
    return [
        *refuse_state(MOVES, "make-open", state),
        *_reason_wanted(reason, "Skriv, hvorfor punktet kan åbnes."),
    ]


def refuse_place(item: ItemFacts, meeting: PlaceFacts) -> list[Refusal]:
    """Onto an agenda that is still being made; afterwards the verb is `add-late`."""
    return [
        *refuse_state(MOVES, "place", item.state),
        *refuse_closed(item),
        *_refuse_meeting(meeting, frozenset(_MEETING_TO_COME)),
        *against(
            (
                meeting.agenda_published,
                Refusal(
                    "agenda_published",
                    "ksl § 8, stk. 4",
                    "Dagsordenen er sendt ud. Punktet kan kun optages som tillægspunkt.",
                ),
            )
        ),
    ]


def refuse_add_late(item: ItemFacts, meeting: PlaceFacts) -> list[Refusal]:
    """A late item must not be able to wait, and the agenda says why [13]."""
    return [
        *refuse_state(MOVES, "add-late", item.state),
        *refuse_closed(item),
        *_refuse_meeting(meeting, _MEETING_TO_COME | {MeetingState.IN_SESSION}),
        *refuse_unexplained_lateness(item),
    ]


def refuse_unexplained_lateness(item: ItemFacts) -> list[Refusal]:
    """A supplementary item without its reason may not be printed [13]."""
    late = item.listing == Listing.SUPPLEMENTARY
    return against(
        (
            late and not item.urgency_reason.strip(),
            Refusal(
                "urgency_reason_missing",
                "ksl § 8, stk. 4",
                f"Skriv, hvorfor »{item.name}« ikke kan vente til næste møde.",
            ),
        )
    )


def _refuse_meeting(meeting: PlaceFacts, states: frozenset[MeetingState]) -> list[Refusal]:
    return against(
        (not meeting.same_committee, _OTHER_COMMITTEE),
        (
            meeting.meeting_state not in states,
            Refusal(
                "meeting_state",
                "dagsorden",
                f"Mødets tilstand er »{meeting.meeting_state.label}«.",
            ),
        ),
    )


def _reason_wanted(reason: str, detail: str) -> list[Refusal]:
    return [] if reason.strip() else [Refusal("reason_required", "begrundelse", detail)]
