"""A world for the walls: each kind of item with everything that can hang on one, in words that
betray where they leaked from."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any, cast
from uuid import uuid4

from django.db import models

from agenda.models import AgendaItem, Case, ItemWithholding
from committees.models import Committee, Membership, Person
from committees.vocabulary import MembershipRole
from foundation.accounts.models import Grant, User
from foundation.outbox.models import Message
from foundation.tenancy.models import Municipality
from meetings.models import Meeting
from tests.cast import Cast
from tests.http.rows import Rows

NOW = datetime(2026, 9, 1, 8, tzinfo=UTC)
MEETING_DAY = date(2026, 9, 16)
WORDS = {
    "draft": "Kladdeord",
    "open": "Aabentord",
    "closed": "Lukketord",
    "withheld": "Inhabilord",
    "other": "Mosevigord",
    "home": "Hjemmeord",
}
"""Of each situation; and of what hangs on no item and is known in the whole municipality."""
ROW_OF_ITS_OWN = ("item", "block")
SPECIAL: dict[str, dict[str, Any]] = {
    "AnnualCycle": {"year": 2026},
    "RoutingStep": {"committee_printed": "Byrådet"},
    "Chairing": {"basis": "elected"},
    "Decision": {"decided_by_printed": "Udvalget"},
    "Consultee": {"item": None},
    "HearingDuty": {"tag": "havneplan"},
    "HearingResponse": {"sender_name": "Foreningen"},
    "MemberProposal": {
        "author": lambda rows: Person.objects.create(municipality=rows.home, name="Forfatter")
    },
    "Message": {"recipient_address": "nogen@egernborg.example"},
    "NotificationDefault": {"committee": lambda rows: rows.of(Committee)},
    "Reminder": {"subject_id": lambda _: uuid4(), "message": lambda rows: rows.of(Message)},
    "ReportSubscription": {"recipient_email": "nogen@egernborg.example", "weekday": 1},
    "Substitution": {
        "extent": "item",
        "meeting": lambda rows: rows.of(Meeting),
        "person": lambda rows: Person.objects.create(municipality=rows.home, name="Vikar"),
    },
}
"""What a constraint wants beyond the columns that must be given."""


class Situation(Rows):
    """One item with all that hangs on it; every text that may be secret holds its word."""

    def __init__(self, home: Municipality, name: str, item: AgendaItem) -> None:
        super().__init__(home)
        self.name, self.word = name, WORDS[name]
        self.kept |= {AgendaItem: item, Committee: item.committee}
        for row in (item.meeting, item.case):
            if row is not None:
                self.kept[type(row)] = row

    def _present(self, model: type[models.Model]) -> Any:
        return None if hangs_on_item(model) else super()._present(model)

    def _made(self, model: type[models.Model]) -> Any:
        linked = {
            field.name: self.of(cast("type[models.Model]", field.related_model))
            for field in model._meta.concrete_fields
            if field.name in ROW_OF_ITS_OWN and field.is_relation
        }
        names = {field.name for field in model._meta.concrete_fields}
        if "visibility" in names and self.name in ("closed", "withheld"):
            linked["visibility"] = "closed"
        special = SPECIAL.get(model.__name__, {})
        self.given = {model.__name__: linked | special}
        is_common = self.name == "open" and not hangs_on_item(model)
        self.word = WORDS["home" if is_common else self.name]
        return super()._made(model)

    def _value(self, field: Any) -> Any:
        is_text = isinstance(field, models.TextField | models.CharField) and not field.choices
        if not is_text or isinstance(field, models.EmailField):
            return super()._value(field)
        longest = field.max_length or len(self.word)
        if field.name.endswith("hash") or field.name == "sha256":
            return uuid4().hex * 2
        if field.unique:
            return uuid4().hex[:longest]
        return self.word if longest >= len(self.word) else "x" * min(longest, 2)


class World:
    """The cast, and the five situations."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self._people()
        home, far = cast.egernborg, cast.mosevig
        sent = self._meeting(cast.culture)
        items = {
            "draft": self._item("draft", cast.culture, None),
            "open": self._item("open", cast.culture, sent),
            "closed": self._item("closed", cast.culture, sent, position=100_000),
            "withheld": self._item("withheld", cast.culture, sent, position=200_000),
            "other": self._item(
                "other", cast.mosevig_committee, self._meeting(cast.mosevig_committee)
            ),
        }
        self.situations = {
            name: Situation(far if name == "other" else home, name, item)
            for name, item in items.items()
        }
        for who in ("member", "chair"):
            ItemWithholding.objects.create(
                municipality=home, item=items["withheld"], person=cast.person(who),
                cause="disqualified", since=NOW,
            )  # fmt: skip
        Grant.objects.create(user=cast.users["guest"], role="guest", item_id=items["open"].pk)

    def row(self, situation: str, model: type[models.Model]) -> Any:
        """The row of `model` in that situation."""
        return self.situations[situation].of(model)

    def _people(self) -> None:
        for key in ("observer", "guest"):
            user = User.objects.create(name=key, municipality=self.cast.egernborg)
            self.cast.users[key] = user
            self.cast.persons[key] = self.cast.person("member").__class__.objects.create(
                municipality=self.cast.egernborg, name=key, user=user
            )
        Membership.objects.create(
            municipality=self.cast.egernborg, person=self.cast.person("observer"),
            committee=self.cast.culture, role=MembershipRole.OBSERVER.value,
            starts_on=date(2026, 1, 1), voting_right=False,
        )  # fmt: skip

    def _meeting(self, committee: Committee) -> Meeting:
        return Meeting.objects.create(
            municipality_id=committee.municipality_id, committee=committee, day=MEETING_DAY,
            starts_at=NOW + timedelta(days=15, hours=7), state="convened",
            convened_at=NOW, agenda_published_at=NOW,
        )  # fmt: skip

    def _item(
        self, name: str, committee: Committee, meeting: Meeting | None, position: int = 1
    ) -> AgendaItem:
        word, closed = WORDS[name], name in ("closed", "withheld")
        where = {"municipality_id": committee.municipality_id}
        department = None if name == "other" else self.cast.department
        visibility = "closed" if closed else "open"
        case = Case.objects.create(
            **where, title=word, department=department, visibility=visibility
        )
        placed = {"state": "placed", "position": position, "number": str(position)}
        return AgendaItem.objects.create(
            **where,
            committee=committee,
            meeting=meeting,
            case=case,
            title=word,
            department=department,
            visibility=visibility,
            closed_reason="other" if closed else None,
            **(placed if meeting else {"state": "draft"}),
        )


