"""Faults to sow in the files and the parts of a lesson, each with the line that is said of it."""

from lessons.imports.faults import Kind

# kind: (file, what stands there, what is written instead, the fault)
SEEDED_PARTS = {
    Kind.FILES: [
        (
            "before-you-send/lesson.toml",
            "ages = [11, 14]",
            'ages = "11 to 14"',
            "before-you-send/lesson.toml:2: 'ages' is a list",
        ),
        (
            "before-you-send/lesson.toml",
            'kind = "parents"',
            'kind = "parents"\ncolour = "red"',
            "before-you-send/lesson.toml:57: 'colour' is not a name of this table",
        ),
        (
            "before-you-send/lesson.toml",
            'kind = "parents"',
            "kind = parents",
            "before-you-send/lesson.toml:56: not TOML: “Invalid value (at line 56, column 8)”",
        ),
        (
            "before-you-send/cy.md",
            "# talk | Siarad am y peth",
            "# sgwrs | Siarad am y peth",
            "before-you-send/cy.md:52: lesson.toml has no section 'sgwrs'",
        ),
        (
            "before-you-send/cy.md",
            "# talk | Siarad am y peth",
            "# Siarad am y peth",
            "before-you-send/cy.md:52: a section begins '# key | Heading'",
        ),
        (
            "before-you-send/cy.md",
            '"Galla i ddweud na.", ',
            "",
            "before-you-send/cy.md:4: i_can: 1 in Welsh, 2 in English",
        ),
        (
            "before-you-send/en.md",
            ":::\n\n# starter",
            "\n# starter",
            "before-you-send/en.md:11: the notes have no end: write ::: on a line of its own",
        ),
        (
            "before-you-send/en.md",
            "+++\ntitle",
            "title",
            "before-you-send/en.md:1: the file begins with front matter between two lines of +++",
        ),
        (
            "before-you-send/quiz.toml",
            'feedback_cy = "Mae dweud wrth oedolyn yn helpu."',
            "",
            "before-you-send/quiz.toml:9: 'feedback_cy' is missing",
        ),
        (
            "topics.toml",
            'slug = "phones"',
            'slug = "images"',
            "topics.toml:11: 'images' stands in this file twice",
        ),
        (
            "law_cards.toml",
            "review_by = 2099-09-01",
            'review_by = "next year"',
            "law_cards.toml:16: 'review_by' is a date",
        ),
    ],
    Kind.STRUCTURE: [
        (
            "before-you-send/lesson.toml",
            'topic = "images"',
            'topic = "pictures"',
            "before-you-send/lesson.toml:1: topics.toml has no topic 'pictures'",
        ),
        (
            "before-you-send/lesson.toml",
            "ages = [11, 14]",
            "ages = [14, 11]",
            "before-you-send/lesson.toml:1: ages go from the younger to the older, between 4"
            " and 18",
        ),
        (
            "before-you-send/lesson.toml",
            'devices = "none"',
            'devices = "many"',
            "before-you-send/lesson.toml:1: devices is none, helpful or needed, not 'many'",
        ),
        (
            "before-you-send/lesson.toml",
            '"childline"',
            '"childlyne"',
            "before-you-send/lesson.toml:1: help_routes.toml has no 'childlyne'",
        ),
        (
            "before-you-send/lesson.toml",
            '"images-under-18"',
            '"images-under-8"',
            "before-you-send/lesson.toml:1: law_cards.toml has no 'images-under-8'",
        ),
        (
            "before-you-send/lesson.toml",
            "20 = 4, 45 = 8",
            "20 = 4, 45 = 9",
            "before-you-send/lesson.toml:1: the 45-minute route adds up to 46, the quiz included",
        ),
        (
            "before-you-send/lesson.toml",
            "20 = 4, 45 = 8",
            "45 = 8",
            "before-you-send/lesson.toml:1: the 20-minute route has no minutes for the quiz",
        ),
        (
            "before-you-send/lesson.toml",
            'kind = "plenary"',
            'kind = "activity"',
            "before-you-send/lesson.toml:1: the lesson has no section of the kind 'plenary'",
        ),
        (
            "before-you-send/lesson.toml",
            'key = "talk"',
            'key = "quiz"',
            "before-you-send/lesson.toml:1: 'quiz' is a part of every lesson's page: name"
            " the section otherwise",
        ),
        (
            "before-you-send/lesson.toml",
            'kind = "law"',
            'kind = "laws"',
            "before-you-send/lesson.toml:31: 'laws' is not a kind of section",
        ),
        (
            "before-you-send/lesson.toml",
            'kind = "parents"',
            'kind = "parents"\nminutes = { 45 = 1 }',
            "before-you-send/lesson.toml:54: section 'home' is for adults: it has no minutes",
        ),
        (
            "law_cards.toml",
            "ages = [11, 18]",
            "ages = [16, 18]",
            "before-you-send/lesson.toml:1: the card 'images-under-18' is for ages 16 to 18:"
            " no pupil of the lesson would see it",
        ),
    ],
    Kind.ADDRESS: [
        (
            "before-you-send/en.md",
            'title = "Before you send"',
            'title = "Before you send nudes"',
            "before-you-send/lesson.toml:1: 'nude' in the address or title: filters of"
            " schools read it",
        ),
        (
            "before-you-send/cy.md",
            'title = "Cyn anfon"',
            'title = "Blackmail"',
            "before-you-send/lesson.toml:1: 'blackmail' in the address or title: filters of"
            " schools read it",
        ),
    ],
    Kind.CARDS: [
        (
            "topics.toml",
            'name_en = "Phones"',
            'name_en = "Sextortion"',
            "topics.toml:14: 'sex' in a topic: filters of schools read it",
        ),
        (
            "frameworks.toml",
            'framework = "efcw"',
            'framework = "gcse"',
            "frameworks.toml:4: 'gcse' is not a framework we know",
        ),
        (
            "law_cards.toml",
            "review_by = 2099-09-01",
            "review_by = 2026-09-03",
            "law_cards.toml:9: images-under-18: review_by comes after checked_on",
        ),
        (
            "law_cards.toml",
            'checked_by = "Force lawyer"',
            "",
            "law_cards.toml:9: images-under-18: a checked card says who checked it",
        ),
        (
            "help_routes.toml",
            'languages = "en,cy"',
            'languages = "fr"',
            "help_routes.toml:15: childline: languages is en, cy or en,cy",
        ),
    ],
    Kind.ASSEMBLY: [
        (
            "before-you-send/lesson.toml",
            "assembly = false",
            "assembly = true",
            "before-you-send/lesson.toml:1: a lesson on a sensitive topic is never for an assembly",
        ),
    ],
    Kind.HELP: [
        (
            "before-you-send/lesson.toml",
            'help_routes = ["school", "childline"]',
            "help_routes = []",
            "before-you-send/lesson.toml:1: a lesson has help routes",
        ),
        (
            "before-you-send/lesson.toml",
            'help_routes = ["school", "childline"]',
            'help_routes = ["childline", "school"]',
            "before-you-send/lesson.toml:1: the first help route is 'school', not 'childline'",
        ),
        (
            "before-you-send/lesson.toml",
            'help_routes = ["school", "childline"]',
            'help_routes = ["school", "adult-helpline"]',
            "before-you-send/lesson.toml:1: help routes that pupils of 11 in Wales see: 1"
            " where 2 are needed",
        ),
        (
            "help_routes.toml",
            "ages = [5, 18]",
            "ages = [12, 18]",
            "before-you-send/lesson.toml:1: help routes that pupils of 11 in Wales see: 1"
            " where 2 are needed",
        ),
        (
            "before-you-send/lesson.toml",
            "{ 20 = 2, 45 = 2, 60 = 4 }",
            "{ 45 = 2, 60 = 4 }",
            "before-you-send/lesson.toml:1: the 20-minute route has no minutes for where to"
            " get help",
        ),
    ],
    Kind.QUIZ: [
        (
            "before-you-send/quiz.toml",
            'measure = "confidence"',
            'measure = "help"',
            "before-you-send/quiz.toml:1: a quiz has five questions: knowledge, knowledge,"
            " misconception, confidence, help, not knowledge, knowledge, misconception,"
            " help, help",
        ),
        (
            "before-you-send/quiz.toml",
            'code = "misconception"',
            'code = "right"',
            "before-you-send/quiz.toml:1: question first-step: has one right choice, not 2",
        ),
        (
            "before-you-send/quiz.toml",
            'key = "unsure"',
            'key = "dunno"',
            "before-you-send/quiz.toml:1: question first-step: ends with the choice"
            " 'unsure', coded unsure",
        ),
    ],
    Kind.PICTURES: [
        (
            "before-you-send/quiz.toml",
            'code = "misconception"',
            'code = "misconception"\npicture = "dragon"\nalt_en = "A dragon"\nalt_cy = "Draig"',
            "before-you-send/quiz.toml:12: picture 'dragon' is neither a drawing of ours nor"
            " an .svg or .png file",
        ),
        (
            "before-you-send/quiz.toml",
            'code = "misconception"',
            'code = "misconception"\npicture = "step.png"\nalt_en = "A step"\nalt_cy = "Cam"',
            "before-you-send/quiz.toml:12: picture 'step.png' is not in the folder",
        ),
    ],
}
