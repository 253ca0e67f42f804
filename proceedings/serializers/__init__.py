"""What happened at a meeting, as JSON."""

from proceedings.serializers.amendments import (
    AmendmentOrderBody,
    AmendmentSerializer,
    ChangedAmendmentSerializer,
    NewAmendmentSerializer,
    SetAsideBody,
)
from proceedings.serializers.decisions import (
    ChangedStatementSerializer,
    DecisionSerializer,
    DraftDecisionSerializer,
    GroundsBody,
    NewStatementSerializer,
    StatementSerializer,
)
from proceedings.serializers.disqualifications import (
    DecideBody,
    DemandBody,
    DisqualificationSerializer,
    FindingsAnswer,
    FindingsBody,
    HourBody,
    NewDisqualificationSerializer,
    NewWithholdingSerializer,
    OwnNoticeSerializer,
    WithholdingSerializer,
)
from proceedings.serializers.leading import (
    ChairingSerializer,
    NewChairingSerializer,
    NewQuorumFindingSerializer,
    QuorumFindingSerializer,
)
from proceedings.serializers.people import (
    ApproveManyBody,
    ApproveSubstituteBody,
    EndCallBody,
    NewSubstitutionSerializer,
    SubstitutionSerializer,
)
from proceedings.serializers.presence import (
    LinesAnswer,
    LinesSerializer,
    OpenBody,
    OwnAbsenceSerializer,
    PresenceEventSerializer,
)
from proceedings.serializers.sheet import PresenceSheet, presence_json
from proceedings.serializers.suspensions import AnnulBody, SuspendBody, SuspensionSerializer
from proceedings.serializers.votes import (
    NewVoteSerializer,
    RetractBody,
    VotesAnswer,
    VoteSerializer,
    VotesSerializer,
)

__all__ = [
    "AmendmentOrderBody",
    "AmendmentSerializer",
    "AnnulBody",
    "ApproveManyBody",
    "ApproveSubstituteBody",
    "ChairingSerializer",
    "ChangedAmendmentSerializer",
    "ChangedStatementSerializer",
    "DecideBody",
    "DecisionSerializer",
    "DemandBody",
    "DisqualificationSerializer",
    "DraftDecisionSerializer",
    "EndCallBody",
    "FindingsAnswer",
    "FindingsBody",
    "GroundsBody",
    "HourBody",
    "LinesAnswer",
    "LinesSerializer",
    "NewAmendmentSerializer",
    "NewChairingSerializer",
    "NewDisqualificationSerializer",
    "NewQuorumFindingSerializer",
    "NewStatementSerializer",
    "NewSubstitutionSerializer",
    "NewVoteSerializer",
    "NewWithholdingSerializer",
    "OpenBody",
    "OwnAbsenceSerializer",
    "OwnNoticeSerializer",
    "PresenceEventSerializer",
    "PresenceSheet",
    "QuorumFindingSerializer",
    "RetractBody",
    "SetAsideBody",
    "StatementSerializer",
    "SubstitutionSerializer",
    "SuspendBody",
    "SuspensionSerializer",
    "VoteSerializer",
    "VotesAnswer",
    "VotesSerializer",
    "WithholdingSerializer",
    "presence_json",
]
