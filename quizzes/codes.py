"""Class codes: six letters that are easy to read out and spell no word in either language."""

import re
import secrets

# No vowels of either language (Welsh has W and Y among them), so that no word can appear.
ALPHABET = "BCDFGHJKLMNPQRSTVXZ"
CODE_LENGTH = 6
SEAT_CODE_LENGTH = 4

# Runs of consonants that are read as an insult, a slur, a drug, a sexual word or hate, in
# English or Welsh. A code that holds one is thrown away.
BLOCKED = """
BCH BJ BLJB BND BNG BRST BSTR BTCH BTT CCH CCK CK CLT CMM CNT CRP CVM CVNT DCK DKH DRG
DLD FCK FCC FFC FGG FGT FK FKK FKN FRT FT FCT GNG GRM HCK HRN JZZ KCK KKK KLL KMS KNB
KNT KVM LSB LTX MNG MRD MTH NCK NDS NDZ NGG NGR NKD NGN NSD NTS NZ PCK PDF PDR PKK PKS
PMP PNC PNS PRCK PRK PRN PRV PSS PTN PVS QNT RCT RPD RPST RTD SHG SHT SLG SLT SNF SPC
SPRM SS STFN SXT SXX SX TRD TRT TSSR TTS TSS TWT VGN VRG WNK XXX
""".split()

SLOT_LETTERS = re.compile(r"[^A-Z]")
JOIN_ADDRESS = re.compile(r"/join/([^/?#]+)", re.IGNORECASE)


def is_fit(code: str) -> bool:
    """Whether CODE holds no run that people would laugh or be hurt at."""
    return not any(run in code for run in BLOCKED)


def new_code(length: int = CODE_LENGTH) -> str:
    """A random code of LENGTH letters; whether it is free, the database decides."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(length))
        if is_fit(code):
            return code


def normalise(typed: str) -> str:
    """What a person meant: capitals without spaces or hyphens, or the code of a pasted address."""
    pasted = JOIN_ADDRESS.search(typed)
    return SLOT_LETTERS.sub("", (pasted[1] if pasted else typed).upper())


def strange_letter(code: str) -> int | None:
    """The place (from 1) of the first letter that codes never use, or None."""
    return next((place for place, letter in enumerate(code, 1) if letter not in ALPHABET), None)


def spelled(code: str) -> str:
    """The code in two groups for eyes and ears: "KDM TRP"."""
    return f"{code[:3]} {code[3:]}" if len(code) == CODE_LENGTH else code
