"""Cases, items, their parts and agendas over HTTP.

Meetings and agenda items get their routes in the highest app that has verbs for them.
"""

from agenda.api import cases, files
from agenda.api.agendas import AgendaMeetingResource
from agenda.api.items import AgendaItemResource
from agenda.api.parts import EarlierTreatments, Recommendations, Sections
from foundation.http.routing import urls_of

__all__ = ["AgendaItemResource", "AgendaMeetingResource", "urls"]

urls = [*urls_of(Sections, Recommendations, EarlierTreatments), *cases.urls, *files.urls]
