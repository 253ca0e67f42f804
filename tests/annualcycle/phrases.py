"""How real agendas say when something comes back, and what was written down for it.

The phrases are keys: whoever tests them reads in the real texts that they stand there. What each
of them gives is worked out by hand for a year with a meeting on the second Tuesday of every month
but July.
"""

from dataclasses import dataclass, field
from typing import Any

YEAR = 2026
MEETINGS = "01-13 02-10 03-10 04-14 05-12 06-09 08-11 09-08 10-13 11-10 12-08"
BUDGET_DAY = f"{YEAR}-08-25"
FIRSTS = "01-01 02-01 03-01 04-01 05-01 06-01 07-01 08-01 09-01 10-01 11-01 12-01"
MONTHLY = "01-13 02-10 03-10 04-14 05-12 06-09 08-11 08-11 09-08 10-13 11-10 12-08"
"""July has no meeting: August's takes both months."""
VEJLE, VEJEN = "seeds/000_*.txt", "seeds/001_*.txt"
LEMVIG, SOROE = "seeds/003_*.txt", "seeds/004_*.txt"
FAXE, SYD = "samples/47_faxe.txt", "samples/57_regionsyd.txt"
MIDDELFART = "samples/62_middelfart.txt"
RULES, VARIETY = "domain/rules.md", "domain/variety.md"


@dataclass(frozen=True)
class Said:
    """A phrase, where it stands, what is entered for it, and when it then falls due and is taken
    up. `covers` are the days the last one's figures cover; `unplanned` is why it has no days."""

    where: str
    phrase: str
    body: dict[str, Any] = field(hash=False)
    due: str = ""
    meetings: str = ""
    covers: tuple[str, str] | None = None
    unplanned: str | None = None
    foci: tuple[str, ...] = ()


def _span(first: str, last: str) -> tuple[str, str]:
    return f"{YEAR}-{first}", f"{YEAR}-{last}"


EVERY = {"frequency": "every_meeting"}
MONTH = {"frequency": "monthly"}
QUARTER = {"frequency": "quarterly"}
HALF = {"frequency": "half_yearly"}
FROM_FEBRUARY = {**HALF, "first_month": 2}
ONE = {"frequency": "yearly"}
ONGOING = {"frequency": "ongoing"}
RULE = {"frequency": "rule", "rrule": "FREQ=MONTHLY;INTERVAL=4;BYMONTHDAY=1"}
BEFORE = {"meeting_choice": "last_on_or_before"}
MONTHS_FIGURES = {**MONTH, "data_period": "month"}
QUARTERS_FIGURES = {**QUARTER, "first_month": 2, "data_period": "quarter"}
OF_TERM = {"frequency": "every_four_years", "year_of_term": 1}
NEGOTIATIONS = {
    "frequency": "relative",
    "relative_to": "budget_negotiations",
    "offset_days": -1,
    **BEFORE,
}
ROTATION = {
    "frequency": "annual_plan",
    "rotation": [{"month": 2, "focus": "Unge"}, {"month": 10, "focus": "Integration"}],
}
ROTATED = ("02-01 10-01", "02-10 10-13", None, None, ("Unge", "Integration"))
TURN_OF_YEAR = {**ONE, "first_month": 12, **BEFORE}


def _months(*months: int) -> dict[str, Any]:
    return {"frequency": "named_months", "months": list(months)}


def _cut_offs(*days: str, **told: Any) -> dict[str, Any]:
    return {"frequency": "cut_off_days", "cut_offs": list(days), **told}


def _year_from(month: int) -> dict[str, Any]:
    return {**ONE, "first_month": month}


