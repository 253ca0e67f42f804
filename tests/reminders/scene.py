"""What reminders are about, written straight to the tables: the set-up, not what is tested."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from agenda.models import AgendaItem, ItemBlock, ItemWithholding
from annualcycle.models import FollowUp
from foundation.calendar import start_of_day
from foundation.clock import now
from foundation.outbox.models import Message
from hearings.models import Consultee, Hearing
from meetings.models import Meeting
from minutes.models import Approval, Minutes
from proceedings.models import Decision, Outcome
from tests.cast import Cast

DEADLINE = date(2026, 3, 20)
ANNOUNCED = date(2026, 3, 2)


def hearing(cast: Cast, *names: str, deadline: date = DEADLINE, **more: Any) -> Hearing:
    """A running hearing, announced on 2 March, that asks each of `names`."""
    row = Hearing.objects.create(
        municipality=cast.egernborg,
        audience="boards",
        issued_by_committee=cast.culture,
        **{
            "title": "Ny affaldsordning",
            "state": "running",
            "opens_on": ANNOUNCED,
            "response_deadline": deadline,
            "announced_at": start_of_day(ANNOUNCED),
            **more,
        },
    )
    for position, name in enumerate(names, start=1):
        Consultee.objects.create(
            municipality=cast.egernborg,
            hearing=row,
            position=position,
            name=name.title(),
            email=f"{name}@egernborg.example",
        )
    return row


def answer(row: Hearing, name: str) -> None:
    """One of those who were asked has answered."""
    Consultee.objects.filter(hearing=row, name=name.title()).update(answered_at=now())


def circulated_minutes(cast: Cast, when: datetime, *keys: str) -> Minutes:
    """Minutes that wait for the approval of each of `keys`."""
    meeting = Meeting.objects.create(
        municipality=cast.egernborg,
        committee=cast.culture,
        day=when.date(),
        state="ended",
        ended_at=when,
        opened_at=when,
    )
    minutes = Minutes.objects.create(
        municipality=cast.egernborg,
        meeting=meeting,
        approval="circulated",
        circulated_at=when,
        content_hash="a" * 64,
        version_number=1,
    )
    for position, key in enumerate(keys, start=1):
        Approval.objects.create(
            municipality=cast.egernborg,
            minutes=minutes,
            position=position,
            person=cast.person(key),
            name=cast.person(key).name,
        )
    return minutes


def follow_up(cast: Cast, title: str, due: date | None, **more: Any) -> FollowUp:
    """Something Carl has to do for the culture committee."""
    given = {
        "municipality": cast.egernborg,
        "committee": cast.culture,
        "created_at": start_of_day(date(2026, 1, 5)),
        "owner": cast.users["case_officer"],
    }
    return FollowUp.objects.create(title=title, due_to=due, **{**given, **more})


def item(cast: Cast, key: str = "culture", **more: Any) -> AgendaItem:
    """An item that a committee has treated."""
    return AgendaItem.objects.create(
        municipality=cast.egernborg, committee=cast.rows[key], title="Svømmehallen", **more
    )


def conditional_decision(cast: Cast, day: date, **more: Any) -> Decision:
    """A decision of the culture committee under a condition."""
    about = item(cast, **more)
    home = {"municipality": cast.egernborg}
    block = ItemBlock.objects.create(**home, item=about, position=1, kind="decision")
    decision = Decision.objects.create(
        **home,
        item=about,
        block=block,
        state="decided",
        decided_by_committee=cast.culture,
        decided_on=day,
    )
    Outcome.objects.create(
        **home,
        decision=decision,
        position=1,
        outcome="approved",
        condition="Under forudsætning af, at Ida Holm flytter",
    )
    return decision


def withheld(cast: Cast, about: AgendaItem, key: str) -> None:
    """Somebody was found disqualified at the item."""
    ItemWithholding.objects.create(
        municipality=cast.egernborg,
        item=about,
        person=cast.person(key),
        cause="disqualified",
        since=now(),
    )


def wishes(cast: Cast, key: str, **wished: Any) -> None:
    """How one of the cast wants to be reminded, in his own words."""
    cast.door(key).changed("me/notification-preferences", wished)


def rule(cast: Cast, event: str, audience: str, *days: int, **more: Any) -> dict[str, Any]:
    """A rule that acts from 1 January, made by the secretariat."""
    body = {
        "event": event,
        "audience": audience,
        "offsets": list(days),
        "active_from": "2026-01-01",
        **more,
    }
    return cast.door("secretariat").made("reminder-rules", body)


def written() -> list[tuple[str, str]]:
    """To whom letters were written, and their subjects, in the order of the names."""
    rows = Message.objects.values_list("recipient_address", "subject_line")
    return sorted((address.partition("@")[0], subject) for address, subject in rows)


def receivers() -> list[str]:
    """To whom letters were written."""
    return [name for name, _ in written()]


def undelivered(letters: "QuerySet[Message]", **told: Any) -> None:
    """The mail server has said a last no to these letters."""
    letters.update(state="sending")
    letters.update(state="dead", **told)


def faulty_letter_to(name: str, folder: Path, settings: Any) -> None:
    """Somebody has put a template of his own before ours, and it fails for one receiver."""
    path = folder / "reminders" / "letters" / "hearing_deadline.text.txt"
    path.parent.mkdir(parents=True)
    fault = f'{{% if recipient.name == "{name}" %}}{{% include "no/such.txt" %}}{{% endif %}}'
    path.write_text(f"{fault}{{{{ title }}}}: {{{{ link }}}}")
    first, *others = settings.TEMPLATES
    settings.TEMPLATES = [{**first, "DIRS": [folder]}, *others]
