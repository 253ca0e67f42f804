"""Which committee a printed name is."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from committees.models import Committee, CommitteeAlias
from interchange.notes import Notes


def committee_of(document: dict[str, Any], municipality_id: UUID) -> Committee | None:
    """The document's own committee: by its name, as another name of one, or by one of the other
    names the document has for it. Of several it is the one whose term the meeting falls in."""
    told, year = document["committee"], int(document["meeting"]["starts_at"][:4])
    home = Committee.objects.filter(municipality_id=municipality_id)
    sitting = home.exclude(term_from_year__gt=year).exclude(term_to_year__lt=year)
    by_alias = CommitteeAlias.objects.filter(municipality_id=municipality_id, name=told["name"])
    named = Q(name__in=[told["name"], *told["aliases"]])
    found = list(sitting.filter(named | Q(pk__in=by_alias.values("committee_id"))))
    ranked = sorted(found, key=lambda row: _rank(row, told))
    return ranked[0] if ranked else None


def _rank(row: Committee, told: dict[str, Any]) -> tuple[bool, bool, int]:
    """Its own name first, then the printed term, then the latest."""
    years = {"from": row.term_from_year, "to": row.term_to_year} if row.term_from_year else None
    return row.name != told["name"], years != told["term"], -(row.term_from_year or 0)


class Bodies:
    """Names of committees in one document. A name that no committee of the municipality has, or
    that several have, stays as printed; nobody is made for it."""

    def __init__(self, committee: Committee, own_names: list[str], notes: Notes) -> None:
        self._notes, self._own = notes, committee
        home = {"municipality_id": committee.municipality_id}
        aliases = CommitteeAlias.objects.filter(**home).annotate(body=F("committee_id"))
        names = Committee.objects.filter(**home).annotate(body=F("id"))
        self._known: dict[str, set[UUID]] = defaultdict(set)
        pairs = names.order_by().values_list("name", "body")
        for name, body in pairs.union(aliases.order_by().values_list("name", "body")):
            self._known[name].add(body)
        for name in own_names:
            self._known[name] = {committee.pk}

    def id_of(self, name: str | None) -> UUID | None:
        """The committee of a name."""
        if name is None:
            return None
        found = self._known.get(name, set())
        if len(found) == 1:
            return next(iter(found))
        self._notes.unknown_body(name)
        return None
