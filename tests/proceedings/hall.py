"""A meeting where something is voted on."""

from dataclasses import dataclass
from typing import Any

from committees.models import Committee, Membership, Party
from committees.vocabulary import CommitteeKind
from tests.cast import TERM_START
from tests.door import expect
from tests.proceedings.stage import Stage

MEMBERS = ("chair", "member", "member2", "member3", "member4")
UNKNOWN = [{"code": "presence_unknown", "reason": "Alle sad i salen."}]


@dataclass
class Hall(Stage):
    """The stage, open and everybody there; `letters` puts the members in parties."""

    def letters(self, **of: str) -> "Hall":
        home = self.cast.egernborg
        for who, letter in of.items():
            party, _ = Party.objects.get_or_create(
                municipality=home, name=letter, list_letter=letter, valid_from=TERM_START
            )
            seats = Membership.objects.filter(person=self.cast.person(who))
            seats.filter(committee=self.cast.culture).update(party=party)
        return self

    def is_now(self, kind: CommitteeKind, **settings: Any) -> "Hall":
        """The committee as another kind of body, with settings of its own."""
        rows = Committee.objects.filter(pk=self.cast.culture.pk)
        rows.update(kind=kind.value, settings=settings)
        return self

    def sit(self) -> "Hall":
        self.open().everybody()
        return self

    def ballots(self, **choices: str) -> list[dict[str, str]]:
        return [{"person": self.cast.person_id(w), "choice": c} for w, c in choices.items()]

    def vote(self, at: str = "", /, **told: Any) -> dict[str, Any]:
        return self.desk.made(f"{at or self.at_item}/votes", self.told(**told))

    def told(self, **told: Any) -> dict[str, Any]:
        return {"method": "show_of_hands", **told}

    def try_vote(self, at: str = "", /, **told: Any) -> Any:
        return self.desk.post(f"{at or self.at_item}/votes", self.told(**told))

    def amend(self, text: str = "Halv pris.", /, *who: str, **more: Any) -> dict[str, Any]:
        people = [{"person": self.cast.person_id(name)} for name in who or ("member",)]
        told = {"body_html": text, "proposers": people, **more}
        return self.desk.made(f"{self.at_item}/amendments", told)

    def votes(self, who: str = "secretariat", **query: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.door(who).seen(f"{self.at}/votes", **query)["results"]
        return found

    def row(self, path: str) -> dict[str, Any]:
        return expect(self.desk.get(path), 200)


NO_SUCH = "01890000-0000-7000-8000-000000000000"
