"""What the demo's culture committee has on its desk: templates, drafts and a coming agenda."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import transaction

from agenda import actions
from agenda.models import AgendaItem, AgendaTemplate
from agenda.vocabulary import ClosedReason, ItemType, PointStyle, SectionKind, Visibility
from committees.models import Committee
from config.demo.towns import address, secretary
from foundation.accounts.models import User
from foundation.accounts.reading import reader_of
from foundation.audit.act import Act
from foundation.clock import today
from foundation.richtext import sanitise
from meetings.models import Meeting
from meetings.vocabulary import MeetingState

ROOM_TO_CONVENE = timedelta(days=14)
"""An agenda that is drafted today must still reach its members in time."""
TEMPLATE = (
    ("Godkendelse af dagsorden", ItemType.AGENDA_APPROVAL),
    ("Meddelelser", ItemType.ANNOUNCEMENTS),
    ("Eventuelt", ItemType.ANY_OTHER_BUSINESS),
    ("Underskriftsark", ItemType.APPROVAL_SHEET),
)


@dataclass(frozen=True)
class Draft:
    """An item, and how far it has come: draft, submitted or placed."""

    title: str
    state: str
    kind: ItemType = ItemType.DECISION
    case_number: str = ""
    text: str = ""
    recommends: str = ""
    closing: dict[str, Any] = field(default_factory=dict)


DRAFTS = (
    Draft(
        "Ny cykelsti langs Egernvej", "placed", case_number="26/1042",
        text="<p>Stien giver 340 skolebørn en sikker vej til skole.</p>"
        "<p>Anlægget koster 2,4 mio. kr., hvoraf puljen dækker halvdelen.</p>",
        recommends="at cykelstien anlægges i 2027",
    ),
    Draft(
        "Tilskud til Egernborg Musikforening", "placed", case_number="26/1187",
        text="<p>Foreningen søger 40.000 kr. til en sommerkoncert på havnen.</p>",
        recommends="at foreningen får 40.000 kr. af kulturpuljen",
    ),
    Draft(
        "Køb af grund til ny svømmehal", "placed", case_number="26/0911",
        text="<p>Sælger har givet et bud, som gælder til årets udgang.</p>",
        recommends="at grunden købes inden for den aftalte ramme",
        closing={
            "visibility": Visibility.CLOSED.value,
            "closed_reason": ClosedReason.PROPERTY_TRANSACTIONS.value,
            "public_title": "Køb af fast ejendom",
        },
    ),
    Draft(
        "Årsberetning fra biblioteket", "submitted", ItemType.INFORMATION, "26/1201",
        text="<p>Udlånet er steget med 6 procent.</p>",
        recommends="at beretningen tages til efterretning",
    ),
    Draft("Åbningstider i Egernhallen", "draft", ItemType.DISCUSSION, "26/1233"),
)  # fmt: skip


def build() -> None:
    """The desk, unless it is laid already."""
    committee = Committee.objects.get(
        name="Kultur- og Fritidsudvalget", municipality=secretary().municipality
    )
    if AgendaTemplate.objects.filter(committee=committee).exists():
        return
    with transaction.atomic():
        _template(committee)
        meeting = coming_meeting(committee)
        for draft in DRAFTS:
            _bring(draft, committee, meeting)


def coming_meeting(committee: Committee) -> Meeting:
    """The first planned meeting that leaves room to be convened."""
    planned = Meeting.objects.filter(
        committee=committee,
        state=MeetingState.PLANNED.value,
        day__gte=today() + ROOM_TO_CONVENE,
    )
    return planned.order_by("day")[0]


def _act(key: str) -> Act:
    return Act(reader_of(User.objects.get(email=address(key))))


def _template(committee: Committee) -> None:
    actions.add_template(
        act=_act("secretariat"),
        parent=committee,
        name="Almindeligt møde",
        is_default=True,
        items=[{"title": title, "item_type": kind.value} for title, kind in TEMPLATE],
    )


def _bring(draft: Draft, committee: Committee, meeting: Meeting) -> None:
    officer, secretariat = _act("case_officer"), _act("secretariat")
    case = actions.add_case(act=officer, title=draft.title, case_number=draft.case_number)
    item = actions.add_item(
        act=officer,
        committee=committee,
        case=case,
        title=draft.title,
        item_type=draft.kind.value,
        **draft.closing,
    )
    _write(officer, item, draft)
    if draft.state == "draft":
        return
    actions.submit(act=officer, target=item.pk)
    if draft.state == "placed":
        actions.accept(act=secretariat, target=item.pk)
        actions.place(act=secretariat, target=item.pk, meeting=meeting)


def _write(act: Act, item: AgendaItem, draft: Draft) -> None:
    if draft.text:
        actions.add_section(
            act=act,
            parent=item,
            kind=SectionKind.CASE_STATEMENT.value,
            heading="Sagsfremstilling",
            body_html=sanitise(draft.text),
        )
    if draft.recommends:
        actions.add_recommendation(
            act=act,
            parent=item,
            heading="Indstilling",
            recommended_by="Kultur og Fritid",
            lead_in_text="Kultur og Fritid indstiller,",
            groups=[{"point_style": PointStyle.AT.value, "points": [{"text": draft.recommends}]}],
        )
