"""Words about what happened at the meeting."""

from foundation.vocabulary import Term


class PresenceKind(Term):
    """Fremmødehændelsens art: one line in the ledger; everything else is derived from the lines."""

    PRESENT = "present", "Til stede"
    ARRIVED = "arrived", "Mødte"
    LEFT = "left", "Gik"
    EXCUSED = "excused", "Afbud"
    ABSENT = "absent", "Fraværende"
    NO_SHOW = "no_show", "Udeblevet uden afbud"
    ON_LEAVE = "on_leave", "Orlov"
    TOOK_NO_PART = "took_no_part", "Deltog ikke i sagens behandling"


class PresenceStatus(Term):
    """Fremmøde til et punkt, derived; unknown where the ledger is silent."""

    PRESENT = "present", "Til stede"
    EXCUSED = "excused", "Afbud"
    ABSENT = "absent", "Fraværende"
    NO_SHOW = "no_show", "Udeblevet uden afbud"
    ON_LEAVE = "on_leave", "Orlov"
    TOOK_NO_PART = "took_no_part", "Deltog ikke i sagens behandling"
    UNKNOWN = "unknown", "Ikke oplyst"


class PresenceMode(Term):
    """Deltagelsesform."""

    PHYSICAL = "physical", "I salen"
    REMOTE = "remote", "På video"


class PresenceSource(Term):
    """Hvem fremmødeoplysningen kommer fra."""

    SECRETARIAT = "secretariat", "Sekretariatet"
    MEMBER = "member", "Medlemmet selv"
    IMPORT = "import", "Indlæst dokument"


class TookNoPartReason(Term):
    """Grund til ikke at have deltaget i et punkt."""

    ABSENCE = "absence", "Fravær"
    DISQUALIFICATION = "disqualification", "Inhabilitet"
    UNKNOWN = "unknown", "Grund ikke oplyst"


class DisqualificationState(Term):
    """Inhabilitetssagens tilstand: the body decides, nobody else (ksl § 14, stk. 1)."""

    NOTIFIED = "notified", "Meldt"
    DISQUALIFIED = "disqualified", "Inhabil"
    NOT_DISQUALIFIED = "not_disqualified", "Ikke inhabil"
    WITHDRAWN = "withdrawn", "Trukket tilbage"


class DisqualificationFinding(Term):
    """Organets afgørelse om inhabilitet (ksl § 14, stk. 1)."""

    DISQUALIFIED = "disqualified", "Inhabil"
    NOT_DISQUALIFIED = "not_disqualified", "Ikke inhabil"


class DisqualificationWording(Term):
    """Trykt ordlyd om inhabilitet."""

    DECLARED_DISQUALIFIED = "declared_disqualified", "Blev erklæret inhabil"
    LEFT_THE_ROOM = "left_the_room", "Forlod lokalet"
    NOT_DISQUALIFIED = "not_disqualified", "Var ikke inhabil"


class DisqualificationGround(Term):
    """Grund til inhabilitet (fvl § 3, stk. 1, nr. 1-5)."""

    NR_1 = "nr_1", "Egen særlig interesse (nr. 1)"
    NR_2 = "nr_2", "Nærtstående (nr. 2)"
    NR_3 = "nr_3", "Tilknytning til selskab eller forening (nr. 3)"
    NR_4 = "nr_4", "Klage- eller tilsynssag (nr. 4)"
    NR_5 = "nr_5", "Andre omstændigheder (nr. 5)"


class ParticipationException(Term):
    """Hjemmel til at deltage trods inhabilitet (fvl § 4)."""

    FVL4_1 = "fvl4_1", "Afløsning er umulig eller betænkelig (fvl § 4, stk. 1)"
    FVL4_2 = "fvl4_2", "Organets beslutningsdygtighed eller sammensætning (fvl § 4, stk. 2)"
    FVL4_3 = "fvl4_3", "Valg til hverv eller medlemmernes vederlag (fvl § 4, stk. 3)"


