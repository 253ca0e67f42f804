"""The blocks of an item with all they hold, as JSON of the database."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, Exists, F, OuterRef, Q, When
from django.db.models.functions import Cast

from agenda.querysets.items import OPEN, blocks_of, here, shown_id
from agenda.querysets.parts import ATTACHMENT, groups_of, recommenders_of
from agenda.querysets.told import table
from agenda.vocabulary import SectionKind
from foundation.http.sqljson import JsonParts, JsonRow, JsonRows, LabelJson, etag_sql, labels


def printed_of(sees: Any) -> ArraySubquery:
    """Each block of an item for whoever `sees` its closed material or not; which members it has
    follows from what it holds."""
    head = JsonRow({"type": F("kind"), "id": shown_id(), "heading": F("heading")})
    parts = JsonParts(head, _section(), _recommendation(), _attachments(sees))
    return ArraySubquery(blocks_of(sees).values(json=parts))


def _section() -> Case:
    kind = LabelJson(F("section__kind"), labels(SectionKind))
    told = {"kind": F("section__kind"), "kind_label": kind, "body_html": F("section__body_html")}
    return _held("section", told)


def _recommendation() -> Case:
    own = ("recommended_by", "lead_in_text", "trailing_html", "is_alternative")
    told: dict[str, Any] = {name: F(f"recommendation__{name}") for name in own}
    told["recommenders"] = JsonRows(recommenders_of("recommendation__id"))
    told["groups"] = JsonRows(groups_of("recommendation__id"))
    return _held("recommendation", told)


def _held(name: str, told: dict[str, Any]) -> Case:
    """What the block's row of its kind tells, if it has one."""
    etag = etag_sql(f"{name}__id", Cast(F(f"{name}__version"), CharField()))
    there = Q(**{f"{name}__id__isnull": False})
    return Case(When(there, then=JsonRow({"etag": etag, **told})))


def _attachments(sees: Any) -> Case:
    files = table("Attachment").filter(here(), block_id=OuterRef("pk")).annotate(closed=sees)
    shown = files.filter(OPEN | Q(closed=True))
    told = JsonRows(ArraySubquery(shown.order_by("position").values(json=ATTACHMENT)))
    return Case(When(Exists(shown), then=JsonRow({"attachments": told})))
