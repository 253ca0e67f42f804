"""Which items are not finished before something was decided."""

from agenda.vocabulary import ItemType

_NEEDS_DECISION = frozenset(
    {
        ItemType.DECISION,
        ItemType.ELECTION,
        ItemType.AGENDA_APPROVAL,
        ItemType.PREVIOUS_MINUTES_APPROVAL,
        ItemType.SUBSTITUTE_APPROVAL,
    }
)


def needs_decision(item_type: ItemType) -> bool:
    """Whether an item of the type ends in a decision, be it that nothing is done. News, a welcome
    and the sheet for signatures end when they are over (ksl § 13, stk. 1)."""
    return item_type in _NEEDS_DECISION
