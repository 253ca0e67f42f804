"""Who may take documents in and out."""

from foundation.accounts.vocabulary import Role
from foundation.http.access import Access

INTERCHANGE = frozenset({Role.ADMINISTRATOR, Role.SECRETARIAT, Role.INTEGRATOR})

MEETING_DOCUMENTS: Access = {"create": INTERCHANGE}
DOCUMENT: Access = {"retrieve": INTERCHANGE | {Role.OFFICIAL}}