EACH_QUARTER = ("01-01 04-01 07-01 10-01", "01-13 04-14 08-11 10-13")
EACH_HALF = ("01-01 07-01", "01-13 08-11")
FEBRUARY_AND_AUGUST = ("02-01 08-01", "02-10 08-11")
IN_JANUARY, IN_AUGUST = ("01-01", "01-13"), ("08-01", "08-11")
NO_RHYTHM = ("", "", None, "no_rhythm")
SEEDS = (
    Said(VEJLE, "på hvert møde", EVERY, MEETINGS, MEETINGS),
    Said(VEJLE, "årlig justering", ONE, *IN_JANUARY),
    Said(VEJLE, "årlige temamøde i august", _year_from(8), *IN_AUGUST),
    Said(VEJLE, "årlige møde i august", _months(8), *IN_AUGUST),
    Said(VEJLE, "Løbende evaluering", ONGOING, *NO_RHYTHM),
    Said(VEJLE, "Rapportere regelmæssigt", ONGOING, *NO_RHYTHM),
    Said(VEJEN, "som led i Årshjulet", ROTATION, *ROTATED),
    Said(VEJEN, "et årligt forløb", ONE, *IN_JANUARY),
    Said(VEJEN, "4 gange årligt", QUARTER, *EACH_QUARTER),
    Said(VEJEN, "En gang årligt", ONE, *IN_JANUARY),
    Said(VEJEN, "ca. 1 gang månedligt", MONTH, FIRSTS, MONTHLY),
    Said(VEJEN, "Årlig afrapportering i fagudvalg", ONE, *IN_JANUARY),
    Said(VEJEN, "fagudvalgene årligt modtager", _year_from(11), "11-01", "11-10"),
    Said(VEJEN, "årligt et tværgående politisk formandsmøde", _year_from(6), "06-01", "06-09"),
    Said(VEJEN, "inden opstart af budgetforhandlinger", NEGOTIATIONS, "08-24", "08-11"),
    Said(
        VEJEN,
        "kvartalsvise ledelsesinformation",
        QUARTERS_FIGURES,
        "02-01 05-01 08-01 11-01",
        "02-10 05-12 08-11 11-10",
        _span("07-01", "09-30"),
    ),
    Said(
        VEJEN,
        "3. kvartal 2023",
        _cut_offs("09-30", data_period="quarter"),
        "09-30",
        "10-13",
        _span("07-01", "09-30"),
    ),
    Said(
        VEJEN,
        "Månedlig budgetopfølgning",
        MONTHS_FIGURES,
        FIRSTS,
        MONTHLY,
        _span("11-01", "11-30"),
    ),
    Said(
        VEJEN,
        "månedlige budgetopfølgning af ultimo oktober",
        _cut_offs("10-31", data_period="month"),
        "10-31",
        "11-10",
        _span("10-01", "10-31"),
    ),
    Said(
        VEJEN,
        "budgetopfølgning ultimo oktober",
        _cut_offs("10-31", data_period="year_to_date"),
        "10-31",
        "11-10",
        _span("01-01", "10-31"),
    ),
    Said(
        LEMVIG,
        "En gang om måneden",
        {**MONTHS_FIGURES, "period_lag": 2},
        FIRSTS,
        MONTHLY,
        _span("10-01", "10-31"),
    ),
    Said(
        LEMVIG,
        "opdateres månedsvist",
        MONTHS_FIGURES,
        FIRSTS,
        MONTHLY,
        _span("11-01", "11-30"),
    ),
    Said(LEMVIG, "Jævnfør årsplanen", ROTATION, *ROTATED),
    Said(
        SOROE,
        "Årshjul for Arbejdsmarkeds og Erhvervsudvalget",
        {"frequency": "annual_plan"},
        unplanned="no_day",
    ),
    Said(SOROE, "halvårlig opfølgning", FROM_FEBRUARY, *FEBRUARY_AND_AUGUST),
    Said(SOROE, "giver årligt input", _year_from(9), "09-01", "09-08"),
    Said(SOROE, "inden årsskiftet", TURN_OF_YEAR, "12-31", "12-08"),
    Said(SOROE, "kvartalsvis opfølgning", QUARTER, *EACH_QUARTER),
    Said(SOROE, "forelægges halvårligt", HALF, *EACH_HALF),
    Said(SOROE, "status hvert halve år", HALF, *EACH_HALF),
    Said(SOROE, "løbende ønsket opfølgning", ONGOING, *NO_RHYTHM),
    Said(SOROE, "Opfølgningerne tilrettes løbende", ONGOING, *NO_RHYTHM),
    Said(SOROE, "hvert fjerde år efter en ny Kommunalbestyrelse", OF_TERM, *IN_JANUARY),
    Said(SOROE, "Hvert år udarbejder", _year_from(2), "02-01", "02-10"),
    Said(SOROE, "På marts mødet", _months(3), "03-01", "03-10"),
    Said(SOROE, "ét af de halvårlige statusmøder", FROM_FEBRUARY, *FEBRUARY_AND_AUGUST),
    Said(SOROE, "skulle ske halvårligt", FROM_FEBRUARY, *FEBRUARY_AND_AUGUST),
    Said(
        SOROE,
        "første gang på udvalgsrådet i februar",
        {**HALF, "first_month": 2, "starts_on": f"{YEAR}-02-01"},
        *FEBRUARY_AND_AUGUST,
    ),
)
SAMPLES = (
    Said("samples/11_broenderslev.txt", "ved hvert byrådsmøde", EVERY, MEETINGS, MEETINGS),
    Said(FAXE, "3 årlige budgetopfølgninger", RULE, "01-01 05-01 09-01", "01-13 05-12 09-08"),
    Said(
        FAXE,
        "pr. 31. marts, 31. maj og 31. august",
        _cut_offs("03-31", "05-31", "08-31", data_period="since_last"),
        "03-31 05-31 08-31",
        "04-14 06-09 09-08",
        _span("06-01", "08-31"),
    ),
    Said(
        FAXE,
        "pr. 31. maj behandles på fagudvalgenes møder i august",
        _cut_offs("05-31", data_period="year_to_date", offset_days=62),
        *IN_AUGUST,
        _span("01-01", "05-31"),
    ),
    Said(FAXE, "Budgetopfølgning pr. 31. maj 2019", _cut_offs("05-31"), "05-31", "06-09"),
    Said(FAXE, "i Økonomiudvalg og Byråd i september", _months(9), "09-01", "09-08"),
    Said(SYD, "Tre gange om året", _months(3, 6, 12), "03-01 06-01 12-01", "03-10 06-09 12-08"),
    Said(SYD, "tre gange årligt", RULE, "01-01 05-01 09-01", "01-13 05-12 09-08"),
    Said(
        SYD,
        "årets første 10 måneder",
        _cut_offs("10-31", data_period="year_to_date", offset_days=30),
        "11-30",
        "12-08",
        _span("01-01", "10-31"),
    ),
    Said(MIDDELFART, "Hvert år gennemføres", ONE, *IN_JANUARY),
    Said(MIDDELFART, "Årlig rappor", ONE, *IN_JANUARY),
)
SECOND_MONTHS = ("01-01 03-01 05-01 07-01 09-01 11-01", "01-13 03-10 05-12 08-11 09-08 11-10")
COLLECTED = (
    Said(RULES, "every meeting", EVERY, MEETINGS, MEETINGS),
    Said(RULES, "monthly", MONTH, FIRSTS, MONTHLY),
    Said(RULES, "every second month", {"frequency": "every_second_month"}, *SECOND_MONTHS),
    Said(RULES, "quarterly", QUARTER, *EACH_QUARTER),
    Said(RULES, "half-yearly", HALF, *EACH_HALF),
    Said(RULES, "yearly", ONE, *IN_JANUARY),
    Said(RULES, "every 4 years after a new council", OF_TERM, *IN_JANUARY),
    Said(
        RULES,
        "named months (April, August, November)",
        _months(11, 4, 8),
        "04-01 08-01 11-01",
        "04-14 08-11 11-10",
    ),
    Said(
        RULES,
        "pr. 1/6, 1/10, 30/6, 31/5",
        _cut_offs("06-01", "10-01", "06-30", "05-31"),
        "05-31 06-01 06-30 10-01",
        "06-09 06-09 08-11 10-13",
    ),
    Said(RULES, "before budget negotiations", NEGOTIATIONS, "08-24", "08-11"),
    Said(
        RULES,
        "once, next meeting",
        {"frequency": "once", "on_day": f"{YEAR}-06-10"},
        "06-10",
        "08-11",
    ),
    Said(
        RULES,
        "ultimo oktober",
        _cut_offs("10-31", data_period="month", offset_days=10),
        "11-10",
        "11-10",
        _span("10-01", "10-31"),
    ),
    Said(RULES, "jævnfør årsplanen", ROTATION, *ROTATED),
    Said(RULES, "adoption before year end", TURN_OF_YEAR, "12-31", "12-08"),
    Said(RULES, "one of two yearly statuses", HALF, *EACH_HALF),
    Said(RULES, "half-yearly from February", FROM_FEBRUARY, *FEBRUARY_AND_AUGUST),
    Said(VARIETY, "månedsopfølgning", MONTHS_FIGURES, FIRSTS, MONTHLY, _span("11-01", "11-30")),
    Said(
        VARIETY,
        "kvartals-/halvårsregnskab",
        _cut_offs("06-30", data_period="half_year", offset_days=45),
        "08-14",
        "09-08",
        _span("01-01", "06-30"),
    ),
    Said(VARIETY, "Odense 1/6 + 1/10", _cut_offs("06-01", "10-01"), "06-01 10-01", "06-09 10-13"),
    Said(
        VARIETY,
        "emne til næste møde",
        {"frequency": "once", "on_day": f"{YEAR}-03-10"},
        "03-10",
        "03-10",
    ),
)
SAID = (*SEEDS, *SAMPLES, *COLLECTED)
