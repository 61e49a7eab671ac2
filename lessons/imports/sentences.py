"""Every sentence about lessons in files and in the editor: its code is its name here.

The command line reads them in English, a page in the language of its reader. A count in one that
can be one has a sentence for each number; the others stand beside a limit above it.
"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from lessons.imports.said import Sentence

# Which text is meant.
NAME_OF = Sentence(_("name of %(key)s"))
TITLE = Sentence(_("title"))
AIM = Sentence(_("aim"))
I_CAN = Sentence(_("i_can"))
VOCABULARY = Sentence(_("vocabulary"))
SUMMARY_OF = Sentence(_("summary of %(key)s"))
STATUTE_OF = Sentence(_("statute of %(key)s"))
PLAIN_WORDS_OF = Sentence(_("plain words of %(key)s"))
NOT_FOR_OF = Sentence(_("not_for of %(key)s"))
PURPOSE_OF = Sentence(_("purpose of %(key)s"))
HOURS_OF = Sentence(_("hours of %(key)s"))
HEADING_OF = Sentence(_("heading of %(key)s"))
TEXT_OF = Sentence(_("text of %(key)s"))
EASY_WORDS_OF = Sentence(_("easy words of %(key)s"))
NOTES_OF = Sentence(_("notes of %(key)s"))
QUESTION = Sentence(_("question %(key)s"))
EASY_QUESTION = Sentence(_("easy question %(key)s"))
WHY_OF = Sentence(_("why of %(key)s"))
CHOICE = Sentence(_("choice %(key)s"))
EASY_CHOICE = Sentence(_("easy choice %(key)s"))
FEEDBACK_OF = Sentence(_("feedback of %(key)s"))
PICTURE_OF = Sentence(_("picture of %(key)s"))
CARD_OF = Sentence(_("card %(number)s of %(key)s"))
HANDOUT = Sentence(_("handout %(key)s"))

# Files that cannot be read, and names in them.
FILE_MISSING = Sentence(_("the file is missing"))
NOT_UTF_8 = Sentence(_("the file is not UTF-8"))
NOT_TOML = Sentence(_("not TOML: “%(error)s”"))
MANY_DOTS = Sentence(_("not TOML that we read: %(count)s dots in one line"))
ENDLESS_LISTS = Sentence(_("not TOML that we read: lists within lists without end"))
NAME_MISSING = Sentence(_("'%(name)s' is missing"))
UNKNOWN_NAME = Sentence(_("'%(name)s' is not a name of this table"))
IS_A_TEXT = Sentence(_("'%(name)s' is a text"))
IS_A_FLAG = Sentence(_("'%(name)s' is true or false"))
IS_A_DATE = Sentence(_("'%(name)s' is a date"))
IS_A_LIST = Sentence(_("'%(name)s' is a list"))
IS_MINUTES = Sentence(_("'%(name)s' is minutes by route"))
IS_TABLES = Sentence(_("'%(name)s' is tables"))
LIST_OF_TEXTS = Sentence(_("%(name)s is a list of texts"))
TWO_AGES = Sentence(_("%(name)s is two numbers, as in [11, 14]"))
IS_AGES_BY_NUMBER = Sentence(_("%(name)s is two ages for each number, as in { 3 = [11, 14] }"))
WHOLE_MINUTES = Sentence(_("%(name)s is whole minutes for 20, 45 and 60, not %(found)s"))
WRITTEN_AS_TABLES = Sentence(_("%(name)s is written as [[%(name)s]]"))
STANDS_TWICE = Sentence(_("'%(key)s' stands in this file twice"))
FRONT_MATTER = Sentence(_("the file begins with front matter between two lines of +++"))
WORDS_BEFORE = Sentence(_("words before the first section"))
SECTION_BEGINS = Sentence(_("a section begins '# key | Heading'"))
ONE_EASY_BLOCK = Sentence(_("a section has one block of easy words"))
ONE_NOTES_BLOCK = Sentence(_("a section has one block of notes"))
EASY_BEFORE_NOTES = Sentence(_("the easy words stand before the notes"))
EASY_WITHOUT_END = Sentence(_("the easy words have no end: write ::: on a line of its own"))
NOTES_WITHOUT_END = Sentence(_("the notes have no end: write ::: on a line of its own"))
WORDS_AFTER_EASY = Sentence(_("words after the easy words of a section"))
WORDS_AFTER_NOTES = Sentence(_("words after the notes of a section"))
LIST_OF_WORDS = Sentence(_('vocabulary is a list of ["term", "meaning"]'))
ENTRIES_DIFFER = Sentence(_("%(name)s: %(welsh)s in Welsh, %(english)s in English"))
NO_SUCH_SECTION = Sentence(_("lesson.toml has no section '%(key)s'"))
SECTION_MISSING = Sentence(_("section '%(key)s' of lesson.toml is missing"))
SECTION_TWICE = Sentence(_("section '%(key)s' stands here twice"))
OTHER_ORDER = Sentence(_("the sections stand in another order than in lesson.toml"))
KEY_LETTERS = Sentence(_("the key '%(key)s' is small letters, digits, hyphens"))
KEY_TOO_LONG = Sentence(_("the key '%(key)s' has %(count)s letters where %(most)s fit"))
CONTROL_CHARACTER = Sentence(_("it holds a control character"))

# The parts of a lesson, its address and what it points to.
FOLDER_LETTERS = Sentence(_("the folder's name is small letters, digits and hyphens"))
ADDRESS_TAKEN = Sentence(_("'%(slug)s' is a page of the library: name the lesson otherwise"))
LOUD_ADDRESS = Sentence(_("'%(word)s' in the address or title: filters of schools read it"))
LOUD_TOPIC = Sentence(_("'%(word)s' in a topic: filters of schools read it"))
NO_ASSEMBLY = Sentence(_("a lesson on a sensitive topic is never for an assembly"))
NO_SUCH_TOPIC = Sentence(_("topics.toml has no topic '%(key)s'"))
AGES_OF_LESSON = Sentence(_("ages go from the younger to the older, between 4 and 18"))
DEVICES = Sentence(_("devices is none, helpful or needed, not '%(found)s'"))
NOT_IN_FILE = Sentence(_("%(file)s has no '%(key)s'"))
CARD_FOR_OTHERS = Sentence(
    _("the card '%(key)s' is for ages %(young)s to %(old)s: no pupil of the lesson would see it")
)
UNKNOWN_KIND = Sentence(_("'%(kind)s' is not a kind of section"))
KIND_MISSING = Sentence(_("the lesson has no section of the kind '%(kind)s'"))
KEY_TAKEN = Sentence(_("'%(key)s' is a part of every lesson's page: name the section otherwise"))
NEEDS_MINUTES = Sentence(_("section '%(key)s' is taught: give its minutes"))
ADULTS_HAVE_NO_MINUTES = Sentence(_("section '%(key)s' is for adults: it has no minutes"))
NO_MINUTES = Sentence(_("the lesson has no minutes for any route"))
QUIZ_HAS_NO_MINUTES = Sentence(_("the %(route)s-minute route has no minutes for the quiz"))
ROUTE_ADDS_UP = Sentence(_("the %(route)s-minute route adds up to %(total)s, the quiz included"))
HELP_HAS_NO_MINUTES = Sentence(_("the %(route)s-minute route has no minutes for where to get help"))
NO_HELP = Sentence(_("a lesson has help routes"))
FIRST_HELP = Sentence(_("the first help route is '%(wanted)s', not '%(found)s'"))
FEW_ROUTES = Sentence(
    _("help routes that pupils of %(age)s in %(nation)s see: %(count)s where %(needed)s are needed")
)

# Cards and tags.
UNKNOWN_FRAMEWORK = Sentence(_("'%(key)s' is not a framework we know"))
AUDIENCE = Sentence(_("audience is pupil or adult"))
LANGUAGES = Sentence(_("languages is en, cy or en,cy"))
WHOLE_ADDRESS = Sentence(_("url begins with https://"))
NATIONS = Sentence(_("nations are wales and england, one or both"))
CARD_STATE = Sentence(_("state is checked, unverified or conflicting"))
AGES_OF_CARD = Sentence(_("ages go from the younger to the older"))
NO_SOURCE = Sentence(_("a card has a source"))
REVIEW_AFTER_CHECK = Sentence(_("review_by comes after checked_on"))
NO_CHECKER = Sentence(_("a checked card says who checked it"))

# Words that people search with.
NO_WORDS = Sentence(_("'%(name)s' has no word that people type"))
ONE_WORD = Sentence(_("'%(word)s' is more than one word: a search looks for each word alone"))
TWO_WORDS = Sentence(_("a group of words has two or more"))

# The quiz.
FIVE_QUESTIONS = Sentence(
    _(
        "a quiz has five questions: knowledge, knowledge, misconception, confidence, help,"
        " not %(found)s"
    )
)
NO_QUESTIONS = Sentence(
    _("a quiz has five questions: knowledge, knowledge, misconception, confidence, help")
)
QUESTION_TWICE = Sentence(_("question '%(key)s' stands here twice"))
KIND_OF_QUESTION = Sentence(_("'%(kind)s' is no kind; it is %(kinds)s"))
TWO_TO_FOUR_CHOICES = Sentence(
    _("has two to four choices and 'I'm not sure', not %(count)s in all")
)
THREE_TO_FIVE_CHOICES = Sentence(
    _("has three to five choices and 'I'm not sure', not %(count)s in all")
)
TWO_CHOICES = Sentence(_("has two choices and 'I'm not sure', not %(count)s in all"))
FIVE_STEPS = Sentence(_("has five steps and 'I'm not sure', not %(count)s in all"))
AGREE_IS_CONFIDENCE = Sentence(_("is of the kind agree: it measures confidence, not %(measure)s"))
CONFIDENCE_KINDS = Sentence(_("measures confidence: it is of the kind one or agree, not %(kind)s"))
CODES = Sentence(_("has the code '%(code)s'; it is right, unsure, misconception or none"))
ONE_RIGHT = Sentence(_("has one right choice, not %(count)s"))
SEVERAL_RIGHT = Sentence(_("has right choices and others, not %(right)s right of %(count)s"))
NO_STEP_RIGHT = Sentence(_("has no step coded right: code those that the reports count as sure"))
ORDER_CODES = Sentence(_("is put in order: each choice but the last has the code none"))
UNSURE_LAST = Sentence(_("ends with the choice 'unsure', coded unsure"))
CHOICE_TWICE = Sentence(_("has the choice '%(key)s' twice"))
CHOICE_KEY_TAKEN = Sentence(
    _("has the choice '%(key)s', which has a meaning of its own: name it otherwise")
)
NOT_IN_ORDER = Sentence(_("is not put in order: it has no right_order"))
NO_ORDER = Sentence(_("has no right_order"))
ORDER_NAMES_ALL = Sentence(_("right_order names each choice once, without unsure"))
IN_ORDER_ALREADY = Sentence(_("the choices stand in the right order already; mix them"))

# Pictures, easy words, handouts, notes.
NO_PICTURE = Sentence(_("picture '%(name)s' is neither a drawing of ours nor an .svg or .png file"))
PICTURE_ELSEWHERE = Sentence(_("picture '%(name)s' is not in the folder"))
PICTURE_ENDING = Sentence(
    _("picture '%(name)s' is not what its ending says (an SVG begins with <svg)")
)
PICTURE_HEAVY = Sentence(_("picture '%(name)s' has %(count)s bytes where %(most)s are light"))
PICTURE_WIDE = Sentence(_("picture '%(name)s' has more than %(most)s dots a side"))
PICTURE_RUNS = Sentence(
    _("picture '%(name)s' does more than show: no scripts, links or other files in it")
)
NO_EASY_HERE = Sentence(_("section '%(key)s' is not taught: it has no easy words"))
EASY_MISSING = Sentence(_("they are missing"))
EASY_TOO_LONG = Sentence(_("%(count)s words where %(most)s are easy"))
LONG_CHOICE = Sentence(_("choice %(key)s is long: it has no easy words"))
HANDOUT_MINUTES = Sentence(_("section '%(key)s' is a handout: it has no minutes"))
HANDOUT_FORM = Sentence(_("section '%(key)s' has the form cards or sheet, not '%(found)s'"))
HANDOUT_PART = Sentence(_("section '%(key)s' goes with a taught section, not '%(found)s'"))
HANDOUT_PLACE = Sentence(_("section '%(key)s' stands after signposting and before safeguarding"))
NO_HANDOUT = Sentence(_("section '%(key)s' is not a handout: it has no %(name)s"))
HANDOUT_NOTES = Sentence(_("it has no notes"))
CARDS_ARE_A_LIST = Sentence(_("cards are one list, nothing else"))
CARD_TOO_LONG = Sentence(_("%(count)s words where %(most)s fit"))
ITEMS_DIFFER = Sentence(_("list items: %(welsh)s in Welsh, %(english)s in English"))
TOO_MANY_LETTERS = Sentence(_("%(count)s letters where %(most)s fit"))
HEADINGS_OF_NOTES = Sentence(_("the headings are %(headings)s"))

# How hard it is to read.
LESSON_TOO_HARD = Sentence(
    _("reading age %(age)s where %(most)s is the most: the hardest part is %(part)s")
)
TOO_HARD = Sentence(_("reading age %(age)s where %(most)s is the most"))
LONG_SENTENCE = Sentence(_("a sentence of %(count)s words where %(most)s are easy"))
FULL_BOARD = Sentence(_("%(count)s words where %(most)s fit on a board"))

# Welsh beside English.
ENGLISH_MISSING = Sentence(_("the English is missing"))
WELSH_MISSING = Sentence(_("the Welsh is missing"))
WELSH_LENGTH = Sentence(
    ngettext_lazy(
        "%(welsh)s letter in Welsh for %(english)s in English",
        "%(welsh)s letters in Welsh for %(english)s in English",
        "welsh",
    )
)
NUMBERS_DIFFER = Sentence(_("the numbers differ from the English: %(found)s"))
LINKS_DIFFER = Sentence(_("the links differ from the English: %(found)s"))
PLACEHOLDERS_DIFFER = Sentence(_("the placeholders differ from the English: %(found)s"))
TERM = Sentence(_("'%(found)s' is '%(term)s' in the glossary"))

# Words that pupils neither see nor hear.
OWN_STORY = Sentence(_("'%(words)s' asks for a pupil's own story"))
FRIGHTENS = Sentence(_("'%(words)s' is said to frighten"))
BLAMES = Sentence(_("'%(words)s' puts the blame on the person harmed"))
ARREST = Sentence(_("pupils under ten, leave out '%(words)s'"))
AGAINST_THE_CLOCK = Sentence(_("'%(words)s' puts pupils against the clock or each other"))
LAW = Sentence(_("'%(words)s' is a matter for a law card"))
NOT_SAID = Sentence(_("'%(words)s' is not said to pupils"))

# A lesson that comes from elsewhere.
NO_TOPIC_HERE = Sentence(_("this site has no topic '%(key)s' (%(name)s): add it first"))
NO_LAW_CARD_HERE = Sentence(_("this site has no law card '%(key)s' (%(name)s): add it first"))
NO_HELP_ROUTE_HERE = Sentence(_("this site has no help route '%(key)s' (%(name)s): add it first"))
NO_TAG_HERE = Sentence(_("this site has no framework tag '%(key)s' (%(name)s): add it first"))
PICTURE_UNUSED = Sentence(_("no choice shows this picture: leave it out"))
FILE_UNUSED = Sentence(_("this is no file of a lesson: leave it out"))
UNFINISHED = Sentence(
    _(
        "somebody is writing version %(number)s of this lesson already: it is published or"
        " deleted first"
    )
)