class OutcomeKind(Term):
    """Udfald af en beslutning."""

    APPROVED = "approved", "Godkendt"
    ENDORSED = "endorsed", "Tiltrådt"
    RECOMMENDED = "recommended", "Anbefalet"
    NOTED = "noted", "Taget til efterretning"
    DISCUSSED = "discussed", "Drøftet"
    REJECTED = "rejected", "Forkastet"
    POSTPONED = "postponed", "Udsat"
    REFERRED = "referred", "Oversendt"
    RETURNED = "returned", "Tilbagesendt"
    RESUMED = "resumed", "Genoptaget"
    DELEGATED = "delegated", "Delegeret"
    LAPSED = "lapsed", "Bortfaldet"
    SENT_TO_HEARING = "sent_to_hearing", "Sendt i høring"
    REPLY_TO_HEARING = "reply_to_hearing", "Høringssvar afgives"
    WITHDRAWN = "withdrawn", "Udgår"
    NONE = "none", "Intet"
    OTHER = "other", "Andet udfald"


class DecisionState(Term):
    """Beslutningens tilstand."""

    DRAFT = "draft", "Udkast"
    DECIDED = "decided", "Truffet"


class StatementKind(Term):
    """Protokoltilførslens art (ksl § 13, stk. 2)."""

    DISSENT = "dissent", "Mindretalsudtalelse"
    REMARK = "remark", "Bemærkning"
    RESERVATION = "reservation", "Forbehold"
    CORRECTION = "correction", "Rettelse"
    ADMINISTRATION_REMARK = "administration_remark", "Forvaltningens bemærkning"


class SuspensionState(Term):
    """Tilstand efter brug af standsningsretten (ksl § 23)."""

    STANDING = "standing", "Udførelsen er standset"
    COUNCIL_DECIDED = "council_decided", "Afgjort af kommunalbestyrelsen"
    ANNULLED = "annulled", "Udvalget har annulleret sin beslutning"
    WITHDRAWN = "withdrawn", "Erklæringen er taget tilbage"


class SubstitutionState(Term):
    """Stedfortræderens tilstand."""

    CALLED = "called", "Indkaldt"
    ACCEPTED = "accepted", "Har sagt ja"
    ATTENDED = "attended", "Mødte"
    DID_NOT_COME = "did_not_come", "Mødte ikke"
    DECLINED = "declined", "Har sagt nej"


class SubstitutionApproval(Term):
    """Godkendelse af indkaldelsen: what the council found of it (ksl § 15, stk. 4)."""

    APPROVED = "approved", "Godkendt"
    REFUSED = "refused", "Ikke godkendt"


class SubstitutionBasis(Term):
    """Hjemmel til at indkalde en stedfortræder."""

    KSL15_1M = "ksl15_1m", "Mindst en måneds forfald (ksl § 15, stk. 2)"
    KSL15_SHORT = "ksl15_short", "Kortere forfald efter vedtægten (ksl § 15)"
    KSL14_3 = "ksl14_3", "Inhabilitet i kommunalbestyrelsen (ksl § 14, stk. 3)"
    KSL28_2_1M = "ksl28_2_1m", "Mindst en måneds forfald i udvalg (ksl § 28, stk. 2)"
    KSL28_2_SHORT = "ksl28_2_short", "Kortere forfald i udvalg (ksl § 28, stk. 2, 2. pkt.)"
    KSL28_3 = "ksl28_3", "Inhabilitet i udvalg (ksl § 28, stk. 3)"
    RULE_OF_BODY = "rule_of_body", "Organets egen regel"


class SubstitutionScope(Term):
    """Hvad stedfortræderen er indkaldt til."""

    ITEM = "item", "Enkelt punkt"
    MEETING = "meeting", "Møde"
    PERIOD = "period", "Periode"


class PresenceNote(Term):
    """Note om fremmøde, as minutes print it; derived from the ledger like everything else."""

    EXCUSED = "excused", "Afbud"
    ABSENT = "absent", "Fraværende"
    NO_SHOW = "no_show", "Udeblevet uden afbud"
    ON_LEAVE = "on_leave", "Orlov"
    TOOK_NO_PART = "took_no_part", "Deltog ikke i sagens behandling"
    ARRIVED = "arrived", "Mødte under mødet"
    LEFT = "left", "Forlod mødet"
    SUBSTITUTE = "substitute", "Mødte som stedfortræder"
    NOT_COME = "not_come", "Indkaldt stedfortræder, der ikke mødte"
    REMOTE = "remote", "Deltog på video"
    CHAIRED = "chaired", "Ledede mødet"
    NOT_QUORATE = "not_quorate", "Konstateret ikke beslutningsdygtig"


