"""The pages of sealed minutes: made after the commit, by the tick or by whoever asks first."""

from collections.abc import Callable
from hashlib import sha256

import pgtrigger
import pytest

from foundation.outbox.jobs import SomeFailed
from minutes.actions.prints import AT_A_TIME
from minutes.models import MinutesVersion, Rendition
from minutes.tasks import print_pages
from tests.door import Door, expect, refused
from tests.proceedings.stage import Stage

ALL = ("chair", "member", "member2", "member3", "member4")
PAGES = [("full", "html"), ("full", "pdf"), ("public", "html"), ("public", "pdf")]
DATA = [("full", "json"), ("public", "json")]
LATER = "2026-06-01T12:00:00+02:00"
FIX = {"text_html": "<p>Rie Sand var der.</p>", "reason": "Fejl."}


def kept() -> list[tuple[str, str]]:
    return sorted(Rendition.objects.values_list("edition", "format"))


def page(door: Door, minutes: str, edition: str, kind: str) -> tuple[bytes, str]:
    answer = door.get(f"{minutes}.{kind}?edition={edition}")
    assert answer.status_code == 200, answer.content[:500]
    return answer.content, answer.headers["ETag"]


def forget() -> None:
    """As when whoever was to make the pages died after the commit."""
    with pgtrigger.ignore():
        Rendition.objects.exclude(format="json").delete()


def test_sealing_leaves_the_pages_to_the_tick(stage: Stage) -> None:
    stage.circulated()
    assert kept() == DATA
    print_pages()
    assert kept() == sorted(DATA + PAGES)
    print_pages()
    assert Rendition.objects.count() == len(DATA + PAGES)


@pytest.mark.parametrize(("edition", "kind"), PAGES)
def test_a_page_asked_for_before_the_tick_is_the_page_it_would_make(
    stage: Stage, hold_clock: Callable[[str], None], edition: str, kind: str
) -> None:
    minutes = stage.circulated()
    asked = page(stage.desk, minutes, edition, kind)
    assert kept() == sorted([*DATA, (edition, kind)])
    forget()
    hold_clock(LATER)
    print_pages()
    assert page(stage.desk, minutes, edition, kind) == asked
    assert kept() == sorted(DATA + PAGES)


def test_the_public_gets_a_published_page_at_once_and_no_other(stage: Stage) -> None:
    minutes = stage.circulated()
    stage.approve(minutes, *ALL)
    for kind in ("html", "pdf"):
        refused(Door().get(f"public/{minutes}.{kind}"), 404, "not_found")
    assert kept() == DATA
    expect(stage.desk.post(f"{minutes}/publish", {}, if_match="*"), 200)
    first = [Door().get(f"public/{minutes}.{kind}").content for kind in ("html", "pdf")]
    assert kept() == sorted([*DATA, ("public", "html"), ("public", "pdf")])
    assert [Door().get(f"public/{minutes}.{kind}").content for kind in ("html", "pdf")] == first
    assert "Ny svømmehal" in first[0].decode()


def test_pages_of_a_version_that_was_followed_at_once_are_made_too(stage: Stage) -> None:
    minutes = stage.circulated()
    stage.desk.done(f"{minutes}/correct", FIX)
    print_pages()
    versions = Rendition.objects.filter(format="pdf").values_list("version_number", "edition")
    assert sorted(versions) == [(1, "full"), (1, "public"), (2, "full"), (2, "public")]


def test_the_file_of_the_minutes_has_the_hash_that_members_approve(stage: Stage) -> None:
    minutes = stage.circulated()
    for _ in range(2):
        content, _tag = page(stage.desk, minutes, "full", "json")
        assert sha256(content).hexdigest() == stage.desk.seen(minutes)["content_hash"]
        stage.desk.done(f"{minutes}/correct", FIX)


def test_a_page_is_made_from_what_was_sealed(stage: Stage) -> None:
    minutes = stage.circulated()
    person = stage.cast.person("member")
    stage.desk.changed(f"persons/{person.pk}", {"name": "Helt Andet Navn"})
    told = page(stage.desk, minutes, "full", "html")[0].decode()
    assert person.name in told
    assert "Helt Andet Navn" not in told


def broken(number: int, year: int) -> None:
    """A version that cannot be printed, sealed in that year."""
    version = MinutesVersion.objects.get(number=1)
    MinutesVersion.objects.create(
        municipality=version.municipality, minutes=version.minutes, number=number,
        content={"items": []}, public_content={}, content_hash="a" * 64,
        previous_hash=version.chain_hash, chain_hash="b" * 64,
        created_at=version.created_at.replace(year=year),
    )  # fmt: skip


def test_one_that_cannot_be_printed_stops_no_other(stage: Stage) -> None:
    stage.circulated()
    broken(2, 2040)
    with pytest.raises(SomeFailed):
        print_pages()
    assert kept() == sorted(DATA + PAGES)


def test_many_that_cannot_be_printed_keep_no_new_one_waiting(stage: Stage) -> None:
    stage.circulated()
    for number in range(AT_A_TIME):
        broken(2 + number, 2020)
    with pytest.raises(SomeFailed):
        print_pages()
    assert kept() == sorted(DATA + PAGES)
