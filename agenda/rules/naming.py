"""What an item is called where somebody reads who need not know its title."""

from dataclasses import dataclass

from agenda.vocabulary import Visibility


@dataclass(frozen=True, kw_only=True)
class Named:
    """An item as far as its name goes; facts about items build on it."""

    title: str
    visibility: Visibility = Visibility.OPEN
    public_title: str = ""
    number: str | None = None

    @property
    def name(self) -> str:
        """What the item is called where anybody who may ask for its verbs can read it."""
        if self.visibility == Visibility.OPEN:
            return self.title
        return self.public_title.strip() or f"Punkt {self.number or 'uden nummer'}"
