"""What recurring reports say. Each kind's function tells what "as of its day" means for it."""

from collections.abc import Callable

from reminders.querysets.reports.absences import absence_statistics
from reminders.querysets.reports.approvals import missing_approvals
from reminders.querysets.reports.asked import Asked, Line
from reminders.querysets.reports.coming import coming_deadlines
from reminders.querysets.reports.cycle import cycle_due, cycle_slipped
from reminders.querysets.reports.follow_ups import open_follow_ups, overdue_follow_ups
from reminders.querysets.reports.hearings import open_hearings
from reminders.querysets.reports.owed import owed
from reminders.vocabulary import ReportKind

__all__ = ["Asked", "Line", "lines_of"]

_SOURCES: dict[ReportKind, Callable[[Asked], list[Line]]] = {
    ReportKind.OPEN_HEARINGS: open_hearings,
    ReportKind.OPEN_FOLLOW_UPS: open_follow_ups,
    ReportKind.OVERDUE_FOLLOW_UPS: overdue_follow_ups,
    ReportKind.MISSING_APPROVALS: missing_approvals,
    ReportKind.ABSENCE_STATISTICS: absence_statistics,
    ReportKind.COMING_DEADLINES: coming_deadlines,
    ReportKind.CYCLE_DUE: cycle_due,
    ReportKind.CYCLE_SLIPPED: cycle_slipped,
    ReportKind.OWED: owed,
}


def lines_of(kind: ReportKind, asked: Asked) -> list[Line]:
    """The lines of one report."""
    return _SOURCES[kind](asked)
