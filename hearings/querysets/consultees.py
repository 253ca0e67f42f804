"""Those who are heard."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, JSONObject

from foundation.tenancy.models import Municipality
from foundation.tenancy.querysets import IsOneOf, TenantQuerySet
from hearings.querysets import doors
from hearings.querysets.course import ANSWERABLE, AWAITED, told_state

if TYPE_CHECKING:
    from hearings.models import Consultee

EXTENDED = ("old_deadline", "new_deadline", "reason", "created_at")


class ConsulteeQuerySet(TenantQuerySet["Consultee"]):
    """Those who are heard."""

    def visible_to(self, reader: Any) -> Self:
        """Those who consider the answers know who was asked; who is asked knows of himself."""
        rows = self.of_municipality_of(reader)
        considered = doors.hearings().considered_by(reader).values("pk")
        announced = doors.announced_to(reader).values("pk")
        own = doors.asked(reader) & Q(hearing__in=announced)
        return rows.filter(Q(hearing__in=considered) | own)

    def asked_of(self, reader: Any) -> Self:
        """Those that are the reader, or a committee the reader answers in."""
        return self.of_municipality_of(reader).filter(doors.asked(reader))

    def awaiting(self, *, with_imported: bool = False) -> Self:
        """Consultees who owe an answer and may be reminded; `last_day_known` is
        their deadline. What an imported document tells of reminds nobody."""
        rows = self.filter(AWAITED, hearing__state__in=ANSWERABLE)
        told = rows if with_imported else rows.filter(hearing__is_imported=False)
        return told.annotate(last_day_known=Coalesce("deadline", F("hearing__response_deadline")))

    def around(self, first: date, last: date, *, home: Any = None) -> Self:
        """Those of `awaiting` whose own or whose hearing's deadline lies in the span, in the
        municipality `home` or in all. Each way has its index, which begins with the municipality;
        an OR over both tables would use neither."""
        homes = [home] if home is not None else Municipality.objects.values("pk")
        owing = doors.consultees().filter(AWAITED, municipality__in=homes).order_by()
        own = owing.filter(deadline__range=(first, last))
        shared = owing.filter(
            hearing__municipality__in=homes,
            hearing__response_deadline__range=(first, last),
            hearing__state__in=ANSWERABLE,
            hearing__is_imported=False,
        )
        found = own.values("pk").union(shared.values("pk"), all=True)
        return self.filter(IsOneOf(F("pk"), found))

    def with_deadline_between(self, first: date, last: date) -> Self:
        """Those of `awaiting` whose last day lies in the span."""
        return self.around(first, last).filter(last_day_known__range=(first, last))

    def with_course(self) -> Self:
        """Each with the log of its own extensions, made by the database in the same query."""
        children: Any = self.model._meta.get_field("extensions").related_model
        rows: QuerySet[Any] = children._default_manager.filter(consultee=OuterRef("pk"))
        told = JSONObject(**{name: name for name in EXTENDED})
        own = rows.order_by("position").values(told=told)
        return self.annotate(told_extensions=ArraySubquery(own))

    def on_agendas(self) -> Self:
        """Those of hearings that still take answers who have an item, each with it."""
        rows = self.filter(
            municipality__in=Municipality.objects.values("pk"),
            item__isnull=False,
            hearing__state__in=ANSWERABLE,
            hearing__is_imported=False,
        )
        told: Self = rows.select_related(
            "committee", "hearing__case", "hearing__item__meeting", "item__meeting"
        )
        return told

    def in_state(self, state: str) -> Self:
        """Those who stand so, by what happened until now."""
        return self.annotate(told_state=told_state()).filter(told_state=state)

    def due_on(self, day: date) -> Self:
        """Consultees who have that day left to answer, and have not."""
        return self.awaiting().with_deadline_between(day, day)
