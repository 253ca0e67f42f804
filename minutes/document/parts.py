"""The rows a document is made from, fetched together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from agenda.models import (
    AgendaItem,
    Attachment,
    EarlierTreatment,
    ItemBlock,
    RecommendationGroup,
    RecommendationPoint,
    Recommender,
    RoutingStep,
)
from committees.models import Membership
from foundation.tenancy.rows import Part, part
from meetings.models import ListedMember, PrintedCommitteeName
from minutes.document.agendas import agenda_parts
from minutes.document.findings import course_parts
from minutes.document.places import Place, of_meeting
from minutes.document.voting import voting_parts
from proceedings.models import Disqualification, Outcome, PresenceEvent, StatementSpeaker


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of rows: `path` leads to the meeting, `parent` to what a row stands under. The
    columns in `names` keep their names, those in `others` get another."""

    name: str
    model: type[Model]
    path: str
    names: str = ""
    parent: str | None = None
    others: Mapping[str, str] = field(default_factory=dict)

    def part(self, place: Place) -> Part:
        columns = {**dict.fromkeys(self.names.split()), **self.others}
        rows = of_meeting(self.model, place, self.path)
        return part(
            self.name,
            rows,
            self.parent,
            **{name: path or name for name, path in columns.items()},
        )


ITEM, BLOCK = "item__meeting", "block__item__meeting"
GROUP = f"recommendation__{BLOCK}"
PERSON = "name list_letter"
TABLES = (
    Table("listed", ListedMember, "meeting", "list_letter", others={"name": "name_printed"}),
    Table("alias", PrintedCommitteeName, "meeting", "name"),
    Table(
        "routing",
        RoutingStep,
        ITEM,
        "purpose order is_deciding reading",
        "item",
        {"date": "day", "committee": "committee__name", "printed": "committee_printed"},
    ),
    Table(
        "earlier",
        EarlierTreatment,
        ITEM,
        "date_text subject source",
        "item",
        {"date": "day", "committee": "committee__name", "printed": "committee_printed"},
    ),
    Table("recommender", Recommender, GROUP, "name title unit", "recommendation__block"),
    Table("group", RecommendationGroup, GROUP, "id label point_style", "recommendation__block"),
    Table("point", RecommendationPoint, f"group__{GROUP}", "text", "group"),
    Table(
        "outcome",
        Outcome,
        f"decision__{BLOCK}",
        "outcome text condition returns_hint returns_from returns_to returns_basis",
        "decision__block",
        {"group": "about_group__label", "group_printed": "about_group_printed"},
    ),
    Table(
        "speaker", StatementSpeaker, f"statement__{BLOCK}", "name organisation", "statement__block"
    ),
    Table("attachment", Attachment, ITEM, "title visibility", "block"),
    Table(
        "block",
        ItemBlock,
        ITEM,
        "id kind heading placement text_style",
        "item",
        {
            "section_kind": "section__kind",
            "section_html": "section__body_html",
            "recommended_by": "recommendation__recommended_by",
            "lead_in_text": "recommendation__lead_in_text",
            "trailing_html": "recommendation__trailing_html",
            "decision_html": "decision__body_html",
            "decision_state": "decision__state",
            "decided_by": "decision__decided_by_committee__name",
            "decided_by_printed": "decision__decided_by_printed",
            "decided_on": "decision__decided_on",
            "statement_html": "statement__body_html",
            "statement_kind": "statement__kind",
            "statement_group": "statement__about_group__label",
            "statement_group_printed": "statement__about_group_printed",
            "by_administration": "statement__is_by_administration",
            "correction_subject": "statement__correction_subject",
            "was_from": "statement__correction_was_from",
            "was_to": "statement__correction_was_to",
            "is_from": "statement__correction_is_from",
            "is_to": "statement__correction_is_to",
        },
    ),
)
ITEM_COLUMNS = (
    "id number title public_title public_decision marker visibility item_type "
    "printed_page toc_title"
)
MATTER = {"case": "case", "continues": "continues_item"}
EVENT = {"name": "name_printed", "reason": "took_no_part_reason"}


def printed_parts(place: Place) -> list[Part]:
    """Everything that is printed, and what lines of people are made from."""
    items = of_meeting(AgendaItem, place, "meeting").filter(position__isnull=False)
    columns = {name: name for name in ITEM_COLUMNS.split()}
    return [
        part("item", items, **columns, case_number="case__case_number", **MATTER),
        *(table.part(place) for table in TABLES),
        _seats(place),
        *_ledger(place),
        *course_parts(place),
        *voting_parts(place),
        *agenda_parts(place),
    ]


def _seats(place: Place) -> Part:
    """Who is a member on the meeting's day."""
    seats = Membership.objects.filter(
        municipality_id=place.municipality_id,
        committee_id=place.committee_id,
        role__in=["chair", "deputy_chair", "mayor", "member"],
        starts_on__lte=place.day,
    ).exclude(ends_on__lt=place.day)
    columns = {"position": "person__sort_key", "name": "person__name"}
    return part("seat", seats, **columns, list_letter="party__list_letter")


def _ledger(place: Place) -> list[Part]:
    """Lines of people: those printed in a block, and those the ledger tells by itself."""
    events = of_meeting(PresenceEvent, place, "meeting").filter(replaced=False)
    findings = of_meeting(Disqualification, place, ITEM)
    event = {"list_letter": "list_letter", "kind": "kind", **EVENT}
    finding = {"list_letter": "list_letter", "name": "name_printed", "wording": "wording"}
    inside, outside = {"printed_in__isnull": False}, {"printed_in__isnull": True}
    span = {"position": "created_at", "item": "item", "to_item": "to_item"}
    return [
        part("event", events.filter(**inside), "printed_in", **event),
        part("told", events.filter(**outside), **span, **event),
        part("finding", findings.filter(**inside), "printed_in", **finding),
    ]
