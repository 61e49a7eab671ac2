"""Words that pupils neither see nor hear, in both languages; how they are written: phrases.py."""

from lessons.imports.faults import Kind

Phrases = dict[str, tuple[str, ...]]  # by language


def _phrases(*, en: str, cy: str) -> Phrases:
    """The phrases of both languages, each after a bar or on a line of its own."""
    texts = {"en": en, "cy": cy}
    return {
        language: tuple(
            phrase.strip() for line in text.strip().splitlines() for phrase in line.split("|")
        )
        for language, text in texts.items()
    }


SEXTING = _phrases(
    en="""
        sexting | sext | sexts
    """,
    cy="""
        secstio | sexting
    """,
)

# Nobody's own story is asked for.
HAVE_YOU_EVER = _phrases(
    en="""
        have you ever | did you ever | have any of you | has anyone here | has anybody here
        who here has | has this happened to you | has this ever happened
        has it ever happened to you | hands up if you have | put your hand up if you
    """,
    cy="""
        ydych chi erioed | wyt ti erioed | fuoch chi erioed | oes unrhyw un yma wedi
        oes rhywun yma wedi | pwy yma sydd wedi | ydy hyn wedi digwydd i chi
        ydy hyn wedi digwydd i ti | ydy hyn erioed wedi | codwch eich llaw os ydych chi wedi
        codwch law os ydych chi wedi
    """,
)

SCARE = _phrases(
    en="""
        ruin~ your life | ruin~ their life | ruin~ a life | ruined for ever | ruined forever
        destroy~ your | destroy~ their | never get a job | haunt~ | there for ever
        there forever | online for ever | online forever | never goes away | never go away
        no way back | the worst thing that | nightmare~ | terrifying | horrifying | horrific
        predator~ | paedophile~ | pervert~ | evil | suicide | kill~ themselves | kill~ yourself
        took their own life | take their own life | end up dead | you could die
    """,
    cy="""
        difetha dy fywyd | difetha eich bywyd | difetha eu bywyd~ | difetha bywyd~
        dinistrio dy | dinistrio eich | dinistrio eu | dinistrio bywyd~ | chei di byth swydd
        chewch chi byth swydd | yno am byth | ar-lein am byth | ar y we am byth
        byth yn diflannu | dim ffordd yn ol | y peth gwaethaf a | hunllef~ | arswydus | erchyll
        ysglyfaethwr | ysglyfaethwyr | pedoffil~ | hunanladdiad | lladd ei hun | lladd eu hunain
        lladd eich hun | cymryd ei fywyd ei hun | cymryd ei bywyd ei hun
    """,
)

BLAME = _phrases(
    en="""
        your own fault | their own fault | his own fault | her own fault | brought it on
        brought this on | only yourself to blame | only themselves to blame | should have known
        should've known | known better | should never have sent | should not have sent
        shouldn't have sent | should not have answered | shouldn't have answered | asking for it
        let it happen | let this happen | led them on | attention seeking | attention-seeking
        what did you expect | what did they expect | why did you send | why did you answer
        stupid~ | idiot~ | naive | foolish~ | gullible | dirty pictures
    """,
    cy="""
        dy fai dy hun | eich bai eich hun | eich bai eich hunain | eu bai eu hunain
        ei fai ei hun | ei bai ei hun | dylet ti fod wedi gwybod | dylech chi fod wedi gwybod
        dylai fod wedi gwybod | dylen nhw fod wedi gwybod | dylet ti ddim fod wedi
        dylech chi ddim fod wedi | gadael i hyn ddigwydd | gadael iddo ddigwydd
        beth oeddet ti'n ei ddisgwyl | beth oeddech chi'n ei ddisgwyl | pam anfonaist ti
        pam anfonoch chi | pam atebaist ti | chwilio am sylw | twp | twpsyn | ffol | ffolineb
        idiot~ | hygoelus | lluniau brwnt
    """,
)

