"""The wheel as a drawing: a pure function of the picture and today."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from annualcycle.wheel import legend, rim, ring, wording
from annualcycle.wheel.geometry import SHEET
from annualcycle.wheel.lanes import lay
from annualcycle.wheel.metrics import POINT, clean, wrap
from annualcycle.wheel.palette import ACCENT, INK, QUIET
from annualcycle.wheel.picture import Picture, Topic
from annualcycle.wheel.shapes import Drawing, Group, Piece, Style, Words
from annualcycle.wheel.svg import to_svg
from annualcycle.wording import day_words

TITLE = Style(17 * POINT, ACCENT, bold=True)
COMMITTEE = Style(9.5 * POINT, INK, bold=True)
SMALL = Style(7 * POINT, QUIET)


def wheel_svg(picture: Picture, today: date) -> str:
    """The wheel as SVG."""
    return to_svg(draw(picture, today))


def draw(picture: Picture, today: date) -> Drawing:
    """Everything on the sheet."""
    told = tidy(picture)
    return Drawing(
        wording.title(told), wording.description(told, today), tuple(_groups(told, today))
    )


def tidy(picture: Picture) -> Picture:
    """Every text on one line, without what XML cannot carry: what is measured is what is drawn."""
    return replace(
        picture,
        municipality=clean(picture.municipality),
        committee=clean(picture.committee),
        topics=tuple(_tidy_topic(topic) for topic in picture.topics),
        goals=tuple(replace(goal, text=clean(goal.text)) for goal in picture.goals),
    )


def _tidy_topic(topic: Topic) -> Topic:
    return replace(
        topic,
        name=clean(topic.name),
        department=clean(topic.department),
        times=tuple(replace(time, focus=clean(time.focus)) for time in topic.times),
    )


def _groups(picture: Picture, today: date) -> Iterator[Group]:
    laid = lay(ring.wishes(picture, today))
    inner = max(laid.inner - 1.2, 24.0)
    yield rim.months(picture, inner)
    yield rim.today_line(picture, today, inner)
    yield from ring.groups(picture, laid, today)
    yield rim.hub(picture, inner)
    yield from rim.marks(picture, today)
    yield rim.today_label(picture, today)
    yield _heading(picture, today)
    yield legend.key_of_signs()
    yield legend.legend(picture, wording.notes(len(laid.left), is_crowded=laid.is_crowded))


def _heading(picture: Picture, today: date) -> Group:
    """The upper left corner: the ring leaves less room the further down."""
    y = 8 + TITLE.size * 0.75
    pieces: list[Piece] = [Words(f"Årshjul {picture.year}", (8, y), TITLE)]
    y += 1.5
    for line in wrap(picture.committee, 40, COMMITTEE.size, 2, bold=True):
        y += COMMITTEE.size * 1.25
        pieces.append(Words(line, (8, y), COMMITTEE, meant=picture.committee))
    for line in wrap(picture.municipality, 32, SMALL.size, 1):
        y += SMALL.size * 1.5
        pieces.append(Words(line, (8, y), SMALL, meant=picture.municipality))
    told = f"Opgjort {day_words(today)}"
    pieces.append(Words(told, (SHEET[0] - 92 - 4, SHEET[1] - 4.5), SMALL, "end"))
    return Group(tuple(pieces), name="heading")
