"""What each recurring report is: who may have it, what it says, and what becomes of a missed
one. It goes by open mail, attached to a letter that says nothing of it [109]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foundation.accounts.vocabulary import Role
from foundation.danish import format_day
from foundation.problems.refusal import Refusal
from foundation.rulebook import against
from reminders.vocabulary import ReportKind

MOST_MADE_UP = 12
"""How many missed reports of a period are made up for; older ones are not."""
_RECORD = frozenset({Role.SECRETARIAT, Role.OFFICIAL, Role.CHAIR})
"""Those who look after a committee's record."""
_HOUSE = _RECORD | {Role.MEMBER, Role.OBSERVER, Role.COUNCIL_MEMBER}
EMPLOYEES = frozenset({Role.CASE_OFFICER, Role.DEPARTMENT_HEAD})
"""They know the open matters of every committee, whichever department they are in."""
_TODAY = "Titler, ansvarlige og frister for opfølgninger er, som de står i dag."
_CYCLE_TODAY = "Årshjulet er, som det står i dag."


@dataclass(frozen=True, kw_only=True)
class ReportDefinition:
    """One kind of report. `file_name` has no ending; `path` is where the same is read in the
    system. One `is_of_period` when it tells of the days since the one before, so that a newer one
    does not tell what an older one told; `looks_ahead` is how many months to come it tells of."""

    title: str
    headings: tuple[str, ...]
    empty: str
    file_name: str
    path: str
    entitled: frozenset[Role] = _HOUSE
    is_of_period: bool = False
    looks_ahead: int = 0
    notes: tuple[str, ...] = ()

    @property
    def is_for_employees(self) -> bool:
        """Whether everybody employed may have it, as far as he may read."""
        return self.entitled == _HOUSE


DEFINITIONS: dict[ReportKind, ReportDefinition] = {
    ReportKind.OPEN_HEARINGS: ReportDefinition(
        title="Åbne høringer",
        headings=("Udvalg", "Høring", "Høres", "Åbnet", "Frist", "Hørte parter", "Har svaret"),
        empty="Der er ingen åbne høringer.",
        file_name="aabne-hoeringer",
        path="hearings",
        notes=("Antal svar er tomt, hvor modtageren ikke behandler svarene.",),
    ),
    ReportKind.OPEN_FOLLOW_UPS: ReportDefinition(
        title="Åbne opfølgninger",
        headings=("Udvalg", "Opfølgning", "Ansvarlig", "Frist", "Tilstand", "Over frist"),
        empty="Der er ingen åbne opfølgninger.",
        file_name="aabne-opfoelgninger",
        path="follow-ups",
        notes=(_TODAY,),
    ),
    ReportKind.OVERDUE_FOLLOW_UPS: ReportDefinition(
        title="Opfølgninger over frist",
        headings=("Udvalg", "Opfølgning", "Ansvarlig", "Frist", "Tilstand", "Dage over frist"),
        empty="Der er ingen opfølgninger over frist.",
        file_name="opfoelgninger-over-frist",
        path="follow-ups",
        notes=(_TODAY,),
    ),
    ReportKind.MISSING_APPROVALS: ReportDefinition(
        title="Manglende godkendelser af referater",
        headings=("Udvalg", "Møde", "Sendt til godkendelse", "Medlem", "Svar", "Dage siden"),
        empty="Der mangler ingen godkendelser.",
        file_name="manglende-godkendelser",
        path="minutes",
        entitled=_RECORD,
    ),
    ReportKind.ABSENCE_STATISTICS: ReportDefinition(
        title="Fremmøde og fravær",
        headings=(
            "Udvalg",
            "Medlem",
            "Møder",
            "Til stede",
            "Afbud",
            "Orlov",
            "Udeblevet uden afbud",
            "Fraværende i øvrigt",
            "Ikke oplyst",
        ),
        empty="Der er ingen møder i perioden.",
        file_name="fremmoede-og-fravaer",
        path="meetings",
        entitled=_RECORD,
        is_of_period=True,
        notes=(
            "Til stede er den, der var med ved mindst ét punkt.",
            "»Fraværende i øvrigt« er fravær, hvor det ikke er oplyst, om der blev meldt afbud.",
        ),
    ),
    ReportKind.COMING_DEADLINES: ReportDefinition(
        title="Frister i den kommende måned",
        headings=("Frist", "Hvad", "Om", "Udvalg", "Ansvarlig"),
        empty="Der er ingen frister i den kommende måned.",
        file_name="kommende-frister",
        path="reminders",
        looks_ahead=1,
        notes=(_TODAY,),
    ),
    ReportKind.CYCLE_DUE: ReportDefinition(
        title="Årshjulet i det kommende kvartal",
        headings=(
            "Udvalg",
            "Emne",
            "Forfalder",
            "Møde",
            "Periode",
            "Ansvarlig forvaltning",
            "Inviteres",
            "Tilstand",
        ),
        empty="Der er intet i årshjulet i det kommende kvartal.",
        file_name="aarshjulet-kommende-kvartal",
        path="occurrences",
        looks_ahead=3,
        notes=(_CYCLE_TODAY, "Milepæle og mål falder på deres sidste dag og har intet møde."),
    ),
    ReportKind.CYCLE_SLIPPED: ReportDefinition(
        title="Skredet i årshjulet",
        headings=(
            "Udvalg",
            "Emne",
            "Oprindeligt møde",
            "Nu på",
            "Dage for sent",
            "Ansvarlig",
            "Tilstand",
            "Begrundelse",
        ),
        empty="Intet er skredet i årshjulet.",
        file_name="skredet-i-aarshjulet",
        path="occurrences?state=slipped",
        is_of_period=True,
        notes=(
            _CYCLE_TODAY,
            "Med er, hvad der er skredet i årets og det foregående års årshjul, og hvad der er "
            "sprunget over i perioden.",
        ),
    ),
    ReportKind.OWED: ReportDefinition(
        title="Udeståender",
        headings=("Ansvarlig", "Udvalg", "Hvad", "Slags", "Frist", "Dage over frist"),
        empty="Der er ingen udeståender.",
        file_name="udestaaender",
        path="outstanding",
        notes=(
            _TODAY,
            "Udsatte punkter, uafklarede betingelser og oversendte sager er, som de står i dag.",
        ),
    ),
}


def refuse_report_again(made_on: date | None, today: date) -> list[Refusal]:
    """The report of a day is made once."""
    detail = f"Rapporten for {format_day(today)} er allerede dannet."
    return against((made_on == today, Refusal("report_already_made", "rapporter", detail)))


def refuse_recipient(kind: ReportKind, *, is_entitled: bool) -> list[Refusal]:
    """A report tells nobody what he may not read in the system [6, 76]; somebody without an
    account has no rights that could be asked."""
    detail = f"Modtageren har ikke ret til rapporten »{kind.label}« om dette."
    return against((not is_entitled, Refusal("recipient_not_entitled", "rapporter", detail)))


def split_missed(kind: ReportKind, days: Sequence[date]) -> tuple[list[date], list[date]]:
    """Of the days a report has come due on, oldest first: those whose report is made, and those
    that a newer one makes worthless."""
    most = MOST_MADE_UP if DEFINITIONS[kind].is_of_period else 1
    return list(days[-most:]), list(days[:-most])
