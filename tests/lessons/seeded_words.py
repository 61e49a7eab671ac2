"""Words that no pupil should read or hear, sown in both languages, each with what is said."""

from lessons.imports.faults import Kind

# Both stand in line 67 of their files.
PLACES = {"en": "The law is there to protect you.", "cy": "Mae’r gyfraith yno i’ch diogelu."}
SAID = {
    Kind.HAVE_YOU_EVER: "'{}' asks for a pupil's own story",
    Kind.SCARE: "'{}' is said to frighten",
    Kind.BLAME: "'{}' puts the blame on the person harmed",
    Kind.ARREST: "pupils under ten, leave out '{}'",
    Kind.TIMER: "'{}' puts pupils against the clock or each other",
    Kind.SEXTING: "'{}' is not said to pupils",
    Kind.LAW: "'{}' is a matter for a law card",
}
# kind: (language, a sentence, the words in it)
SAID_TO_PUPILS = {
    Kind.HAVE_YOU_EVER: [
        ("en", "Have you ever sent one?", "have you ever"),
        ("en", "Has this ever\nhappened at home?", "has this ever happened"),
        ("cy", "Ydych chi erioed wedi anfon un?", "ydych chi erioed"),
        ("cy", "Oes unrhyw un yma wedi gwneud hyn?", "oes unrhyw un yma wedi"),
    ],
    Kind.SCARE: [
        ("en", "One picture can ruin your life.", "ruin your life"),
        ("en", "It will haunt them.", "haunt"),
        ("en", "Predators are online.", "predators"),
        ("cy", "Gall un llun ddifetha’ch bywyd, a difetha bywydau eraill.", "difetha bywydau"),
        ("cy", "Roedd yn hunllef.", "hunllef"),
        ("cy", "Bydd y llun yno am byth.", "yno am byth"),
    ],
    Kind.BLAME: [
        ("en", "It is Jamie’s problem. Jamie should have known.", "should have known"),
        ("en", "That was STUPID.", "stupid"),
        ("cy", "Dy fai dy hun yw hyn.", "dy fai dy hun"),
        ("cy", "Dylet ti fod wedi gwybod.", "dylet ti fod wedi gwybod"),
        ("cy", "Un dwp oedd Jamie.", "dwp"),
        ("cy", "Peth ffôl oedd hynny.", "ffol"),
    ],
    Kind.ARREST: [
        ("en", "Somebody could be arrested.", "arrested"),
        ("en", "It is a crime.", "crime"),
        ("cy", "Gallai rhywun gael ei arestio.", "arestio"),
        ("cy", "Cafodd ei harestio.", "harestio"),
        ("cy", "Mae pobl yn mynd i garchar.", "garchar"),
        ("cy", "Dyna drosedd.", "drosedd"),
        ("cy", "Aeth y llun i lys.", "lys"),
    ],
    Kind.TIMER: [
        ("en", "The timer is on.", "timer"),
        ("en", "You have ten seconds to answer.", "seconds to answer"),
        ("en", "The fastest pair wins.", "fastest"),
        ("cy", "Edrychwch ar yr amserydd.", "amserydd"),
        ("cy", "Y grŵp cyflymaf sy’n ennill.", "cyflymaf"),
        ("cy", "Gadewch i ni gyfri i lawr.", "gyfri i lawr"),
    ],
    Kind.SEXTING: [
        ("en", "Some call it sexting.", "sexting"),
        ("cy", "Secstio yw’r gair.", "secstio"),
    ],
    Kind.LAW: [
        ("en", "It is illegal to share it.", "illegal"),
        ("en", "Sharing it is against the law.", "against the law"),
        ("en", "The Protection of Children Act 1978 says so.", "protection of children act"),
        ("en", "A new Act of 2026 says so.", "act of 2026"),
        ("en", "See section 66B.", "section 66"),
        ("en", "A person was sentenced for it.", "sentenced"),
        ("cy", "Mae’n anghyfreithlon.", "anghyfreithlon"),
        ("cy", "Mae rhannu un yn erbyn y gyfraith.", "yn erbyn y gyfraith"),
        ("cy", "Cafodd rywun ddedfryd.", "ddedfryd"),
        ("cy", "Mae Deddf Plant 2004 yn dweud.", "deddf plant 2004"),
        ("cy", "Gweler adran 66B.", "adran 66"),
        ("cy", "Mae person yn euog.", "euog"),
    ],
}


def _rows(kind):
    """The faults of KIND as (file, what stands there, what is written instead, the fault)."""
    lesson = "my-phone" if kind == Kind.ARREST else "before-you-send"
    for language, sentence, words in SAID_TO_PUPILS[kind]:
        file = f"{lesson}/{language}.md"
        fault = f"{file}:67: text of law: {SAID[kind].format(words)}"
        yield file, PLACES[language], sentence, fault


SEEDED_WORDS = {kind: list(_rows(kind)) for kind in SAID_TO_PUPILS}
