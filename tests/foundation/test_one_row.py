"""A queryset that is compiled once finds what is there when it is asked."""

from uuid import UUID

from committees.models import Committee, Membership
from foundation.http.one_row import KeptRows, OneRow, kept_rows, one_row
from foundation.tenancy.prepared import HOLE
from tests.cast import Cast


def test_each_id_finds_its_own_row(cast: Cast) -> None:
    known = OneRow(Committee.objects.select_related("council_term"))
    for row in (cast.culture, cast.council, cast.culture):
        assert known.find(row.pk) == row
    assert known.find(UUID(int=0)) is None


def test_a_row_is_read_anew_each_time(cast: Cast) -> None:
    known = OneRow(Committee.objects.prefetch_related("aliases"))
    assert known.find(cast.culture.pk).name == cast.culture.name
    Committee.objects.filter(pk=cast.culture.pk).update(name="Kulturudvalget")
    cast.culture.aliases.create(municipality=cast.egernborg, name="Kultur")
    found = known.find(cast.culture.pk)
    assert (found.name, [alias.name for alias in found.aliases.all()]) == (
        "Kulturudvalget",
        ["Kultur"],
    )


def test_whoever_sees_nothing_finds_nothing(cast: Cast) -> None:
    rows = Committee.objects.filter(pk__in=[])
    assert OneRow(rows).find(cast.culture.pk) is None


def test_it_is_made_once_for_each_who_asks(cast: Cast) -> None:
    made: list[str] = []

    def seen_by(who: str) -> OneRow:
        def build() -> object:
            made.append(who)
            return Committee.objects.visible_to(cast.reader(who))

        return one_row(("test", cast.reader(who)), build)

    for _ in range(2):
        assert seen_by("secretariat").find(cast.culture.pk) == cast.culture
        assert seen_by("secretariat_other_municipality").find(cast.culture.pk) is None
    assert made == ["secretariat", "secretariat_other_municipality"]


def test_rows_are_narrowed_without_being_changed(cast: Cast) -> None:
    known = OneRow(Committee.objects.all())
    assert list(known.rows.filter(pk=cast.culture.pk)) == [cast.culture]
    assert cast.council in known.rows


def test_rows_of_an_id_are_read_anew_each_time(cast: Cast) -> None:
    seats = Membership.objects.filter(committee=HOLE).select_related("person").order_by("id")
    known = kept_rows(("test seats", cast.reader("secretariat")), lambda: seats)
    assert len(known.of(cast.culture.pk)) == 5
    assert [seat.person for seat in known.of(cast.council.pk)] == [
        cast.person("substitute"), cast.person("council_member"),
    ]  # fmt: skip
    cast.council.memberships.all().delete()
    assert known.of(cast.council.pk) == []
    assert len(known.of(cast.culture.pk)) == 5


def test_rows_without_an_id_are_all_of_them(cast: Cast) -> None:
    homes = [cast.egernborg.pk, cast.mosevig.pk]
    rows = Committee.objects.filter(municipality__in=homes).order_by("id")
    assert KeptRows(rows).of() == list(rows)
    assert KeptRows(Committee.objects.none()).of() == []
