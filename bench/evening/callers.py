"""Who asks on a meeting day, each with a token of his own."""

from bench.evening.course import Evening
from bench.evening.screens import CHAIR, DESK, MEMBER
from foundation.accounts import tokens
from foundation.accounts.models import User


def callers(evening: Evening, secretary: User) -> dict[str, str]:
    """Tokens of the secretariat, the chair and a member."""
    chair, member = evening.hall.members[:2]
    users = {DESK: secretary, CHAIR: chair.user, MEMBER: member.user}
    return {
        who: tokens.issue(user=user, name="bench").text
        for who, user in users.items()
        if user is not None
    }
