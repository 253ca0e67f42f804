"""How a reminder in the ledger may move: only as long as its letter has not left."""

from foundation.rulebook import move
from reminders.vocabulary import ReminderState

MOVES = {
    "supersede": move(ReminderState.QUEUED, to=ReminderState.SUPERSEDED),
    "recall": move(ReminderState.QUEUED, to=ReminderState.NOT_SENT),
}
