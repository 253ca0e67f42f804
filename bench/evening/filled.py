"""The evening in the municipality that the hot reads are measured in."""

from datetime import UTC, datetime

from bench.evening.callers import callers
from bench.evening.course import evening
from bench.evening.measure import Inside
from bench.fill import CODE
from committees.models import Committee
from foundation.accounts.models import User
from foundation.tenancy.models import Municipality

ITEMS, MEMBERS = 60, 31
EIGHT_O_CLOCK = datetime(2026, 3, 24, 19, 0, tzinfo=UTC)


def the_evening() -> Inside:
    """Made new each time: an evening is measured in the middle of itself."""
    home = Municipality.objects.get(code=CODE)
    left = Committee.objects.filter(municipality=home, name__startswith="Storudvalget")
    for committee in left:
        Committee.objects.filter(pk=committee.pk).update(name=f"Udvalg {committee.pk}")
    secretary = User.objects.get(municipality=home, name="Sekretær")
    found = evening(home, ITEMS, MEMBERS)
    return Inside(found, callers(found, secretary))
