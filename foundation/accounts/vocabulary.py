"""Who may be who."""

from foundation.vocabulary import Term


class Role(Term):
    """Rolle: what one is to a municipality, a committee or one thing in it."""

    ADMINISTRATOR = "administrator", "Systemadministrator"
    SECRETARIAT = "secretariat", "Sekretariat"
    DEPARTMENT_HEAD = "department_head", "Afdelingsleder"
    CASE_OFFICER = "case_officer", "Sagsbehandler"
    OFFICIAL = "official", "Embedsmand"
    CHAIR = "chair", "Formand"
    MEMBER = "member", "Medlem"
    OBSERVER = "observer", "Observatør"
    GUEST = "guest", "Gæst"
    SUBSTITUTE = "substitute", "Stedfortræder"
    COUNCIL_MEMBER = "council_member", "Medlem af kommunalbestyrelsen"
    CONSULTEE = "consultee", "Høringspart"
    INTEGRATOR = "integrator", "Integration"
    PUBLIC = "public", "Offentligheden"


STORED_ROLES = (
    Role.ADMINISTRATOR,
    Role.SECRETARIAT,
    Role.DEPARTMENT_HEAD,
    Role.CASE_OFFICER,
    Role.OFFICIAL,
    Role.GUEST,
    Role.INTEGRATOR,
)
"""Roles given by a grant; all others are derived by date from other rows."""
