"""The tables' querysets: `visible_to` is the one door, the rest finds what is due."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from agenda.vocabulary import ItemState
from committees.models import Committee
from foundation.accounts.vocabulary import Role
from foundation.calendar import start_of_day
from foundation.tenancy.models import Municipality
from foundation.tenancy.querysets import TenantQuerySet, home_of
from hearings.querysets import doors
from hearings.querysets.consultees import EXTENDED
from hearings.querysets.course import ANSWERABLE, AWAITED, told_state
from hearings.vocabulary import Audience, HearingState, ResponseState

if TYPE_CHECKING:
    from hearings.models import Consultee, Hearing, HearingDocument, HearingResponse

CONSIDERED = ("committee", "committee_printed", "day", "reading")
JOINT = (
    "id",
    "state",
    "input_by",
    "approve_by",
    "prepared_by",
    "on_behalf_of",
    "draft_after",
    "approval_channel",
    "approved_by",
    "used_by",
    "used_on",
)
FILE_TOLD = {
    "id": "id",
    "title": "title",
    "edition": "edition",
    "file_name": "upload__file_name",
    "media_type": "upload__media_type",
    "size": "upload__size",
    "scan_state": "upload__scan_state",
}
COMMENT_TOLD = {
    name: name for name in ("summary", "comment_html", "proposal_change", "proposed_change")
}


class HearingQuerySet(TenantQuerySet["Hearing"]):
    """Hearings."""

    def visible_to(self, reader: Any) -> Self:
        return self.of_municipality_of(reader).filter(doors.known(reader))

    def considered_by(self, reader: Any) -> Self:
        """Hearings whose answers the reader may read, besides his own."""
        rows = self.of_municipality_of(reader)
        return rows.filter(doors.keeps(reader) | (doors.ANNOUNCED & doors.considers(reader)))

    def kept_by(self, reader: Any) -> Self:
        """Hearings the reader runs."""
        return self.of_municipality_of(reader).filter(doors.keeps(reader))

    def modified_since(self, reader: Any, moment: datetime) -> Self:
        """What moved since, as far as the reader may know."""
        kept = reader.is_administrator or reader.oversees(
            Role.SECRETARIAT, Role.OFFICIAL, Role.INTEGRATOR
        )
        return self.filter(**{"modified_at__gte" if kept else "open_modified_at__gte": moment})

    def running_on(self, day: date) -> Self:
        """Hearings whose window holds the day. Where only the day before the opening is told,
        the window begins after it."""
        opened = Q(opens_on__lte=day) | Q(opens_on=None, opens_after__lt=day)
        begins = start_of_day(day)
        still = Q(ended_at=None) | Q(ended_at__gte=begins)
        not_taken_back = Q(withdrawn_at=None) | Q(withdrawn_at__gte=begins)
        return self.filter(
            doors.ANNOUNCED, opened, still, not_taken_back, response_deadline__gte=day
        )

    def due_on(self, day: date) -> Self:
        """Running hearings whose deadline is the day; nothing told by a document is due."""
        return self.filter(
            response_deadline=day, state=HearingState.RUNNING.value, is_imported=False
        )

    def over_by(self, day: date) -> Self:
        """Running hearings whose deadline is that day or was before it, told by a document or
        not. One who was given more time for himself and owes an answer keeps it running."""
        later = doors.consultees().filter(AWAITED, deadline__gte=day)
        # Every index begins with the municipality: naming them all lets it be used.
        over = self.filter(
            municipality__in=Municipality.objects.values("pk"),
            response_deadline__lte=day,
            state=HearingState.RUNNING.value,
        )
        return over.exclude(pk__in=later.values("hearing"))

    def about(self, committee_id: Any) -> Self:
        """Hearings a committee sends out or is asked in."""
        home = home_of(Committee, committee_id)
        asked = doors.consultees().filter(municipality_id=home, committee_id=committee_id)
        return self.filter(doors.issued_by([committee_id]) | Q(pk__in=asked.values("hearing")))

    def with_course(self) -> Self:
        """Each with what is told of its course, made by the database in the same query: where
        it is considered, how it was extended, and its joint reply."""
        return self.annotate(
            told_considerations=ArraySubquery(_told("considerations", self, CONSIDERED)),
            told_extensions=ArraySubquery(
                _told("extensions", self, EXTENDED).filter(consultee=None)
            ),
            last_own_day=Subquery(_last_own_day()),
            told_joint_reply=Subquery(_told("joint_reply", self, JOINT)[:1]),
        )

    def taking_public_answers(self) -> Self:
        """Hearings that anybody may answer; `rules.takes_public_answers` as a condition."""
        running = HearingState.RUNNING.value
        return self.published().filter(state=running, is_imported=False)

    def with_published_responses(self) -> Self:
        """Open hearings whose answers everybody may read; none while they run again."""
        shown = self.filter(doors.OPEN, doors.ANNOUNCED, responses_published_at__isnull=False)
        return shown.exclude(state=HearingState.RUNNING.value)

    def with_published_white_book(self) -> Self:
        """Those of them whose white book is published too."""
        return self.with_published_responses().filter(white_book_published_at__isnull=False)

    def published(self) -> Self:
        """Open hearings of the public, for everybody to read; planned ones where their
        municipality shows what is to come. What a document tells of is published with it."""
        told = doors.ANNOUNCED | Q(municipality__shows_planned_hearings=True)
        return self.filter(doors.OPEN, told, audience=Audience.PUBLIC.value, is_imported=False)

    def next_position(self, hearing_id: Any, relation: str) -> int:
        """The place after the last child; the hearing's row must be locked."""
        last = self.filter(pk=hearing_id).aggregate(last=Max(f"{relation}__position"))["last"]
        return 1 if last is None else int(last) + 1