# Not before the age at which the law may hold a child responsible.
AGE_OF_ARREST = 10
ARREST = _phrases(
    en="""
        arrest~ | prison~ | jail~ | handcuff~ | police cell~ | police station~ | court | courts
        judge | criminal~ | crime | crimes | offence~ | guilty | charged with
        in trouble with the police | police will come | police will take
    """,
    cy="""
        arest~ | carchar~ | gefyn~ | cell yr heddlu | gorsaf yr heddlu | gorsaf heddlu | llys
        llysoedd | barnwr | trosedd~ | euog | cyhuddo | trwbl gyda'r heddlu | heddlu'n dod i
        heddlu'n mynd a
    """,
)

# No timers, no speed, no league tables.
TIMER = _phrases(
    en="""
        timer~ | stopwatch~ | countdown~ | counts down | against the clock | beat the clock
        race against | fastest | quickest | as fast as you can | as quickly as you can
        hurry up | first to finish | first one to | first team to | who is first | time is up
        time's up | seconds to answer | minutes to answer
        speed points | bonus points | points for each | leaderboard~ | league table~
    """,
    cy="""
        amserydd~ | amseryddion | stopwatsh~ | cyfri i lawr | cyfrif i lawr | yn erbyn y cloc
        curo'r cloc | cyflymaf | mor gyflym ag y | mor gyflym a phosibl | brysiwch bawb
        cyntaf i orffen | pwy yw'r cyntaf | amser ar ben | amser wedi dod i ben | eiliad i ateb
        munud i ateb | pwyntiau am gyflymder | pwyntiau bonws | pwynt am bob | tabl cynghrair
        bwrdd arweinwyr
    """,
)

# What the law says stands on its card, where it has a date, a source and somebody who checks it.
LAW = _phrases(
    en="""
        against the law | break~ the law | broke the law | broken the law | the law says that
        the law says you | illegal~ | unlawful~ | is a crime | is an offence
        is a criminal offence | is a serious offence | commit~ a crime | commit~ another crime
        commit~ an offence | prosecut~ | convict~ | guilty | sentenced | years in prison
        go to prison | sent to prison | fined | criminal record~ | computer misuse act
        online safety act | sexual offences act | protection of children act
        malicious communications act | protection from harassment act | crime and policing act
    """,
    cy="""
        yn erbyn y gyfraith | torri'r gyfraith | torri cyfraith | y gyfraith yn dweud na
        y gyfraith yn dweud bod | y gyfraith yn dweud fod | anghyfreithlon | yn drosedd
        mae'n drosedd | trosedd yw | trosedd ddifrifol | cyflawni trosedd~ | gwneud trosedd~
        erlyn | erlyniad~ | euog | dedfryd~ | mlynedd o garchar | mlynedd yn y carchar
        blynedd o garchar | mynd i'r carchar | dirwy~ | cofnod troseddol
        deddf camddefnyddio cyfrifiaduron | deddf diogelwch ar-lein | deddf troseddau rhywiol
        deddf amddiffyn plant | deddf cyfathrebu maleisus | deddf amddiffyn rhag aflonyddu
        deddf trosedd a phlismona
    """,
)
# A year of a statute, and a section of one.
STATUTE = {
    "en": r"\bact(?: of)? (?:19|20)\d\d\b|\bsections? \d+|\blaw\b[^.!?\n]{0,30}\b(?:19|20)\d\d\b",
    "cy": r"\bdd?eddf\b[^.!?\n]{0,60}\b(?:19|20)\d\d\b|\badran(?:nau)? \d+"
    r"|\bg?yfraith\b[^.!?\n]{0,30}\b(?:19|20)\d\d\b",
}

LISTS: dict[Kind, Phrases] = {
    Kind.HAVE_YOU_EVER: HAVE_YOU_EVER,
    Kind.SCARE: SCARE,
    Kind.BLAME: BLAME,
    Kind.ARREST: ARREST,
    Kind.TIMER: TIMER,
    Kind.LAW: LAW,
    Kind.SEXTING: SEXTING,
}
