"""How people want to be reminded, over HTTP: their own wishes, the defaults, and the link in a
letter."""

from typing import Any

from django.template.loader import render_to_string
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from foundation.accounts.authentication import Anonymous
from foundation.http.fields import TermField
from foundation.http.filters import check_parameters
from foundation.http.renderers import JSONRenderer
from foundation.http.views import Endpoint, Resource
from reminders import access, actions, filters
from reminders import serializers as s
from reminders.api.rows import OfCommittee
from reminders.models import NotificationDefault, NotificationPreference
from reminders.optout import OptOut
from reminders.vocabulary import ReminderEvent


class NotificationDefaults(OfCommittee):
    resource, model, access = "notification-defaults", NotificationDefault, access.DEFAULTS
    ordering = ("created_at", "id")
    filterset_class = filters.NotificationDefaultFilters
    serializer_class = create_serializer = s.NotificationDefaultSerializer
    update_serializer = s.ChangedNotificationDefaultSerializer
    create_action, update_action = actions.add_default, actions.change_default
    delete_action = actions.remove_default


class NotificationPreferences(Resource):
    """One's own: there is one of them, with an entity tag also before anything is wished."""

    resource, model = "me/notification-preferences", NotificationPreference
    access = access.OWN_WISHES
    serializer_class = s.NotificationPreferenceSerializer
    update_serializer = s.ChangedNotificationPreferenceSerializer
    update_action = actions.change_preference

    def get_object(self) -> NotificationPreference:
        return actions.preference_of(self.reader)

    def shown(self, row: Any) -> Any:
        """As it is stored: times of day come back from the database as it keeps them."""
        return actions.preference_of(self.reader)


class EventSerializer(serializers.Serializer[Any]):
    event = TermField(choices=ReminderEvent.choices())
    event_label = serializers.CharField()


class OptOutSerializer(serializers.Serializer[Any]):
    """What a link in a letter lets its receiver do without."""

    events = EventSerializer(many=True)
    is_unsubscribed = serializers.BooleanField()


def opt_out_json(asked: OptOut, *, done: bool) -> dict[str, Any]:
    """As OptOutSerializer says."""
    events = [{"event": one.value, "event_label": one.label} for one in asked.events]
    return {"events": events, "is_unsubscribed": done}


class PageRenderer(BaseRenderer):
    """A page for whoever opens the link himself. Opening it changes nothing: mail scanners open
    links too."""

    media_type = "text/html"
    format = "html"
    charset = "utf-8"

    def render(self, data: Any, *_: Any, **__: Any) -> str:
        return render_to_string("reminders/unsubscribe.html", data)


class Unsubscribe(Endpoint):
    """Whoever holds the letter does without such letters, with one click and no account. What
    mail programs post is not read: the address says it all (RFC 8058 § 3.2)."""

    resource = "unsubscribe"
    authentication_classes = [Anonymous]
    renderer_classes = [JSONRenderer, PageRenderer]
    serializer_class = OptOutSerializer

    def get(self, request: Request, token: str) -> Response:
        """What one would do without, and whether one does already."""
        check_parameters(request, set())
        return self._shown(*actions.opted_out(token=token))

    @extend_schema(request=None, responses=OptOutSerializer)
    def post(self, request: Request, token: str) -> Response:
        """Do without. Said again it changes nothing."""
        check_parameters(request, set())
        return self._shown(*actions.unsubscribe(token=token))

    def _shown(self, asked: Any, done: bool) -> Response:  # noqa: FBT001 - as the action answers
        headers = {"Cache-Control": "private, no-store"}
        return Response(opt_out_json(asked, done=done), headers=headers)
