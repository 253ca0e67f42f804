"""Rules, subscriptions and the ledger of letters."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from committees.models import Committee
from foundation.http.filters import check_parameters
from foundation.http.verbs import verb
from foundation.http.views import Resource
from foundation.outbox.models import Message
from foundation.problems import Missing
from foundation.tenancy.scope import Scope
from reminders import access, actions, filters
from reminders import serializers as s
from reminders.models import ReminderRule, ReportRun, ReportSubscription


class OfCommittee(Resource):
    """What a committee has of its own, or a municipality for all."""

    parents, creates_at_root = {"committees": (Committee, "committee")}, True

    def scope_for(self, data: Any) -> Any:
        committee = data.get("committee")
        home = committee.municipality_id if committee else self.reader.municipality_id
        return Scope(home, committee_id=committee.pk if committee else None)


class ReminderRules(OfCommittee):
    resource, model, access = "reminder-rules", ReminderRule, access.RULES
    ordering = ("created_at", "id")
    filterset_class = filters.ReminderRuleFilters
    serializer_class = create_serializer = s.ReminderRuleSerializer
    update_serializer = s.ChangedReminderRuleSerializer
    create_action, update_action = actions.add_rule, actions.change_rule
    delete_action = actions.remove_rule


class ReportSubscriptions(OfCommittee):
    resource, model, access = "report-subscriptions", ReportSubscription, access.REPORTS
    ordering = ("created_at", "id")
    filterset_class = filters.ReportSubscriptionFilters
    serializer_class = create_serializer = s.ReportSubscriptionSerializer
    update_serializer = s.ChangedReportSubscriptionSerializer
    create_action, update_action = actions.add_subscription, actions.change_subscription
    delete_action = actions.remove_subscription

    send_now = verb("send-now", actions.send_now, reasons=actions.reasons_send_now, if_match=False)

    @extend_schema(responses=s.ReportPreviewSerializer)
    @action(detail=True, methods=["get"], url_path="preview", url_name="preview")
    def preview(self, request: Request, **kwargs: Any) -> Response:
        """What would be sent if the report was made now, with the rights of its receiver."""
        check_parameters(request, set())
        rows = self.get_queryset().select_related(*actions.RELATED)
        row = rows.filter(pk=self.id_in_path()).first()
        if row is None:
            raise Missing
        self.require("preview", row)
        return Response(s.ReportPreviewSerializer(actions.preview(row)).data)


class ReportRuns(Resource):
    resource, model, access = "report-runs", ReportRun, access.REPORT_RUNS
    ordering = ("due_on", "id")
    parents = {"report-subscriptions": (ReportSubscription, "subscription")}
    serializer_class = s.ReportRunSerializer


class Messages(Resource):
    resource, model, access = "messages", Message, access.MESSAGES
    ordering = ("-created_at", "-id")
    filterset_class = filters.MessageFilters
    serializer_class = s.MessageSerializer

    resend = verb("resend", actions.resend, reasons=actions.reasons_resend)

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.defer("text", "html")