@cache
def hangs_on_item(model: type[models.Model]) -> bool:
    """Whether a row of the model belongs to an item, itself or through another row."""
    if model is AgendaItem:
        return True
    for field in model._meta.concrete_fields:
        related = field.related_model if field.is_relation else None
        if related in (None, model) or not isinstance(related, type):
            continue
        own = field.name in ROW_OF_ITS_OWN or not field.null
        if own and related is not Meeting and hangs_on_item(related):
            return True
    return False


def readers() -> tuple[str | None, ...]:
    """Everybody who reads, None for the public."""
    return (
        "administrator", "secretariat", "official", "integrator", "case_officer",
        "department_head", "chair", "member", "observer", "guest", "council_member",
        "consultee", "secretariat_other_municipality", None,
    )  # fmt: skip


CLOSED_READERS: set[str | None] = {
    "administrator", "secretariat", "official", "case_officer", "department_head", "chair", "member"
}  # fmt: skip
MAY_READ: dict[str, set[str | None]] = {
    "draft": {"administrator", "secretariat", "official", "integrator", "case_officer",
              "department_head"},
    "open": {"administrator", "secretariat", "official", "integrator", "case_officer",
             "department_head", "chair", "member", "observer", "guest", "council_member",
             "consultee"},
    "closed": CLOSED_READERS,
    "withheld": CLOSED_READERS.difference({"chair", "member"}),
    "other": {"administrator", "secretariat_other_municipality"},
    "home": {who for who in readers() if who not in (None, "secretariat_other_municipality")},
}  # fmt: skip
"""Who may read the words of each situation at all; everybody else finding one is a leak."""
