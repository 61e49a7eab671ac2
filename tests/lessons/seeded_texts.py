"""Faults to sow in the texts of both languages, each with the line that is said of it."""

from lessons.imports.faults import Kind

HARD = (
    "Unfortunately, irresponsible communication frequently generates unnecessary misunderstanding. "
)

# kind: (file, what stands there, what is written instead, the fault)
SEEDED_TEXTS = {
    Kind.EASY: [
        (
            "before-you-send/en.md",
            "asks for a picture.\n\n::: notes",
            "asks for a picture.\n\n::: easy\nJamie is 13.\n:::\n\n::: notes",
            "before-you-send/en.md:8: warning: easy words of rules: they are missing",
        ),
        (
            "before-you-send/en.md",
            "Listen. Tell the safeguarding lead today.",
            "Listen.\n\n::: easy\nListen.\n:::",
            "before-you-send/en.md:112: section 'safety' is not taught: it has no easy words",
        ),
    ],
    Kind.HANDOUTS: [
        (
            "before-you-send/lesson.toml",
            'kind = "parents"',
            'kind = "parents"\nform = "cards"',
            "before-you-send/lesson.toml:54: section 'home' is not a handout: it has no form",
        ),
        (
            "before-you-send/lesson.toml",
            'key = "home"\nkind = "parents"',
            'key = "home"\nkind = "handout"\nform = "cards"\ngoes_with = "picture"',
            "before-you-send/lesson.toml:54: section 'home' stands after signposting and"
            " before safeguarding",
        ),
    ],
    Kind.LENGTH: [
        (
            "before-you-send/quiz.toml",
            'en = "Wait and hope"',
            'en = "' + "Wait and hope " * 12 + '"',
            "before-you-send/quiz.toml:12: choice first-step.wait: 167 letters where 160 fit",
        ),
        (
            "before-you-send/cy.md",
            "# talk | Siarad am y peth",
            "# talk | " + "Siarad am y peth " * 12,
            "before-you-send/cy.md:52: heading of talk: 203 letters where 120 fit",
        ),
    ],
    Kind.NOTES: [
        (
            "before-you-send/en.md",
            "### Leave out",
            "### Skip",
            "before-you-send/en.md:12: notes of rules: the headings are Say, Ask, Listen"
            " for, Leave out",
        ),
        (
            "before-you-send/cy.md",
            "### Gofyn\n",
            "### Gofynnwch\n",
            "before-you-send/cy.md:12: notes of rules: the headings are Dweud, Gofyn,"
            " Gwrando am, Gadael allan",
        ),
    ],
    Kind.READING_AGE: [
        (
            "law_cards.toml",
            "A law protects everyone under 18 from pictures being passed on.",
            HARD,
            "law_cards.toml:7: plain words of images-under-18: reading age 44.4 where 13 is the"
            " most",
        ),
        (
            "before-you-send/en.md",
            "Say one safe step.",
            HARD * 14,
            "before-you-send/en.md:81: reading age 18.9 where 13 is the most: the hardest"
            " part is ending",
        ),
    ],
    Kind.LONG_SENTENCE: [
        (
            "before-you-send/en.md",
            "Say one safe step.",
            "Say one safe step that you could take today if a friend asked you for a picture.",
            "before-you-send/en.md:81: warning: ending: a sentence of 17 words where 16 are easy",
        ),
    ],
    Kind.FULL_BOARD: [
        (
            "before-you-send/cy.md",
            "Dywedwch un cam diogel.",
            "Dywedwch un cam diogel. " * 19,
            "before-you-send/cy.md:81: warning: text of ending: 76 words where 75 fit on a board",
        ),
    ],
    Kind.WELSH_MISSING: [
        (
            "before-you-send/cy.md",
            "Galla i ddweud na.",
            "",
            "before-you-send/cy.md:4: i_can: the Welsh is missing",
        ),
        (
            "before-you-send/cy.md",
            "Pwy allai helpu Jamie?",
            "",
            "before-you-send/cy.md:55: text of talk: the Welsh is missing",
        ),
    ],
    Kind.WELSH_LENGTH: [
        (
            "before-you-send/en.md",
            "The law is there to protect you.",
            "The law is there to protect you. Read more at https://example.org/law today.",
            "before-you-send/cy.md:67: text of law: 32 letters in Welsh for 76 in English",
        ),
        (
            "before-you-send/cy.md",
            "Gofynnwch beth allai Jamie ei wneud.",
            "Gofynnwch beth allai Jamie ei wneud. " * 3,
            "before-you-send/cy.md:115: text of home: 110 letters in Welsh for 24 in English",
        ),
    ],
    Kind.NUMBERS: [
        (
            "law_cards.toml",
            "pawb o dan 18 oed",
            "pawb o dan 16 oed",
            "law_cards.toml:8: plain words of images-under-18:"
            " the numbers differ from the English: 16, 18",
        ),
        (
            "before-you-send/cy.md",
            "Mae Jamie yn 13 oed.",
            "Mae Jamie yn 14 oed.",
            "before-you-send/cy.md:23: text of starter: the numbers differ from the English:"
            " 13, 14",
        ),
        (
            "before-you-send/quiz.toml",
            "rhan 1?",
            "rhan 2?",
            "before-you-send/quiz.toml:5: question first-step: the numbers differ from the"
            " English: 1, 2",
        ),
    ],
    Kind.LINKS: [
        (
            "before-you-send/en.md",
            "The law is there to protect you.",
            "See https://example.org/law.",
            "before-you-send/cy.md:67: text of law: the links differ from the English:"
            " https://example.org/law",
        ),
    ],
    Kind.PLACEHOLDERS: [
        (
            "before-you-send/en.md",
            "Look at the quiz together.",
            "Look at the quiz with {name}.",
            "before-you-send/cy.md:112: text of later: the placeholders differ from the"
            " English: {name}",
        ),
        (
            "before-you-send/cy.md",
            "- Aros\n",
            "- [ ] Aros\n",
            "before-you-send/cy.md:37: text of picture: the placeholders differ from the"
            " English: [ ]",
        ),
    ],
    Kind.GLOSSARY: [
        (
            "topics.toml",
            "Ei chloi a gofalu amdani.",
            "Gofyn am gytundeb a gofalu.",
            "topics.toml:17: summary of phones: 'gytundeb' is 'cydsyniad' in the glossary",
        ),
        (
            "before-you-send/en.md",
            "Say one safe step.",
            "Ask for consent.",
            "before-you-send/cy.md:81: text of ending: 'consent' is 'cydsyniad' in the glossary",
        ),
        (
            "before-you-send/cy.md",
            "Dywedwch un cam diogel.",
            "Dywedwch un cam diogel, a chytundeb.",
            "before-you-send/cy.md:81: text of ending: 'chytundeb' is 'cydsyniad' in the glossary",
        ),
    ],
}
