"""How presence is worded: notes in, the municipality's own lines out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from committees.settings import PresenceWords
from committees.vocabulary import NameJoint
from committees.wording import fill, joined, named
from foundation.calendar import copenhagen_time
from foundation.danish import MONTHS
from proceedings.vocabulary import PresenceNote

WORDS = {
    PresenceNote.EXCUSED: "excused_words",
    PresenceNote.ABSENT: "absent_words",
    PresenceNote.NO_SHOW: "no_show_words",
    PresenceNote.ON_LEAVE: "on_leave_words",
    PresenceNote.TOOK_NO_PART: "took_no_part_words",
    PresenceNote.ARRIVED: "arrived_words",
    PresenceNote.LEFT: "left_words",
    PresenceNote.SUBSTITUTE: "substitute_words",
    PresenceNote.NOT_COME: "not_come_words",
    PresenceNote.REMOTE: "remote_words",
    PresenceNote.CHAIRED: "chaired_words",
}
ABSENCES = frozenset(
    {
        PresenceNote.EXCUSED,
        PresenceNote.ABSENT,
        PresenceNote.NO_SHOW,
        PresenceNote.ON_LEAVE,
    }
)
TOGETHER = ABSENCES | {PresenceNote.REMOTE, PresenceNote.TOOK_NO_PART}
"""Notes of which several people share a line."""


@dataclass(frozen=True)
class Named:
    """Somebody as minutes name him."""

    person_id: UUID | None
    name: str
    list_letter: str | None


@dataclass(frozen=True, kw_only=True)
class Note:
    """One thing minutes say of somebody's presence. `items` are the numbers of the items it is
    about, empty for the whole meeting; `other` is who is replaced, or who replaces; `place` is a
    substitute's in the chain of those called."""

    kind: PresenceNote
    who: Named
    items: tuple[str, ...] = ()
    item_id: UUID | None = None
    at: datetime | None = None
    day: date | None = None
    other: Named | None = None
    place: int | None = None
    reason: str | None = None
    is_partial: bool = False
    """Away from some items only."""


@dataclass(frozen=True)
class PrintedLine:
    """One line of print: `style` with a hole `{name}` for each of the people, in their order."""

    kind: PresenceNote
    style: str
    people: tuple[Named, ...]

    @property
    def texts(self) -> list[str]:
        """As it is read: a line, or one for each of the people."""
        return named(self.style, [(who.name, who.list_letter) for who in self.people])


def lines_of(
    notes: Sequence[Note], words: PresenceWords, *, in_header: bool
) -> Iterator[PrintedLine]:
    """The lines a municipality prints. An absence whose substitute came is one line where it is
    worded so, else the substitute has a line of his own."""
    paired = {n.other: n for n in notes if n.kind == PresenceNote.SUBSTITUTE and n.other}
    whole = {n.who for n in notes if n.kind in ABSENCES and n.who in paired}
    combined = whole if words.substituted_words else frozenset()
    for kind, group in groupby(_in_order(notes), key=lambda n: (n.kind, n.is_partial, n.items)):
        told = list(group)
        if kind[0] == PresenceNote.SUBSTITUTE:
            told = [n for n in told if n.other not in combined]
        for run in _runs(told, combined, words):
            if _is_combined(run[0], combined):
                yield from (_substituted(note, paired[note.who], words) for note in run)
            else:
                yield from _worded(run, words, in_header=in_header)


def _runs(
    told: Sequence[Note], combined: Collection[Named], words: PresenceWords
) -> list[list[Note]]:
    """Those whose substitute came and those without, apart; where each has a line of his own they
    keep their order."""
    if words.names_joined == NameJoint.LINES:
        return [[note] for note in told]
    first = [note for note in told if _is_combined(note, combined)]
    rest = [note for note in told if not _is_combined(note, combined)]
    return [run for run in (first, rest) if run]


def _is_combined(note: Note, combined: Collection[Named]) -> bool:
    return note.who in combined and note.kind in ABSENCES


def _in_order(notes: Sequence[Note]) -> list[Note]:
    """Absences first, then who took their place, then who came and went."""
    order = {kind: n for n, kind in enumerate(WORDS)}
    return sorted(
        notes, key=lambda n: (order[n.kind], n.is_partial, n.items if n.kind in TOGETHER else ())
    )


def _worded(
    notes: Sequence[Note], words: PresenceWords, *, in_header: bool
) -> Iterator[PrintedLine]:
    if not notes:
        return
    first = notes[0]
    if first.kind not in TOGETHER:
        for note in notes:
            yield _single(note, words)
    elif words.names_joined == NameJoint.LINES:
        for note in notes:
            yield _several([note], words, in_header=in_header)
    else:
        yield _several(notes, words, in_header=in_header)


def _several(notes: Sequence[Note], words: PresenceWords, *, in_header: bool) -> PrintedLine:
    first = notes[0]
    names = [
        fill(words.person_words, name="{name}", letter="{letter}" if n.who.list_letter else None)
        for n in notes
    ]
    style = fill(
        _words_of(first, words, in_header=in_header),
        names=joined(names, words.names_joined),
        items=spans(first.items),
        day=told_day(first.day),
    )
    return PrintedLine(first.kind, style, tuple(n.who for n in notes))


def _words_of(note: Note, words: PresenceWords, *, in_header: bool) -> str:
    usual: str = getattr(words, WORDS[note.kind])
    if note.is_partial and note.kind in ABSENCES:
        return words.part_absence_words if in_header else words.item_absence_words or usual
    return usual


def _single(note: Note, words: PresenceWords) -> PrintedLine:
    told, other = note.who, note.other
    substitute = note.kind in (PresenceNote.SUBSTITUTE, PresenceNote.NOT_COME)
    member = other if substitute else told
    style = fill(
        getattr(words, WORDS[note.kind]),
        name="{name}" if member else None,
        letter="{letter}" if member and member.list_letter else None,
        substitute=_plain(told.name) if substitute else None,
        substitute_letter=_plain(told.list_letter or "") if substitute else None,
        place=str(note.place) if note.place else None,
        time=f"{copenhagen_time(note.at):%H.%M}" if note.at else None,
        day=told_day(note.day),
        item=spans(note.items),
    )
    if "{name}" not in style:
        style = style.replace(_plain(told.name), "{name}", 1)
        member = told
    return PrintedLine(note.kind, style, (member or told,))


def _substituted(absence: Note, substitute: Note, words: PresenceWords) -> PrintedLine:
    who = absence.who
    style = fill(
        words.substituted_words,
        name="{name}",
        letter="{letter}" if who.list_letter else None,
        substitute=_plain(substitute.who.name),
        substitute_letter=_plain(substitute.who.list_letter or ""),
    )
    return PrintedLine(absence.kind, style, (who,))


def spans(numbers: Sequence[str]) -> str | None:
    """Numbers of items as minutes write them: "5", "12-15", "2, 5-7"."""
    if not numbers:
        return None
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _follows(runs[-1][-1], number):
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(r[0] if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def told_day(day: date | None) -> str | None:
    """A day as minutes write it: "19. juni"."""
    return f"{day.day}. {MONTHS[day.month - 1]}" if day else None


def _follows(before: str, number: str) -> bool:
    return before.isdecimal() and number.isdecimal() and int(number) == int(before) + 1


def _plain(text: str) -> str:
    """A text that holds no hole."""
    return text.translate({ord("{"): "(", ord("}"): ")"})
