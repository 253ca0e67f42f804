"""What a mail provider tells of letters it could not deliver."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.accounts.authentication import Anonymous
from foundation.http.filters import check_parameters
from foundation.http.views import Endpoint
from foundation.http.webhooks import is_signed
from foundation.outbox.reports import Report
from foundation.outbox.returns import note
from foundation.outbox.rules import STATUS
from foundation.problems import Missing, Unauthenticated
from reminders.serializers import DeliveryOutcomeSerializer, DeliveryReportSerializer

ACTIONS = {"message.bounced": "failed", "message.delayed": "delayed"}


class DeliveryReports(Endpoint):
    """A webhook signed as standardwebhooks.com says, with `PUNKT_BOUNCE_WEBHOOK_SECRET`; without
    that setting it does not exist."""

    resource = "delivery-reports"
    authentication_classes = [Anonymous]
    serializer_class = DeliveryReportSerializer

    @extend_schema(responses=DeliveryOutcomeSerializer)
    def post(self, request: Request) -> Response:
        """A letter came back, or is late. The same report twice changes nothing more."""
        check_parameters(request, set())
        secret = settings.BOUNCE_WEBHOOK_SECRET
        if not secret:
            raise Missing
        body = request._request.body  # before a parser drains it
        if not is_signed(secret, request.headers, body, datetime.now(UTC)):
            raise Unauthenticated("Underskriften passer ikke.", code="bad_signature")
        given = self.get_serializer(data=request.data)
        given.is_valid(raise_exception=True)
        return Response({"outcome": note(_report(given.validated_data)).value})


def _report(given: dict[str, Any]) -> Report:
    told = given["data"]
    found = STATUS.match(told.get("status", ""))
    status = (int(found[1]), int(found[2]), int(found[3])) if found else None
    said = " ".join(f"{told.get('status', '')} {told.get('diagnostic', '')}".split())
    about = (told["recipient"],) if "recipient" in told else ()
    known_by = (told["message_id"],)
    kind, at = ACTIONS[given["type"]], given.get("timestamp")
    return Report(kind, status, said, known_by=known_by, about=about, at=at)
