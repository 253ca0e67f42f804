"""Where a row made at the root would stand."""

from collections.abc import Mapping
from typing import Any

from foundation.http.views import Resource
from foundation.tenancy.scope import Scope


def scope_of(data: Mapping[str, Any], reader: Any) -> Scope:
    """Where a row made at the root would stand: with the item, the cycle or the committee."""
    item, cycle, committee = (data.get(n) for n in ("item", "annual_cycle", "committee"))
    department = data.get("owner_department")
    if item is not None:
        where: Scope = item.scope()
        return where
    if committee is None and cycle is not None:
        committee = cycle.committee
    owner = committee or data.get("municipality")
    return Scope(
        owner.municipality_id if owner else reader.municipality_id,
        committee_id=committee.pk if committee else None,
        department_id=department.pk if department else None,
    )


class Rooted(Resource):
    def scope_for(self, data: Mapping[str, Any]) -> Scope:
        return scope_of(data, self.reader)
