"""What happened at a meeting, as JSON."""

from proceedings.serializers.decisions import (
    ChangedStatementSerializer,
    DecisionSerializer,
    DraftDecisionSerializer,
    NewStatementSerializer,
    StatementSerializer,
)
from proceedings.serializers.people import (
    DecideBody,
    DisqualificationSerializer,
    NewDisqualificationSerializer,
    NewSubstitutionSerializer,
    OwnNoticeSerializer,
    SubstitutionSerializer,
)
from proceedings.serializers.presence import (
    LinesAnswer,
    LinesSerializer,
    OpenBody,
    OwnAbsenceSerializer,
    PresenceEventSerializer,
    PresenceSheet,
    presence_json,
)

__all__ = [
    "ChangedStatementSerializer",
    "DecideBody",
    "DecisionSerializer",
    "DisqualificationSerializer",
    "DraftDecisionSerializer",
    "LinesAnswer",
    "LinesSerializer",
    "NewDisqualificationSerializer",
    "NewStatementSerializer",
    "NewSubstitutionSerializer",
    "OpenBody",
    "OwnAbsenceSerializer",
    "OwnNoticeSerializer",
    "PresenceEventSerializer",
    "PresenceSheet",
    "StatementSerializer",
    "SubstitutionSerializer",
    "presence_json",
]
