"""Letters that people read out: no word in either language, and nothing to laugh at."""

import secrets

# No vowels of either language (Welsh has W and Y among them), so that no word can appear.
ALPHABET = "BCDFGHJKLMNPQRSTVXZ"

# Runs of consonants that are read as an insult, a slur, a drug, a sexual word or hate, in
# English or Welsh. A code that holds one is thrown away.
BLOCKED = """
BCH BJ BLJB BND BNG BRST BSTR BTCH BTT CCH CCK CK CLT CMM CNT CRP CVM CVNT DCK DKH DRG
DLD FCK FCC FFC FGG FGT FK FKK FKN FRT FT FCT GNG GRM HCK HRN JZZ KCK KKK KLL KMS KNB
KNT KVM LSB LTX MNG MRD MTH NCK NDS NDZ NGG NGR NKD NGN NSD NTS NZ PCK PDF PDR PKK PKS
PMP PNC PNS PRCK PRK PRN PRV PSS PTN PVS QNT RCT RPD RPST RTD SHG SHT SLG SLT SNF SPC
SPRM SS STFN SXT SXX SX TRD TRT TSSR TTS TSS TWT VGN VRG WNK XXX
""".split()


def is_fit(code: str) -> bool:
    """Whether CODE holds no run that people would laugh or be hurt at."""
    return not any(run in code for run in BLOCKED)


def new_code(length: int) -> str:
    """A random code of LENGTH letters; whether it is free, the database decides."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(length))
        if is_fit(code):
            return code
