"""Moving and skipping occurrences by hand [107]."""

from dataclasses import dataclass

from foundation.problems.refusal import Refusal
from foundation.rulebook import against

RULE = "årshjul"


@dataclass(frozen=True, kw_only=True)
class OccurrenceFacts:
    """An occurrence as the verbs see it."""

    is_skipped: bool = False
    is_treated: bool = False
    agenda_sent_out: bool = False
    """Its item stands on an agenda that its readers have."""


@dataclass(frozen=True, kw_only=True)
class MeetingFacts:
    """A meeting as the place somebody chose."""

    is_here: bool = False
    same_committee: bool = True
    takes_more: bool = True


def refuse_move(one: OccurrenceFacts, to: MeetingFacts) -> list[Refusal]:
    """A meeting of the same committee whose agenda is still being made takes it; an item that
    its readers have is postponed instead, so that it keeps its number [16, 99]."""
    return [
        *refuse_change(one),
        *against(
            (
                one.is_skipped,
                Refusal("occurrence_skipped", RULE, "Forekomsten er sprunget over."),
            ),
            (to.is_here, Refusal("same_meeting", RULE, "Den ligger allerede på mødet.")),
            (
                not to.same_committee,
                Refusal("other_committee", RULE, "Mødet er et andet udvalgs."),
            ),
            (
                not to.takes_more,
                Refusal("agenda_closed", RULE, "Mødets dagsorden er sendt ud, eller det er forbi."),
            ),
        ),
    ]


def refuse_skip(one: OccurrenceFacts, reason: str) -> list[Refusal]:
    """Skipping is told with a reason."""
    return [
        *refuse_change(one),
        *against(
            (
                one.is_skipped,
                Refusal("occurrence_skipped", RULE, "Forekomsten er allerede sprunget over."),
            ),
            (not reason.strip(), Refusal("reason_required", RULE, "Skriv hvorfor.")),
        ),
    ]


def refuse_resume(one: OccurrenceFacts) -> list[Refusal]:
    """Only what was skipped comes back."""
    detail = "Forekomsten er ikke sprunget over."
    return against((not one.is_skipped, Refusal("not_skipped", RULE, detail)))


def refuse_change(one: OccurrenceFacts) -> list[Refusal]:
    """What was treated has been, and what stands on a sent agenda is postponed there."""
    return against(
        (one.is_treated, Refusal("occurrence_treated", RULE, "Forekomsten er behandlet.")),
        (
            one.agenda_sent_out and not one.is_treated,
            Refusal(
                "on_sent_agenda",
                "forretningsorden",
                "Punktet står på en udsendt dagsorden: udsæt punktet eller lad det udgå.",
            ),
        ),
    )
