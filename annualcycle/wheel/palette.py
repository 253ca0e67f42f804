"""Colours and patterns that are told apart on a screen, on a grey printer and by whoever sees no
red.

A category has one of four steps of light and one of three patterns, and no two have the same of
both. All are at least 3:1 against paper, all text at least 4.5:1 (WCAG 2.2, 1.4.3 and 1.4.11);
a test measures them.
"""

from dataclasses import dataclass

from annualcycle.vocabulary import OccurrenceState, TopicCategory

PAPER, INK, QUIET, RULE, WASH = "#ffffff", "#1d2430", "#566070", "#c9d0d9", "#f4f6f9"
ACCENT, TODAY = "#1f3f66", "#b42318"

SOLID, DASHED, DOTTED = "", "1.5 0.7", "0.45 0.45"
"""What is drawn and what is left out, in millimetres along the arc."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colour and the pattern of a category."""

    colour: str
    pattern: str


LOOKS: dict[TopicCategory, Look] = {
    TopicCategory.BUDGET_STEP: Look("#142761", SOLID),
    TopicCategory.BUDGET_FOLLOW_UP: Look("#184f86", DASHED),
    TopicCategory.MANAGEMENT_INFORMATION: Look("#12787b", DOTTED),
    TopicCategory.THEME_DISCUSSION: Look("#d87411", SOLID),
    TopicCategory.DIALOGUE_MEETING: Look("#0d321c", DASHED),
    TopicCategory.POLICY_STATUS: Look("#64339a", DOTTED),
    TopicCategory.EVALUATION: Look("#c43b31", SOLID),
    TopicCategory.VISIT: Look("#749b27", DASHED),
    TopicCategory.REPORTING: Look("#452211", DOTTED),
    TopicCategory.MEETING_PLAN: Look("#414e61", SOLID),
    TopicCategory.AGREEMENT: Look("#b53c90", DASHED),
    TopicCategory.OTHER: Look("#878f9d", DOTTED),
}
SIGNS: dict[OccurrenceState, str] = {
    OccurrenceState.PLANNED: "#566070",
    OccurrenceState.ON_AGENDA: "#1f5fa8",
    OccurrenceState.TREATED: "#1b6e3c",
    OccurrenceState.SLIPPED: "#b42318",
    OccurrenceState.SKIPPED: "#5d6674",
}
"""The colour of the sign of a state; its shape says the same."""


def light_of(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    dark, light = sorted((light_of(one), light_of(other)))
    return (light + 0.05) / (dark + 0.05)


def tint(colour: str, share: float = 0.14) -> str:
    """So much of the colour on paper."""
    parts = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
