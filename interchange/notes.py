"""What taking in a document made or could not settle, told to whoever sent it."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One warning: `code` is stable, `detail` is Danish."""

    code: str
    detail: str


class Notes:
    """Warnings of one import, each once, in the order they came up."""

    def __init__(self) -> None:
        self._found: dict[Note, None] = {}

    def as_json(self) -> list[dict[str, str]]:
        return [asdict(note) for note in self._found]

    def municipality_made(self, name: str) -> None:
        self._say("municipality_made", f"Kommunen {name} er oprettet.")

    def committee_made(self, name: str) -> None:
        self._say("committee_made", f"Udvalget {name} er oprettet.")

    def person_made(self, name: str) -> None:
        self._say("person_made", f"{name} er oprettet som person.")

    def doubtful_person(self, name: str) -> None:
        self._say("person_unclear", f"{name} kan være flere personer og står kun som trykt.")

    def unknown_body(self, name: str) -> None:
        self._say("committee_unknown", f"{name} svarer ikke til ét udvalg og står kun som trykt.")

    def _say(self, code: str, detail: str) -> None:
        self._found[Note(code, detail)] = None
