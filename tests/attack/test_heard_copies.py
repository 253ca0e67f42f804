"""What goes along with an answer: the print that a cache keeps, the case it is about, the item it
is considered at, and the address its receipt goes to."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from agenda.models import AgendaItem, Case
from foundation.outbox.delivery import deliver_due
from foundation.outbox.models import Message
from hearings.models import Hearing
from hearings.white_book import print_kept_under
from tests.cast import Cast
from tests.door import expect, refused
from tests.hearings.papers import CITIZEN, answered, citizen
from tests.hearings.setup import DEADLINE, START, closed_case, given, item_on_agenda, running
from tests.outbox.post import PostOffice

Clock = Callable[[str], None]


@pytest.fixture(autouse=True)
def on_the_day(hold_clock: Clock, settings: Any, tmp_path: Path) -> None:
    hold_clock(START)
    settings.MEDIA_ROOT = tmp_path


def test_no_cache_keeps_the_print_of_what_was_removed(
    cast: Cast, hold_clock: Clock, django_capture_on_commit_callbacks: Any
) -> None:
    hearing, answer = answered(cast)
    door = cast.door("secretariat")
    door.done(f"{answer}/write-public-version")
    door.done(f"{answer}/comment", {"comment_html": "<p>Tak.</p>"})
    hold_clock("2026-03-28T09:00:00+01:00")
    door.done(f"{hearing}/end")
    door.done(f"{hearing}/publish-responses", {"with_white_book": True})
    first = citizen().get(f"public/{hearing}/white-book.pdf")
    assert first.status_code == 200
    key = print_kept_under(hearing.partition("/")[2])
    assert cache.get(key) == (first.headers["ETag"], first.content)
    assert citizen().get(f"public/{hearing}/white-book.pdf").content == first.content
    with django_capture_on_commit_callbacks(execute=True):
        door.done(f"{answer}/redact", {"reason": "Sendt ved en fejl"})
    assert cache.get(key) is None
    assert citizen().get(f"public/{hearing}/white-book.pdf").content != first.content


def test_a_hearing_is_not_put_to_another_case_than_its_item_s(cast: Cast) -> None:
    """Whoever reads one closed case would read the hearing of the other."""
    own, other = (
        closed_case(cast),
        Case.objects.create(
            municipality=cast.egernborg, title="Fredning", department=cast.department
        ),
    )
    item = item_on_agenda(cast, closed=True, case=own)
    body = {"title": "Salg", "audience": "forum", "response_deadline": DEADLINE}
    door, both = cast.door("secretariat"), {"case": str(other.pk), "item": str(item.pk)}
    wrong = refused(door.post("hearings", {**body, **both}), 400, "invalid_input")
    assert [(e["pointer"], e["code"]) for e in wrong["errors"]] == [("/case", "item_of_other_case")]
    path = f"agenda-items/{item.pk}/hearings"
    refused(door.post(path, {**body, "case": str(other.pk)}), 400, "invalid_input")
    assert not Hearing.objects.exists()
    assert door.made(path, body)["case"] == str(own.pk)
    assert door.made(path, {**body, "case": str(own.pk)})["case"] == str(own.pk)


def test_a_late_answer_tells_nobody_of_an_item_he_does_not_know(
    cast: Cast, hold_clock: Clock
) -> None:
    case = Case.objects.create(
        municipality=cast.egernborg, title="Grund", department=cast.department
    )
    hearing = running(cast, case=str(case.pk))
    item = AgendaItem.objects.create(
        municipality=cast.egernborg,
        committee=cast.culture,
        case=case,
        title="Salg",
        visibility="closed",
        department=cast.department,
    )
    hold_clock("2026-03-28T09:00:00+01:00")
    answer = f"responses/{given(cast.door('consultee'), hearing)['id']}"
    for who, knows in (("consultee", False), ("council_member", False), ("secretariat", True)):
        door = cast.door(who)
        assert (door.get(f"agenda-items/{item.pk}").status_code == 200) is knows
        told = str(item.pk) if knows else None
        assert door.seen(answer)["considered_item"] == told, who
        (listed,) = door.seen(f"hearings/{hearing['id']}/responses")["results"]
        assert listed["considered_item"] == told, who


def test_a_domain_with_danish_letters_gets_its_receipt(cast: Cast, office: PostOffice) -> None:
    hearing = running(cast, audience="public", consultees=[])
    body = {**CITIZEN, "sender_email": "bodil@rødgrød.example"}
    expect(citizen().post(f"public/hearings/{hearing['id']}/responses", body), 201)
    deliver_due()
    assert [mail["To"] for mail in office.letters] == ["bodil@xn--rdgrd-vuad.example"]
    assert Message.objects.get().state == "sent"
