"""What the field fixes by convention, as plain data: states, amendments, clauses, rule sets, codes, words."""

DASHES = "-‐‑‒–—―"
"""What stands between the two ends of a range, or in place of a hyphen."""

# -- places ---------------------------------------------------------------------------------------------------------

STATES = {
    "Alabama": "Ala.",
    "Alaska": "Alaska",
    "Arizona": "Ariz.",
    "Arkansas": "Ark.",
    "California": "Cal.",
    "Colorado": "Colo.",
    "Connecticut": "Conn.",
    "Delaware": "Del.",
    "District of Columbia": "D.C.",
    "Florida": "Fla.",
    "Georgia": "Ga.",
    "Guam": "Guam",
    "Hawaii": "Haw.",
    "Idaho": "Idaho",
    "Illinois": "Ill.",
    "Indiana": "Ind.",
    "Iowa": "Iowa",
    "Kansas": "Kan.",
    "Kentucky": "Ky.",
    "Louisiana": "La.",
    "Maine": "Me.",
    "Maryland": "Md.",
    "Massachusetts": "Mass.",
    "Michigan": "Mich.",
    "Minnesota": "Minn.",
    "Mississippi": "Miss.",
    "Missouri": "Mo.",
    "Montana": "Mont.",
    "Nebraska": "Neb.",
    "Nevada": "Nev.",
    "New Hampshire": "N.H.",
    "New Jersey": "N.J.",
    "New Mexico": "N.M.",
    "New York": "N.Y.",
    "North Carolina": "N.C.",
    "North Dakota": "N.D.",
    "Ohio": "Ohio",
    "Oklahoma": "Okla.",
    "Oregon": "Or.",
    "Pennsylvania": "Pa.",
    "Puerto Rico": "P.R.",
    "Rhode Island": "R.I.",
    "South Carolina": "S.C.",
    "South Dakota": "S.D.",
    "Tennessee": "Tenn.",
    "Texas": "Tex.",
    "Utah": "Utah",
    "Vermont": "Vt.",
    "Virgin Islands": "V.I.",
    "Virginia": "Va.",
    "Washington": "Wash.",
    "West Virginia": "W. Va.",
    "Wisconsin": "Wis.",
    "Wyoming": "Wyo.",
}
"""States and territories, to the abbreviation in citations (Indigo Book T12)."""

# -- constitutions ----------------------------------------------------------------------------------------------------

AMENDMENTS = tuple(
    """
    First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth Thirteenth Fourteenth Fifteenth
    Sixteenth Seventeenth Eighteenth Nineteenth Twentieth Twenty-First Twenty-Second Twenty-Third Twenty-Fourth
    Twenty-Fifth Twenty-Sixth Twenty-Seventh
    """.split()
)
"""The amendments of the U.S. Constitution as they are spoken of, in order."""

CLAUSES = {
    "appointments clause": "art. II",
    "commerce clause": "art. I",
    "confrontation clause": "amend. VI",
    "contracts clause": "art. I",
    "double jeopardy clause": "amend. V",
    "due process clause": "amend. XIV",
    "equal protection clause": "amend. XIV",
    "establishment clause": "amend. I",
    "ex post facto clause": "art. I",
    "free exercise clause": "amend. I",
    "free speech clause": "amend. I",
    "full faith and credit clause": "art. IV",
    "necessary and proper clause": "art. I",
    "privileges and immunities clause": "art. IV",
    "privileges or immunities clause": "amend. XIV",
    "self-incrimination clause": "amend. V",
    "speech or debate clause": "art. I",
    "spending clause": "art. I",
    "supremacy clause": "art. VI",
    "suspension clause": "art. I",
    "take care clause": "art. II",
    "takings clause": "amend. V",
}
"""Clauses of the U.S. Constitution by the names they go by, to where they stand."""

# -- court rules ------------------------------------------------------------------------------------------------------

