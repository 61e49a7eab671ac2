"""Registers of schools as the two governments write them."""

import csv
import io

WALES_HEAD = [
    "School Number",
    "School Name",
    "LA Code",
    "Local Authority",
    "Sector",
    "Governance - see notes",
    "WM Code",
    "Welsh Medium Type - see notes",
    "School Type",
    "Religious Character",
    "Address 1",
    "Address 2",
    "Address 3",
    "Address 4",
    "Postcode",
    "Phone Number",
    "Pupils - see notes",
]
ENGLAND_HEAD = [
    "URN",
    "LA (code)",
    "LA (name)",
    "EstablishmentName",
    "TypeOfEstablishment (name)",
    "EstablishmentStatus (name)",
    "CloseDate",
    "PhaseOfEducation (name)",
    "NumberOfPupils",
    "Street",
    "Town",
    "Postcode",
    "TelephoneNum",
    "Easting",
    "Northing",
]


def wales(number="6662001", name="YSGOL Y GORLAN", code="666", area="Powys", **cells):
    row = dict.fromkeys(WALES_HEAD, "")
    row |= {
        "School Number": number,
        "School Name": name,
        "LA Code": code,
        "Local Authority": area,
        "Sector": "Primary",
        "WM Code": "WM",
        "Pupils - see notes": "80",
    }
    return row | cells


def england(urn="116670", name="Dodford First School", **cells):
    row = dict.fromkeys(ENGLAND_HEAD, "")
    row |= {
        "URN": urn,
        "LA (code)": "885",
        "LA (name)": "Worcestershire",
        "EstablishmentName": name,
        "EstablishmentStatus (name)": "Open",
        "PhaseOfEducation (name)": "Primary",
        "Easting": "393379",
        "Northing": "272256",
    }
    return row | cells


def write(path, head, rows, encoding):
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, head)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path
