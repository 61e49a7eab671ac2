"""Names of IMS Question and Test Interoperability 2.1 and of content packages.

https://www.imsglobal.org/question/qtiv2p1/imsqti_infov2p1.html (items),
https://www.imsglobal.org/question/qtiv2p1/imsqti_intgv2p1.html (packages).
"""

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
QTI_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
PACKAGE_SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd"
SCHEMA_PLACE = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
ITEM_TYPE, TEST_TYPE = "imsqti_item_xmlv2p1", "imsqti_test_xmlv2p1"
MANIFEST = "imsmanifest.xml"

RESPONSE, UNSURE, FEEDBACK, WHY, SCORE = "RESPONSE", "UNSURE", "FEEDBACK", "WHY", "SCORE"
# No choice may be called as a variable of its item is, those that every item has included.
VARIABLES = {RESPONSE, UNSURE, FEEDBACK, WHY, SCORE, "numAttempts", "duration", "completionStatus"}
# No slug holds a dot: what stands before one is ours to add and to take off again.
PREFIX = "k."


def identifier(key: str) -> str:
    """The identifier of the choice KEY: it begins with a letter, as XML wants it."""
    return key if key[:1].isalpha() and key not in VARIABLES else f"{PREFIX}{key}"


def key_of(name: str) -> str:
    """The key of the choice that is called NAME."""
    return name.removeprefix(PREFIX)


def item_name(key: str, language: str) -> str:
    """The identifier of the item KEY in LANGUAGE, and the name of its file.

    Without a dot: a test calls the score of an item by its identifier, a dot and SCORE.
    """
    return f"{language}_{key}"


def item_key(name: str, language: str) -> str:
    """The key of the item that is called NAME in LANGUAGE."""
    return name.removeprefix(f"{language}_")
