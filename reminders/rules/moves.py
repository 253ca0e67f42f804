"""How a reminder in the ledger may move: only as long as its letter has not left. What was taken
back since nothing was due any more is queued again when it is due after all."""

from foundation.rulebook import move
from reminders.vocabulary import ReminderState

MOVES = {
    "supersede": move(ReminderState.QUEUED, to=ReminderState.SUPERSEDED),
    "recall": move(ReminderState.QUEUED, to=ReminderState.NOT_SENT),
    "queue-again": move(ReminderState.NOT_SENT, to=ReminderState.QUEUED),
}
