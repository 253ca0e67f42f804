"""What RFC 5545 asks of a stream of iCalendar, told from its grammar: of bytes and lines, of what
a component must have and may have once, of the forms of values. Answers every fault."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)"
    r"(?P<params>(?:;[A-Za-z0-9-]+=(?:\"[^\"\x00-\x08\x0a-\x1f\x7f]*\"|[^\";:,\x00-\x1f\x7f]*))*)"
    r":(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
DATE, LOCAL = r"\d{4}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])", r"T(?:[01]\d|2[0-3])[0-5]\d[0-5]\d"
TEXT = r"(?:[^\\;,]|\\[\\;,nN])*"
OFFSET = r"[+-](?:0\d|1[0-4])[0-5]\d"
WHEN = rf"{DATE}(?:{LOCAL}Z?)?"
FORMS = {
    "VERSION": r"2\.0", "CALSCALE": "GREGORIAN", "METHOD": r"[A-Z-]+", "PRODID": TEXT,
    "NAME": TEXT, "X-WR-CALNAME": TEXT, "X-WR-TIMEZONE": TEXT, "X-PUBLISHED-TTL": r"PT\d+H",
    "REFRESH-INTERVAL": r"P(?:\d+D|(?:\d+D)?T(?:\d+H)?(?:\d+M)?(?:\d+S)?)",
    "TZID": TEXT, "TZNAME": TEXT, "TZOFFSETFROM": OFFSET, "TZOFFSETTO": OFFSET,
    "RRULE": r"FREQ=YEARLY(?:;[A-Z]+=[0-9A-Z,+-]+)*",
    "UID": TEXT, "SUMMARY": TEXT, "LOCATION": TEXT, "CATEGORIES": rf"{TEXT}(?:,{TEXT})*",
    "DTSTAMP": f"{DATE}{LOCAL}Z", "LAST-MODIFIED": f"{DATE}{LOCAL}Z",
    "DTSTART": WHEN, "DTEND": WHEN,
    "SEQUENCE": r"\d{1,9}|1\d{9}|20\d{8}|21[0-3]\d{7}",
    "STATUS": "TENTATIVE|CONFIRMED|CANCELLED", "TRANSP": "OPAQUE|TRANSPARENT",
}  # fmt: skip
OBSERVANCE = {"DTSTART", "TZOFFSETFROM", "TZOFFSETTO"}
REQUIRED = {
    "VCALENDAR": {"PRODID", "VERSION"}, "VTIMEZONE": {"TZID"}, "STANDARD": OBSERVANCE,
    "DAYLIGHT": OBSERVANCE, "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
}  # fmt: skip
INSIDE = {"": {"VCALENDAR"}, "VCALENDAR": {"VTIMEZONE", "VEVENT"},
          "VTIMEZONE": {"STANDARD", "DAYLIGHT"}}  # fmt: skip
MANY = {"CATEGORIES", "TZNAME"}


@dataclass
class Component:
    """A component as it stands there: properties are name, parameters and value."""

    name: str
    properties: list[tuple[str, str, str]] = field(default_factory=list)
    inside: list["Component"] = field(default_factory=list)

    def value(self, name: str) -> str:
        return next((value for told, _, value in self.properties if told == name), "")

    def walk(self) -> Iterator["Component"]:
        yield self
        for each in self.inside:
            yield from each.walk()


def faults_of(stream: bytes) -> list[str]:
    """Everything that is wrong with the stream; nothing when it is valid."""
    found = list(_of_bytes(stream))
    lines = stream.decode("utf-8", "replace").replace("\r\n ", "").split("\r\n")
    root = Component("")
    found += _of_structure(lines[:-1], root)
    for component in root.walk():
        found += _of_component(component)
    return found + list(_of_whole(root))


def _of_bytes(stream: bytes) -> Iterator[str]:
    if not stream.endswith(b"\r\n"):
        yield "does not end with CRLF"
    for line in stream.split(b"\r\n"):
        if len(line) > 75:
            yield f"{len(line)} octets: {line!r}"
        if b"\r" in line or b"\n" in line:
            yield f"a lone end of line: {line!r}"
        try:
            line.decode()
        except UnicodeDecodeError:
            yield f"a sign is split: {line!r}"


def _of_structure(lines: list[str], root: Component) -> Iterator[str]:
    open_: list[Component] = [root]
    for line in lines:
        match = LINE.fullmatch(line)
        if match is None:
            yield f"no content line: {line!r}"
            continue
        name, value = match["name"].upper(), match["value"]
        if name == "BEGIN":
            open_[-1].inside.append(Component(value))
            open_.append(open_[-1].inside[-1])
        elif name == "END":
            if open_.pop().name != value:
                yield f"END:{value} ends something else"
                return
        else:
            open_[-1].properties.append((name, match["params"], value))
    if len(open_) != 1:
        yield f"{open_[-1].name} has no end"


def _of_component(component: Component) -> Iterator[str]:
    counts = Counter(name for name, _, _ in component.properties)
    where = f"{component.name} {component.value('UID')}".strip()
    yield from (
        f"{where} has no {name}" for name in REQUIRED.get(component.name, set()) - {*counts}
    )
    yield from (
        f"{where} has {n} {name}" for name, n in counts.items() if n > 1 and name not in MANY
    )
    allowed = INSIDE.get(component.name, set())
    yield from (f"{each.name} in {where}" for each in component.inside if each.name not in allowed)
    for name, _, value in component.properties:
        if name not in FORMS:
            yield f"{where} has a {name}"
        elif re.fullmatch(FORMS[name], value) is None:
            yield f"{where}: {name}:{value}"
    if component.name == "VCALENDAR" and not component.inside:
        yield "a calendar without components"
    if component.name == "VEVENT":
        yield from _of_span(component, where)


def _of_span(event: Component, where: str) -> Iterator[str]:
    told = {name: (params, value) for name, params, value in event.properties}
    kinds = {
        ("VALUE=DATE" in told[n][0]) != ("T" in told[n][1])
        for n in ("DTSTART", "DTEND")
        if n in told
    }
    if kinds != {True}:
        yield f"{where}: VALUE=DATE belongs to days alone"
    elif "DTEND" in told:
        first, last = moment_of(*told["DTSTART"]), moment_of(*told["DTEND"])
        if type(first) is not type(last) or not first < last:
            yield f"{where} ends before it starts"


def moment_of(params: str, value: str) -> date:
    """What DTSTART or DTEND says: a day or a moment; a local time told twice is the first."""
    if "T" not in value:
        return date.fromisoformat(value)
    zone = re.search(r"TZID=([^;:]+)", params)
    local = datetime.fromisoformat(value)
    return local.replace(tzinfo=ZoneInfo(zone[1])) if zone else local


def _of_whole(root: Component) -> Iterator[str]:
    every = list(root.walk())
    known = {each.value("TZID") for each in every if each.name == "VTIMEZONE"}
    used = {zone for each in every for _, params, _ in each.properties
            for zone in re.findall(r"TZID=([^;:]+)", params)}  # fmt: skip
    yield from (f"no VTIMEZONE tells of {zone}" for zone in used - known)
    uids = Counter(each.value("UID") for each in every if each.name == "VEVENT")
    yield from (f"{uid} is told {n} times" for uid, n in uids.items() if n > 1)
    if [each.name for each in root.inside] != ["VCALENDAR"] or root.properties:
        yield "not one calendar"
