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
    NAMED_MONTHS = "named_months", "I bestemte måneder"
    CUT_OFF_DAYS = "cut_off_days", "Pr. bestemte skæringsdage"
    RULE = "rule", "Efter en regel"
    RELATIVE = "relative", "I forhold til noget andet"


class TopicCategory(Term):
    """Emnets kategori."""

    BUDGET_STEP = "budget_step", "Budgettrin"
    BUDGET_FOLLOW_UP = "budget_follow_up", "Budgetopfølgning"
    MANAGEMENT_INFORMATION = "management_information", "Ledelsesinformation"
    THEME_DISCUSSION = "theme_discussion", "Temadrøftelse"
    DIALOGUE_MEETING = "dialogue_meeting", "Dialogmøde"
    POLICY_STATUS = "policy_status", "Status på politik eller strategi"
    EVALUATION = "evaluation", "Evaluering"
    VISIT = "visit", "Besøg"
    REPORTING = "reporting", "Afrapportering"
    MEETING_PLAN = "meeting_plan", "Mødeplan"
    AGREEMENT = "agreement", "Aftale"
    OTHER = "other", "Andet"


class MeetingChoice(Term):
    """Hvilket møde emnet tages op på."""

    FIRST_ON_OR_AFTER = "first_on_or_after", "Første møde på eller efter dagen"
    LAST_ON_OR_BEFORE = "last_on_or_before", "Sidste møde på eller før dagen"
    NO_MEETING = "no_meeting", "Intet møde: dagen selv"


class RelativeTo(Term):
    """Hvad emnets tid regnes fra."""

    TOPIC = "topic", "Et andet emne"
    HEARING_DEADLINE = "hearing_deadline", "En høringsfrist"
    BUDGET_NEGOTIATIONS = "budget_negotiations", "Budgetforhandlingerne"


class DataPeriod(Term):
    """Perioden, som en afrapportering dækker."""

    MONTH = "month", "Måned"
    QUARTER = "quarter", "Kvartal"
    HALF_YEAR = "half_year", "Halvår"
    YEAR = "year", "År"
    YEAR_TO_DATE = "year_to_date", "År til dato"
    SINCE_LAST = "since_last", "Siden sidste skæringsdag"


class OccurrenceState(Term):
    """Forekomstens tilstand; derived from its meeting and its agenda item."""

    PLANNED = "planned", "Planlagt"
    ON_AGENDA = "on_agenda", "På dagsordenen"
    TREATED = "treated", "Behandlet"
    SLIPPED = "slipped", "Skredet"
    SKIPPED = "skipped", "Sprunget over"


class SkipCause(Term):
    """Hvorfor en forekomst bortfalder."""

    BY_HAND = "by_hand", "Sprunget over"
    MEETING_CANCELLED = "meeting_cancelled", "Mødet er aflyst"
    TOPIC_CHANGED = "topic_changed", "Emnet er ændret"


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
    CONDITION = "condition", "Betingelse"


class MilestoneKind(Term):
    """Milepælens art."""

    MILESTONE = "milestone", "Milepæl"
    GOAL = "goal", "Mål"


class MilestoneStatus(Term):
    """Hvor langt milepælen er; derived from its target, its last day and what was measured."""

    AWAITING = "awaiting", "Afventer"
    ON_TRACK = "on_track", "På vej"
    BEHIND = "behind", "Bagud"
    REACHED = "reached", "Nået"
    MISSED = "missed", "Ikke nået"
    NOT_MEASURED = "not_measured", "Ikke målt"


class OutstandingKind(Term):
    """Det udeståendes art."""

    FOLLOW_UP = "follow_up", "Opfølgning"
    POSTPONED_ITEM = "postponed_item", "Udsat punkt"
    UNRESOLVED_CONDITION = "unresolved_condition", "Uafklaret betingelse"
    REFERRED_CASE = "referred_case", "Oversendt sag"
