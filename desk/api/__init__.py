"""What reads across everything, over HTTP."""

from django.urls import path

from desk.api.calendars import CommitteeCalendarView, CycleCalendarView, PersonCalendarView
from desk.api.changes import ChangesView
from desk.api.invitations import InvitationView
from desk.api.me import MeView
from desk.api.search import SearchView
from desk.api.vocabularies import VocabulariesView

__all__ = ["urls"]

urls = [
    path("me", MeView.as_view(), name="me"),
    path("vocabularies", VocabulariesView.as_view(), name="vocabularies"),
    path("changes", ChangesView.as_view(), name="changes"),
    path("search", SearchView.as_view(), name="search"),
    path("invitations/<str:token>", InvitationView.as_view(), name="invitation"),
    path("calendar/<str:token>.ics", PersonCalendarView.as_view(), name="calendar"),
    path(
        "calendar/<str:token>/committees/<str:committee_id>.ics",
        CommitteeCalendarView.as_view(),
        name="committee-calendar",
    ),
    path(
        "calendar/<str:token>/annual-cycles/<str:cycle_id>.ics",
        CycleCalendarView.as_view(),
        name="annual-cycle-calendar",
    ),
]
