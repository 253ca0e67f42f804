"""What rows of the annual cycle share as JSON."""

from committees.models import Committee
from foundation.http.fields import VisibleRelatedField
from foundation.http.serializers import Represented

STAMPS = ("id", "etag", "created_at", "modified_at")
YEAR = {"min_value": 1900, "max_value": 2200}


class OfCommittee(Represented):
    """A row that may take its committee from what it hangs on."""

    committee = VisibleRelatedField(queryset=Committee.objects.all(), required=False)