RULE_SETS = {
    "App.R.": "Ohio R. App. P.",
    "C.A.R.": "Colo. App. R.",
    "C.R.C.P.": "Colo. R. Civ. P.",
    "CRCP": "Colo. R. Civ. P.",
    "CRE": "Colo. R. Evid.",
    "Civ.R.": "Ohio R. Civ. P.",
    "Crim. P.": "Colo. R. Crim. P.",
    "Crim.R.": "Ohio R. Crim. P.",
    "Evid.R.": "Ohio R. Evid.",
    "F.R.A.P.": "Fed. R. App. P.",
    "F.R.C.P.": "Fed. R. Civ. P.",
    "F.R.Cr.P.": "Fed. R. Crim. P.",
    "F.R.E.": "Fed. R. Evid.",
    "FRAP": "Fed. R. App. P.",
    "FRBP": "Fed. R. Bankr. P.",
    "FRCP": "Fed. R. Civ. P.",
    "FRCrP": "Fed. R. Crim. P.",
    "FRE": "Fed. R. Evid.",
    "MCR": "Mich. Ct. R.",
    "NRAP": "Nev. R. App. P.",
    "NRCP": "Nev. R. Civ. P.",
    "RAP": "Wash. R. App. P.",
}
"""Sets of rules by their initials, exactly as these are written."""

RULE_SET_NAMES = {
    "Federal Rules of Appellate Procedure": "Fed. R. App. P.",
    "Federal Rules of Bankruptcy Procedure": "Fed. R. Bankr. P.",
    "Federal Rules of Civil Procedure": "Fed. R. Civ. P.",
    "Federal Rules of Criminal Procedure": "Fed. R. Crim. P.",
    "Federal Rules of Evidence": "Fed. R. Evid.",
    "Supreme Court Rule": "Sup. Ct. R.",
    "S. Ct. R.": "Sup. Ct. R.",
}
"""Sets of rules by their names in words, and by the names that differ from the standard in more than spacing."""

# -- codes ------------------------------------------------------------------------------------------------------------

CODES = {
    "ARS": "Ariz. Rev. Stat.",
    "CPLR": "N.Y. C.P.L.R.",
    "CRS": "Colo. Rev. Stat.",
    "FS": "Fla. Stat.",
    "Fla. Statutes": "Fla. Stat.",
    "GL": "Mass. Gen. Laws",
    "ILCS": "Ill. Comp. Stat.",
    "IRC": "I.R.C.",
    "Internal Revenue Code": "I.R.C.",
    "KSA": "Kan. Stat.",
    "MCA": "Mont. Code",
    "MCL": "Mich. Comp. Laws",
    "MCLA": "Mich. Comp. Laws",
    "MGL": "Mass. Gen. Laws",
    "NJSA": "N.J. Stat.",
    "NMSA 1978": "N.M. Stat.",
    "NRS": "Nev. Rev. Stat.",
    "OCGA": "Ga. Code",
    "ORS": "Or. Rev. Stat.",
    "Pa. C.S.": "Pa. Cons. Stat.",
    "RCW": "Wash. Rev. Code",
    "RSMo": "Mo. Rev. Stat.",
    "UCC": "U.C.C.",
    "USSG": "U.S.S.G.",
}
"""What reporters-db does not know: codes by the names that their own courts use, to the standard name."""

SIGNLESS_CODES = frozenset(
    {
        "CPL",
        "EPTL",
        "Ill. Comp. Stat.",
        "Kan. Stat.",
        "Mich. Comp. Laws",
        "N.Y. C.P.L.R.",
        "Nev. Rev. Stat.",
        "Or. Rev. Stat.",
        "Wash. Rev. Code",
    }
)
"""Codes that their own states cite without a section sign."""

# -- numbers ----------------------------------------------------------------------------------------------------------

CARDINALS = {
    word: number
    for number, word in enumerate(
        """
        zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen
        """.split()
    )
} | {
    word: number * 10
    for number, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
"""Number words below a hundred."""