class HearingDocumentQuerySet(TenantQuerySet["HearingDocument"]):
    """What people are heard about."""

    def visible_to(self, reader: Any) -> Self:
        """Whoever knows the hearing reads its material."""
        seen = doors.hearings().visible_to(reader).values("pk")
        return self.of_municipality_of(reader).filter(hearing__in=seen)


class HearingResponseQuerySet(TenantQuerySet["HearingResponse"]):
    """What they answer."""

    def with_editions(self) -> Self:
        """Each with its files and its public edition, made by the database in the same query."""
        files, public = _hung("ResponseFile"), _hung("PublicResponse")
        return self.annotate(
            told_files=ArraySubquery(
                files.order_by("position").values(told=JSONObject(**FILE_TOLD))
            ),
            told_public=Subquery(
                public.values(told=JSONObject(body_html="body_html", sender_name="sender_name"))[:1]
            ),
        )

    def with_comments(self) -> Self:
        """Each with what the administration says of it, made in the same query."""
        told = _hung("AdministrationComment").values(told=JSONObject(**COMMENT_TOLD))
        return self.annotate(told_comment=Subquery(told[:1]))

    def standing(self) -> Self:
        """Answers that stand: neither drafts nor replaced."""
        return self.filter(state=ResponseState.SUBMITTED.value)

    def late_without_item(self) -> Self:
        """Late answers of cases that stand with no item, or with one that was put off or taken
        off its agenda."""
        left = [ItemState.POSTPONED.value, ItemState.WITHDRAWN.value]
        return self.standing().filter(
            Q(considered_item=None) | Q(considered_item__state__in=left),
            is_late=True,
            hearing__case__isnull=False,
            hearing__state__in=ANSWERABLE,
            hearing__is_imported=False,
        )

    def visible_to(self, reader: Any) -> Self:
        """Drafts are known to those who keep the hearing and to the one whose answer it is;
        what was answered, to those who consider it."""
        given = ~Q(state=ResponseState.DRAFT.value)
        considered = given & Q(hearing__in=doors.hearings().considered_by(reader).values("pk"))
        kept = Q(hearing__in=doors.hearings().kept_by(reader).values("pk"))
        announced = doors.announced_to(reader).values("pk")
        asked = doors.consultees().asked_of(reader).filter(hearing__in=announced)
        own = Q(consultee__in=asked.values("pk"))
        return self.of_municipality_of(reader).filter(considered | kept | own)


def _told(relation: str, rows: HearingQuerySet, fields: Sequence[str]) -> "QuerySet[Any]":
    children: Any = rows.model._meta.get_field(relation).related_model
    found: QuerySet[Any] = children._default_manager.filter(hearing_id=OuterRef("pk"))
    if relation != "joint_reply":
        found = found.order_by("position")
    return found.values(told=JSONObject(**{name: name for name in fields}))


def _last_own_day() -> "QuerySet[Any]":
    """The last day anybody who was not let off has for himself."""
    rows = doors.consultees().filter(hearing=OuterRef("pk"), waived_at=None).order_by()
    found: QuerySet[Any] = rows.values("hearing").annotate(last=Max("deadline")).values("last")
    return found


def _hung(model: str) -> "QuerySet[Any]":
    """Rows of a table that hang on the answer at hand."""
    rows = apps.get_model("hearings", model)._default_manager
    home = OuterRef("municipality_id")
    found: QuerySet[Any] = rows.filter(municipality_id=home, response_id=OuterRef("pk"))
    return found
