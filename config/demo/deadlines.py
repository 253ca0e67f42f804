"""What runs by itself in the demo: reminder rules, a monthly report and hearings."""

from datetime import timedelta

from django.db import transaction

from agenda.actions import add_case
from committees.models import Committee, Person
from config.demo.towns import address, secretary
from foundation.accounts.reading import reader_of
from foundation.audit.act import Act
from foundation.calendar import next_working_day
from foundation.clock import today
from hearings.actions import hearings
from hearings.vocabulary import Audience, HearingBasis
from reminders.actions import add_subscription
from reminders.actions.rules import add_rule
from reminders.models import ReminderRule
from reminders.vocabulary import (
    OffsetUnit,
    Recurrence,
    ReminderAudience,
    ReminderEvent,
    ReportKind,
)

BEFORE_AND_AFTER = (-7, -3, -1, 0, 1)
WINDOW = timedelta(weeks=3)
TITLE = "Ny kulturpolitik for Egernborg"
TO_COME = "Cykelstier i Nordbyen"
OTHERS = (
    ("Lokalplan for havnen", Audience.PUBLIC, HearingBasis.LOCAL_PLAN, 5),
    ("Fælles ferieplan for skolerne", Audience.BOARDS, HearingBasis.VOLUNTARY, 4),
    ("Nye mødetider i forvaltningen", Audience.WORKS_COUNCIL, HearingBasis.VOLUNTARY, 4),
    (TO_COME, Audience.PUBLIC, HearingBasis.VOLUNTARY, 20),
)
BODIES = {
    Audience.BOARDS: {"name": "Skolebestyrelsen ved Fjordskolen", "email": address("fjordskolen")},
    Audience.WORKS_COUNCIL: {"name": "Hoved-MED", "email": address("med")},
}
DRAFT = "<p>Udkastet samler kulturlivet om tre mål: flere mødesteder, flere unge, mere musik.</p>"


def build() -> None:
    """Rules, report and hearing, unless they are there already."""
    if ReminderRule.objects.filter(municipality=secretary().municipality).exists():
        return
    act = Act(reader_of(secretary()))
    with transaction.atomic():
        _rules(act)
        _hearing(act)
        _others(act)


def _rules(act: Act) -> None:
    add_rule(
        act=act,
        event=ReminderEvent.HEARING_DEADLINE.value,
        offsets=list(BEFORE_AND_AFTER),
        unit=OffsetUnit.CALENDAR_DAYS.value,
        audience=ReminderAudience.MISSING_PARTIES.value,
    )
    culture = Committee.objects.get(
        municipality=secretary().municipality, name="Kultur- og Fritidsudvalget"
    )
    add_subscription(
        act=act,
        committee=culture,
        kind=ReportKind.OPEN_FOLLOW_UPS.value,
        recurrence=Recurrence.MONTHLY.value,
        day_of_month=1,
    )


def _hearing(act: Act) -> None:
    town = secretary().municipality
    case = add_case(act=act, title=TITLE, case_number="26/0777")
    hearing = hearings.add_hearing(
        act=act,
        parent=case,
        title=TITLE,
        audience=Audience.COMMITTEES.value,
        issued_by_committee=Committee.objects.get(
            municipality=town, name="Kultur- og Fritidsudvalget"
        ),
        response_deadline=next_working_day(today() + WINDOW),
        draft_html=DRAFT,
        consultees=[
            {"committee": Committee.objects.get(municipality=town, name="Ældrerådet")},
            {"person": Person.objects.get(municipality=town, email=address("consultee"))},
        ],
    )
    late = {"council_meets_after_deadline": "Rådet svarer på mail."}
    hearings.announce(act=Act(act.reader, overrides=late), target=hearing.pk)


def _others(act: Act) -> None:
    """The public's, a board's and a works council's; and one that is to come, which the public
    may know of."""
    town = secretary().municipality
    culture = Committee.objects.get(municipality=town, name="Kultur- og Fritidsudvalget")
    act.change(town, shows_planned_hearings=True)
    for title, audience, basis, weeks in OTHERS:
        asked = [] if audience is Audience.PUBLIC else [dict(BODIES[audience])]
        hearing = hearings.add_hearing(
            act=act,
            title=title,
            audience=audience.value,
            legal_basis=basis.value,
            issued_by_committee=culture,
            response_deadline=next_working_day(today() + timedelta(weeks=weeks)),
            draft_html=f"<p>{title}: forvaltningens udkast.</p>",
            consultees=asked,
        )
        if title != TO_COME:
            hearings.announce(act=act, target=hearing.pk)
