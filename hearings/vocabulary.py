"""Words about hearings."""

from foundation.vocabulary import Term


class Audience(Term):
    """Hvem der høres."""

    PUBLIC = "public", "Offentligheden"
    COMMITTEES = "committees", "Udvalg"
    FORUM = "forum", "Forum"
    STATUTORY_COUNCIL = "statutory_council", "Lovpligtigt råd"
    BOARDS = "boards", "Bestyrelser"
    WORKS_COUNCIL = "works_council", "MED-udvalg"


class HearingBasis(Term):
    """Hjemmel til høringen; it decides the shortest deadline."""

    VOLUNTARY = "voluntary", "Uden lovkrav"
    MUNICIPAL_PLAN = "municipal_plan", "Kommuneplan (planloven § 24)"
    MUNICIPAL_PLAN_MINOR = "municipal_plan_minor", "Mindre ændring af kommuneplan (planloven § 24)"
    LOCAL_PLAN = "local_plan", "Lokalplan (planloven § 24)"
    LOCAL_PLAN_MINOR = "local_plan_minor", "Lokalplan af mindre betydning (planloven § 24)"
    SCHOOL_CLOSURE = "school_closure", "Nedlæggelse af skole"
    SENIOR_COUNCIL = "senior_council", "Høring af ældreråd (retssikkerhedsloven § 30)"
    DISABILITY_COUNCIL = "disability_council", "Høring af handicapråd (retssikkerhedsloven)"


class HearingState(Term):
    """Høringens tilstand."""

    PLANNED = "planned", "Planlagt"
    RUNNING = "running", "I gang"
    ENDED = "ended", "Frist udløbet"
    CONCLUDED = "concluded", "Afsluttet"
    WITHDRAWN = "withdrawn", "Trukket tilbage"


class OnNoObjection(Term):
    """Hvad tavshed betyder: nothing, unless the decision to hear said so beforehand [93]."""

    RETURN = "return", "Sagen behandles igen"
    ADOPT = "adopt", "Forslaget er vedtaget, hvis ingen gør indsigelse"


class HearingResult(Term):
    """Høringens udfald, when somebody has concluded it; a deadline that runs out has none."""

    RETURNED = "returned", "Sagen behandles igen"
    ADOPTED = "adopted", "Vedtaget, da ingen gjorde indsigelse"


class ConsulteeState(Term):
    """Høringspartens tilstand: silence is not the same as declining. Never stored, but read
    from what happened and when."""

    INVITED = "invited", "Inviteret"
    SEEN = "seen", "Set"
    REMINDED = "reminded", "Påmindet"
    ANSWERED = "answered", "Har svaret"
    ANSWERED_LATE = "answered_late", "Har svaret for sent"
    DECLINED = "declined", "Afgiver ikke høringssvar"
    NO_REPLY = "no_reply", "Har ikke svaret"
    WAIVED = "waived", "Fritaget"


class ResponseState(Term):
    """Høringssvarets tilstand."""

    DRAFT = "draft", "Kladde"
    SUBMITTED = "submitted", "Afgivet"
    REPLACED = "replaced", "Erstattet"


class ResponseChannel(Term):
    """Høringssvarets vej."""

    ACCOUNT = "account", "Med adgang til systemet"
    INVITATION = "invitation", "Med linket i et brev"
    FORM = "form", "Med den offentlige formular"


class SenderKind(Term):
    """Hvem afsenderen er; of private people nothing is public unless they said yes."""

    PRIVATE = "private", "Privatperson"
    ORGANISATION = "organisation", "Forening eller virksomhed"
    AUTHORITY = "authority", "Udvalg, råd eller myndighed"


class SenderDisplay(Term):
    """Afsendere i den offentlige udgave."""

    ANONYMOUS = "anonymous", "Ingen afsendere nævnes"
    ORGANISATIONS = "organisations", "Kun foreninger, virksomheder og myndigheder nævnes"
    CONSENTING = "consenting", "Også privatpersoner, der har sagt ja"


class FileEdition(Term):
    """Filens udgave."""

    ORIGINAL = "original", "Som den blev sendt"
    PUBLIC = "public", "Offentlig udgave"


class ProposalChange(Term):
    """Høringssvarets betydning for forslaget."""

    NONE = "none", "Ændrer ikke forslaget"
    PARTLY = "partly", "Ændrer forslaget delvist"
    CHANGES = "changes", "Ændrer forslaget"


class JointReplyState(Term):
    """Det samlede høringssvars tilstand."""

    PLANNED = "planned", "Planlagt"
    COLLECTING = "collecting", "Indsamler bidrag"
    DRAFTING = "drafting", "Udkast skrives"
    CIRCULATED = "circulated", "Til godkendelse hos medlemmerne"
    SENT = "sent", "Fremsendt"
    CONSIDERED = "considered", "Behandlet"


class MemberApproval(Term):
    """Et medlems svar på udkastet; silence is neither yes nor no."""

    AWAITED = "awaited", "Har ikke svaret på udkastet"
    APPROVED = "approved", "Godkender udkastet"
    OBJECTED = "objected", "Gør indsigelse mod udkastet"


class MemberAnswer(Term):
    """Svar på et link om et samlet høringssvar."""

    CONTRIBUTE = "contribute", "Giv bidrag"
    APPROVE = "approve", "Godkend udkast"
    OBJECT = "object", "Gør indsigelse"


class Answer(Term):
    """Svar på en invitation."""

    DRAFT = "draft", "Gem som kladde"
    SUBMIT = "submit", "Afgiv høringssvar"
    REPLACE = "replace", "Erstat høringssvar"
    DECLINE = "decline", "Afgiv ikke høringssvar"