class ChairBasis(Term):
    """Grundlag for mødeledelsen: why it is just him who leads at an item [5]."""

    CHAIR = "chair", "Formand"
    DEPUTY_CHAIR = "deputy_chair", "Næstformand"
    ELECTED = "elected", "Valgt til at lede mødet"
    OLDEST = "oldest", "Ældste medlem"
    UNKNOWN = "unknown", "Mødeleder ikke oplyst"


class Quorum(Term):
    """Beslutningsdygtighed; unknown where presence is unknown."""

    YES = "yes", "Beslutningsdygtig"
    NO = "no", "Ikke beslutningsdygtig"
    UNKNOWN = "unknown", "Beslutningsdygtighed ikke oplyst"


class VoteSubject(Term):
    """Hvad der stemmes om."""

    MAIN = "main", "Hovedforslaget"
    AMENDMENT = "amendment", "Ændringsforslag"
    RECOMMENDATION_GROUP = "recommendation_group", "Et forslag i indstillingen"
    RECOMMENDATION_POINT = "recommendation_point", "Et punkt i indstillingen"
    DISQUALIFICATION = "disqualification", "Habilitet"
    AGENDA = "agenda", "Dagsordenen"
    PROCEDURE = "procedure", "Behandlingen af sagen"
    ELECTION = "election", "Personvalg"


class VoteMethod(Term):
    """Afstemningsform. Of a secret vote only counts are kept; a written procedure is held outside
    the meeting by bodies that may [52]."""

    SILENT_AGREEMENT = "silent_agreement", "Uden afstemning"
    SHOW_OF_HANDS = "show_of_hands", "Håndsoprækning"
    ROLL_CALL = "roll_call", "Navneopråb"
    WRITTEN_NAMED = "written_named", "Skriftligt med navn"
    SECRET = "secret", "Hemmelig afstemning"
    WRITTEN_PROCEDURE = "written_procedure", "Skriftlig procedure uden for mødet"
    MAJORITY_ELECTION = "majority_election", "Flertalsvalg"
    PROPORTIONAL_ELECTION = "proportional_election", "Forholdstalsvalg"
    LOT = "lot", "Lodtrækning"
    AGREED_ELECTION = "agreed_election", "Valgt uden afstemning"


class VoteResult(Term):
    """Afstemningens resultat; a tie falls, whoever chairs (ksl § 11, stk. 3)."""

    ADOPTED = "adopted", "Vedtaget"
    REJECTED = "rejected", "Forkastet"
    LAPSED = "lapsed", "Bortfaldet ved stemmelighed"
    VOTE_DEMANDED = "vote_demanded", "Afstemning begæret"
    ELECTED = "elected", "Valgt"
    UNDECIDED = "undecided", "Ny afstemning"


class BallotChoice(Term):
    """Stemme."""

    FOR = "for", "For"
    AGAINST = "against", "Imod"
    ABSTAINED = "abstained", "Undlod at stemme"
    RESERVED = "reserved", "Tog forbehold"


class AmendmentState(Term):
    """Ændringsforslagets tilstand: only a vote, its proposer or all together end it."""

    PROPOSED = "proposed", "Stillet"
    ADOPTED = "adopted", "Vedtaget"
    REJECTED = "rejected", "Forkastet"
    LAPSED = "lapsed", "Bortfaldet ved stemmelighed"
    WITHDRAWN = "withdrawn", "Trukket tilbage"
    SET_ASIDE = "set_aside", "Ikke sat til særskilt afstemning"


class ChairDecisionGround(Term):
    """Hjemmel til at formanden afgør en sag på udvalgets vegne (ksl § 22, stk. 2)."""

    URGENT = "urgent", "Tåler ikke udsættelse"
    NO_DOUBT = "no_doubt", "Giver ikke anledning til tvivl"
    DELEGATED = "delegated", "Efter udvalgets bemyndigelse"


class ChairDecisionState(Term):
    """Formandsafgørelsens tilstand."""

    TAKEN = "taken", "Truffet"
    RECALLED = "recalled", "Kaldt tilbage til udvalget"


class MemberProposalState(Term):
    """Medlemsforslagets tilstand; nobody but its author takes a proposal back."""

    RECEIVED = "received", "Modtaget"
    WITHDRAWN = "withdrawn", "Trukket tilbage af forslagsstilleren"
