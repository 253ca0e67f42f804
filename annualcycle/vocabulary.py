"""Words about the annual cycle and follow-ups."""

from foundation.vocabulary import Term


class Frequency(Term):
    """Hyppighed af et fast emne."""

    EVERY_MEETING = "every_meeting", "Hvert møde"
    MONTHLY = "monthly", "Månedligt"
    EVERY_SECOND_MONTH = "every_second_month", "Hver anden måned"
    QUARTERLY = "quarterly", "Kvartalsvis"
    HALF_YEARLY = "half_yearly", "Halvårligt"
    YEARLY = "yearly", "Årligt"
    EVERY_FOUR_YEARS = "every_four_years", "Hvert fjerde år"
    ONCE = "once", "Én gang"
    ONGOING = "ongoing", "Løbende"
    ANNUAL_PLAN = "annual_plan", "Efter årsplanen"
    UNSPECIFIED = "unspecified", "Ikke angivet"


class TopicKind(Term):
    """Det faste emnes art."""

    TOPIC = "topic", "Emne"
    STATUS_REPORT = "status_report", "Afrapportering"
    MANAGEMENT_REPORT = "management_report", "Ledelsesinformation"


class FollowUpKind(Term):
    """Opfølgningens art."""

    REPORT = "report", "Afrapportering"
    EVALUATION = "evaluation", "Evaluering"
    PRESENTATION = "presentation", "Præsentation"
    PREPARATION = "preparation", "Forberedelse"
    REPLY = "reply", "Svar"
    APPROVAL = "approval", "Godkendelse"
    DECISION = "decision", "Beslutning"
    EVENT = "event", "Begivenhed"
    TASK = "task", "Opgave"


class FollowUpState(Term):
    """Opfølgningens tilstand; overdue is derived."""

    PENDING = "pending", "Afventer"
    IN_PROGRESS = "in_progress", "I gang"
    REPORTED = "reported", "Afrapporteret"
    DONE = "done", "Afsluttet"


class FollowUpOrigin(Term):
    """Hvor opfølgningen udspringer af."""

    DECISION = "decision", "Beslutning"
    SUMMARY = "summary", "Resume"
    CASE_STATEMENT = "case_statement", "Sagsfremstilling"
    RECOMMENDATION = "recommendation", "Indstilling"
    STATEMENT = "statement", "Protokoltilførsel"


class MilestoneKind(Term):
    """Milepælens art."""

    MILESTONE = "milestone", "Milepæl"
    GOAL = "goal", "Mål"
