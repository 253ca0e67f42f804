"""`reminders?from=&to=`: what was sent and what will be, in one calendar."""

import base64
import json
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from foundation.accounts.vocabulary import Role
from foundation.clock import today
from foundation.http.paging import read_limit
from foundation.http.views import Resource
from foundation.problems import InvalidInput
from reminders import access, actions, filters
from reminders.models import Reminder
from reminders.rules import Planned
from reminders.serializers import ReminderSerializer
from reminders.vocabulary import ReminderState

LONGEST = timedelta(days=366)
USUAL = timedelta(days=31)
ORDER = ("due_day", "subject_id", "recipient_key")

Key = tuple[str, str, str]


class Reminders(Resource):
    """Rows for what came due; foreseen ones, which have no id yet, for what will."""

    resource, model, access = "reminders", Reminder, access.REMINDERS
    ordering = ORDER
    filterset_class = filters.ReminderFilters
    serializer_class = ReminderSerializer

    def related(self, rows: "QuerySet[Any]") -> "QuerySet[Any]":
        return rows.select_related("message", "recipient_person")

    def list(self, request: Request, **kwargs: Any) -> Response:
        """What was sent and what will be, from a day to a day (at most 366 days; without them
        the next 31 from today)."""
        self.require("list")
        rows = self.filter_queryset(self.get_queryset())
        first, last = self._window()
        rows = rows.filter(due_day__gte=first, due_day__lte=last)
        planned = sorted(self._planned(first, last), key=key_of)
        return self._page(rows, planned)

    def _window(self) -> tuple[date, date]:
        sent = self.request.query_params
        first = _day(sent["from"]) if sent.get("from") else None
        last = _day(sent["to"]) if sent.get("to") else None
        first = first or (min(last, today()) if last else today())
        last = last or first + USUAL
        if not timedelta(0) <= last - first <= LONGEST:
            detail = f"Perioden skal være fra 0 til {LONGEST.days} dage."
            raise InvalidInput.at("?to", "bad_period", detail)
        return first, last

    def _planned(self, first: date, last: date) -> Sequence[Planned]:
        sent = self.request.query_params
        unstored = (ReminderState.PLANNED, ReminderState.NOT_SENT)
        hidden = sent.get("modified_since") or sent.get("state", "planned") not in unstored
        if hidden or last < today():
            return []
        home = None if self.reader.is_administrator else self.reader.municipality_id
        return [
            planned
            for planned in actions.foresee(home, last)
            if max(planned.due_on, today()) >= first and self._wanted(planned)
        ]

    def _wanted(self, planned: Planned) -> bool:
        deadline, reader = planned.deadline, self.reader
        asked = {
            "event": deadline.event.value,
            "subject": str(deadline.subject_id),
            "committee": str(deadline.committee_id),
            "state": ReminderState.NOT_SENT if planned.reason else ReminderState.PLANNED,
        }
        sent = self.request.query_params
        own = reader.is_administrator or reader.oversees(Role.SECRETARIAT)
        if not own and deadline.committee_id not in reader.committees(Role.SECRETARIAT):
            return False
        return all(sent.get(name, "") in ("", value) for name, value in asked.items())

    def _page(self, rows: "QuerySet[Any]", planned: Sequence[Planned]) -> Response:
        limit, (at, backwards) = read_limit(self.request), self._cursor()
        found = sorted([*_near(rows, at, limit, backwards=backwards), *planned], key=key_of)
        before = [one for one in found if at is not None and key_of(one) < at]
        after = found[len(before) :]
        page = before[-limit:] if backwards else after[:limit]
        following = at if backwards else key_of(after[limit]) if len(after) > limit else None
        earlier = len(before) > limit if backwards else at is not None
        body: dict[str, Any] = {
            "next": self._link(following, backwards=False) if following else None,
            "previous": self._link(key_of(page[0]), backwards=True) if page and earlier else None,
            "results": ReminderSerializer(page, many=True).data,
        }
        if self.flag("count"):
            body["count"] = rows.count() + len(planned)
        return Response(body)

    def _cursor(self) -> tuple[Key | None, bool]:
        text = self.request.query_params.get("cursor")
        if text is None:
            return None, False
        try:
            padded = text + "=" * (-len(text) % 4)
            kept = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            day, subject, receiver, backwards = kept
            key = (date.fromisoformat(day).isoformat(), str(UUID(subject)), _plain(receiver))
        except (ValueError, TypeError, AttributeError, RecursionError) as error:
            raise InvalidInput.at("?cursor", "bad_cursor", "Markøren kan ikke læses.") from error
        return key, backwards is True

    def _link(self, key: Key, *, backwards: bool) -> str:
        text = json.dumps([*key, backwards], separators=(",", ":"))
        cursor = base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
        return str(replace_query_param(self.request.build_absolute_uri(), "cursor", cursor))


def _day(text: str) -> date:
    """As the filters have read it already."""
    return datetime.strptime(text.strip(), "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone


def _plain(text: str) -> str:
    """A receiver's key: letters, digits and hyphens, nothing the database would choke on."""
    if not re.fullmatch(r"[0-9a-z-]{1,64}", text, re.ASCII):
        raise ValueError(text)
    return text


def key_of(shown: Any) -> Key:
    """The order of the calendar: day, subject, receiver."""
    if isinstance(shown, Planned):
        subject, receiver, day = shown.key
    else:
        subject, receiver, day = shown.subject_id, shown.recipient_key, shown.due_day
    return day.isoformat(), str(subject), receiver


def _near(rows: "QuerySet[Any]", at: Key | None, limit: int, *, backwards: bool) -> "list[Any]":
    """The stored rows a page beginning (or ending) at the key can hold, and one more."""
    if at is None:
        return list(rows.order_by(*ORDER)[: limit + 1])
    day, subject, receiver = at
    word = "lt" if backwards else "gt"
    beyond = Q(**{f"due_day__{word}": day}) | Q(due_day=day, **{f"subject_id__{word}": subject})
    same = Q(due_day=day, subject_id=subject)
    beyond |= same & Q(**{f"recipient_key__{'lt' if backwards else 'gte'}": receiver})
    order = [f"-{name}" for name in ORDER] if backwards else ORDER
    return list(rows.filter(beyond).order_by(*order)[: limit + 1])
