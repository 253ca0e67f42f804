"""What stands against making an account wider than its maker."""

from collections.abc import Collection

from foundation.accounts.vocabulary import Role
from foundation.problems.refusal import Refusal
from foundation.rulebook import against

OPERATORS_ACCOUNT = Refusal(
    code="operators_account",
    rule="access",
    detail="Kontoen hører til installationen og ændres kun af driften.",
)
ONLY_ADMINISTRATORS = Refusal(
    code="only_administrators",
    rule="access",
    detail="Kun en systemadministrator kan give eller ændre denne rolle.",
)
GUEST_NEEDS_ITEM = Refusal(
    code="guest_needs_item", rule="ksl § 20, stk. 4", detail="En gæst indkaldes til ét punkt."
)
DAYS_IN_ORDER = Refusal(
    code="days_in_order", rule="access", detail="Rollen kan ikke slutte, før den begynder."
)
WIDER_THAN_OWN = Refusal(
    code="wider_than_own",
    rule="access",
    detail="En adgangsnøgle kan ikke give mere, end den nøgle der udsteder den.",
)
NOT_ONES_OWN = Refusal(
    code="not_ones_own", rule="access", detail="Kun sekretariatet udsteder nøgler til andre."
)
ALREADY_REVOKED = Refusal(
    code="already_revoked", rule="access", detail="Adgangsnøglen er allerede tilbagekaldt."
)


def refuse_account(*, in_municipality: bool) -> list[Refusal]:
    """Accounts of the installation itself are no municipality's to change."""
    return against((not in_municipality, OPERATORS_ACCOUNT))


def refuse_role(*, role: str, by_administrator: bool) -> list[Refusal]:
    """Nobody gives a role wider than his own."""
    return against((role == Role.ADMINISTRATOR and not by_administrator, ONLY_ADMINISTRATORS))


def refuse_scopes(*, wanted: Collection[str], held: Collection[str]) -> list[Refusal]:
    """A token makes none that reaches further than itself."""
    return against(("*" not in held and not set(wanted) <= set(held), WIDER_THAN_OWN))
