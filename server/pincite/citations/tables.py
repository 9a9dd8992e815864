"""What the field fixes by convention, as plain data: states, amendments, clauses, rule sets, codes, words.

Whoever wants another state, code or abbreviation read adds it here.
"""

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
"""States and territories, to the abbreviation in citations (Indigo Book T12.1)."""

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
    "EDCR": "Nev. Eighth Jud. Dist. Ct. R.",
    "F. R. App. P.": "Fed. R. App. P.",
    "F. R. Civ. P.": "Fed. R. Civ. P.",
    "F. R. Crim. P.": "Fed. R. Crim. P.",
    "F. R. Evid.": "Fed. R. Evid.",
    "F.R.A.P.": "Fed. R. App. P.",
    "F.R.App.P.": "Fed. R. App. P.",
    "F.R.C.P.": "Fed. R. Civ. P.",
    "F.R.Civ.P.": "Fed. R. Civ. P.",
    "F.R.Cr.P.": "Fed. R. Crim. P.",
    "F.R.Crim.P.": "Fed. R. Crim. P.",
    "F.R.E.": "Fed. R. Evid.",
    "F.R.Evid.": "Fed. R. Evid.",
    "FRAP": "Fed. R. App. P.",
    "FRBP": "Fed. R. Bankr. P.",
    "FRCP": "Fed. R. Civ. P.",
    "FRCrP": "Fed. R. Crim. P.",
    "FRE": "Fed. R. Evid.",
    "HRAP": "Haw. R. App. P.",
    "HRCP": "Haw. R. Civ. P.",
    "I.R.C.P.": "Idaho R. Civ. P.",
    "I.R.E.": "Idaho R. Evid.",
    "KRE": "Ky. R. Evid.",
    "M.R. Civ. P.": "Me. R. Civ. P.",
    "M.R. Evid.": "Me. R. Evid.",
    "MCR": "Mich. Ct. R.",
    "MRE": "Mich. R. Evid.",
    "N.J.R.E.": "N.J. R. Evid.",
    "NRAP": "Nev. R. App. P.",
    "NRCP": "Nev. R. Civ. P.",
    "ORAP": "Or. R. App. P.",
    "ORCP": "Or. R. Civ. P.",
    "Pa.R.A.P.": "Pa. R. App. P.",
    "Pa.R.C.P.": "Pa. R. Civ. P.",
    "Pa.R.E.": "Pa. R. Evid.",
    "R. Regulating Fla. Bar": "R. Regulating Fla. Bar",
    "RAP": "Wash. R. App. P.",
    "RCr": "Ky. R. Crim. P.",
    "SCR": "Sup. Ct. R.",
    "V.R.A.P.": "Vt. R. App. P.",
    "V.R.C.P.": "Vt. R. Civ. P.",
    "V.R.E.": "Vt. R. Evid.",
    "W.R.A.P.": "Wyo. R. App. P.",
    "W.R.C.P.": "Wyo. R. Civ. P.",
    "W.R.Cr.P.": "Wyo. R. Crim. P.",
    "W.R.E.": "Wyo. R. Evid.",
}
"""Sets of rules by their initials, exactly as these are written."""

SUFFIXED_RULE_SETS = {
    "ARCP": "Ariz. R. Civ. P.",
    "NMRA": "N.M. R. Ann.",
    "SCACR": "S.C. App. Ct. R.",
    "SCRCP": "S.C. R. Civ. P.",
    "SCRE": "S.C. R. Evid.",
    "SCRCrimP": "S.C. R. Crim. P.",
}
"""Sets of rules whose initials stand after the rule: ``Rule 56(c), SCRCP``."""

RULE_SUBJECTS = {
    "Appellate Procedure": "App. P.",
    "Bankruptcy Procedure": "Bankr. P.",
    "Civil Procedure": "Civ. P.",
    "Criminal Procedure": "Crim. P.",
    "Evidence": "Evid.",
}
"""What federal and state rules are about, to the abbreviation: ``Federal Rules of Evidence`` is ``Fed. R. Evid.``."""

RULE_SET_NAMES = {
    "Bankruptcy Rules": "Fed. R. Bankr. P.",
    "California Rules of Court": "Cal. Rules of Court",
    "Cal. R. Ct.": "Cal. Rules of Court",
    "Supreme Court Rules": "Sup. Ct. R.",
    "S. Ct. R.": "Sup. Ct. R.",
}
"""Sets of rules by the names that differ from the standard in more than spacing."""

# -- codes ------------------------------------------------------------------------------------------------------------

CODES = {
    "AS": "Alaska Stat.",
    "ARS": "Ariz. Rev. Stat.",
    "CGS": "Conn. Gen. Stat.",
    "CPLR": "N.Y. C.P.L.R.",
    "CRS": "Colo. Rev. Stat.",
    "Del. C.": "Del. Code",
    "FS": "Fla. Stat.",
    "Fla. Statutes": "Fla. Stat.",
    "GL": "Mass. Gen. Laws",
    "ILCS": "Ill. Comp. Stat.",
    "HRS": "Haw. Rev. Stat.",
    "IC": "Ind. Code",
    "IRC": "I.R.C.",
    "Internal Revenue Code": "I.R.C.",
    "KRS": "Ky. Rev. Stat.",
    "KSA": "Kan. Stat.",
    "La. C.C.": "La. Civ. Code",
    "La. C.C.P.": "La. Code Civ. Proc.",
    "La. C.Cr.P.": "La. Code Crim. Proc.",
    "La. C.E.": "La. Code Evid.",
    "La. R.S.": "La. Rev. Stat.",
    "La. Stat.": "La. Rev. Stat.",
    "MCA": "Mont. Code",
    "MCL": "Mich. Comp. Laws",
    "MCLA": "Mich. Comp. Laws",
    "MGL": "Mass. Gen. Laws",
    "NAC": "Nev. Admin. Code",
    "NCGS": "N.C. Gen. Stat.",
    "NDCC": "N.D. Cent. Code",
    "NJAC": "N.J. Admin. Code",
    "NJSA": "N.J. Stat.",
    "NMSA 1978": "N.M. Stat.",
    "NRS": "Nev. Rev. Stat.",
    "OCGA": "Ga. Code",
    "ORS": "Or. Rev. Stat.",
    "Pa. C.S.": "Pa. Cons. Stat.",
    "RC": "Ohio Rev. Code",
    "RCW": "Wash. Rev. Code",
    "RSA": "N.H. Rev. Stat.",
    "RSMo": "Mo. Rev. Stat.",
    "SDCL": "S.D. Codified Laws",
    "TCA": "Tenn. Code",
    "UCC": "U.C.C.",
    "USSG": "U.S.S.G.",
}
"""What reporters-db does not know: codes by the names that their own courts use, to the standard name."""

SPELLED = {
    **STATES,
    "Administrative": "Admin.",
    "Annotated": "Ann.",
    "Compiled": "Comp.",
    "Consolidated": "Cons.",
    "General": "Gen.",
    "Revised": "Rev.",
    "Statutes": "Stat.",
}
"""The words of codes' names, to their abbreviations: ``Tennessee Code Annotated``."""

TITLED_CODES = {
    "CFR": "C.F.R.",
    "CMR": "Mass. Code Regs.",
    "CodeMassRegs": "Mass. Code Regs.",
    "MRS": "Me. Rev. Stat.",
    "NYCRR": "N.Y. Comp. Codes R. & Regs.",
    "OS": "Okla. Stat.",
    "USC": "U.S.C.",
    "USCA": "U.S.C.",
    "USCS": "U.S.C.",
    "USCode": "U.S.C.",
    "UnitedStatesCode": "U.S.C.",
    "VSA": "Vt. Stat.",
}
"""Codes whose title stands before them, ``12 V.S.A. § 512``, without spaces and periods, to the standard name."""

SIGNLESS_CODES = frozenset(
    {
        "Alaska Stat.",
        "CPL",
        "EPTL",
        "Fla. Admin. Code R.",
        "Ill. Comp. Stat.",
        "Ind. Code",
        "Kan. Stat.",
        "Ky. Rev. Stat.",
        "La. Rev. Stat.",
        "Mich. Comp. Laws",
        "Mont. Code",
        "N.H. Rev. Stat.",
        "N.J. Admin. Code",
        "N.J. Stat.",
        "N.Y. C.P.L.R.",
        "N.Y. Comp. Codes R. & Regs.",
        "Nev. Admin. Code",
        "Nev. Rev. Stat.",
        "Ohio Rev. Code",
        "Or. Rev. Stat.",
        "S.D. Codified Laws",
        "Tenn. Comp. R. & Regs.",
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

# -- the words of case names ------------------------------------------------------------------------------------------

CONNECTORS = frozenset(
    """
    of the a an as and & for on in ex parte rel. rel re de la le du del von van der den el et al. al to d/b/a a/k/a
    f/k/a o/b/o at
    """.split()
)
"""Small words inside a case's name."""

LEADING = frozenset(
    """
    in from under after before as since because see also cf but compare contra accord e.g e.g. eg citing quoting
    following relying applying unlike like with although while when where both here thus and or that by to at on
    for of the this these those if then however nor yet so is was cases case court holding overruling
    distinguishing discussing per contrast similarly accordingly moreover indeed first second third finally even
    though consider whereas until against between among upon than without within throughout our your his her
    their its a an id ibid rather only generally accord cited quoted followed construing interpreting reviewing
    invoking noting adopting rejecting affirming reversing vacating explaining using given again later recently
    only pursuant despite overruled abrogated superseded apply discuss read reading cite quote
    each every neither either part section point note
    """.split()
)
"""What stands before a case's name and is not of it, in lower case: ``See``, ``Under``, ``Unlike``."""

TITLES = ("Mr", "Ms", "Mrs", "Dr", "Judge", "Justice", "Officer", "Prof", "Sgt", "Det", "Gov", "Sen", "Rep", "Hon")
"""What makes the name after it a person's."""

SIGNALS = (
    "see",
    "see also",
    "see generally",
    "see, e.g.,",
    "see, also, e.g.,",
    "but see",
    "but see, e.g.,",
    "but cf.",
    "cf.",
    "cf., e.g.,",
    "compare",
    "with",
    "and",
    "contra",
    "accord",
    "e.g.,",
    "quoting",
    "quoted in",
    "citing",
    "cited in",
    "overruling",
    "aff’d",
)
"""What introduces a citation (Indigo Book R4); commas may be missing."""

ABBREVIATIONS = frozenset(
    """
    Abb Abbr Adm'r Adm'x Admin Adver Advert Agric All Am App Apr Arb Ass Ass'n Ass'ns Assoc Assocs Atl Att'y Aug Auth
    Auto Ave Balt Bancorp Bankr Bd Bds Bhd Bk Bldg Broad Bros Bureau Bus Capt Cas Cath Cent Char Chem Chi Cin Cir Clev
    Cmty Cnty Co Coll Comm Comm'n Comm'r Comp Condo Conf Cong Consol Const Constr Cont'l Coop Corp Corps Corr Cos Ct
    Ctr Ctrs Cty Dall Dec Def Dem Dep't Dept Depts Det Dev Dir Disc Disp Dist Dists Div Divs Dr Econ Ed Educ Elec Emp
    Empl Emps Eng'g Eng'r Ent Enter Ents Env't Equal Equip Ex Ex'r Exam'r Exch Exec Exp Fam Feb Fed Fid Fin Fisheries
    Found Ft Gen Gov Gov't Grp Grps Gtd Guar Hosp Hosps Hous Hts Hum Imp Inc Indem Indep Inds Indus Info Ins Inst
    Insts Int'l Inv Invs Jan Jr Lab Labs Liab Lib Ltd Mach Maint Mar Mech Med Mem'l Merch Metro Mfg Mfr Mgmt Mktg
    Mortg Mt Mun Mut Nat'l No Nov Oct Org Pac Par Pat Penn Pers Pharm Pres Prob Prod Prof'l Prop Props Prot Pub Publ'g
    Rd Rec Ref Reg'l Rehab Rep Res Rest Ret Rev Rts Sav Sch Schs Sci Sec Secs Sen Sept Serv Servs Soc Sols Sr St Ste
    Sup Supp Sur Sys Tech Techs Tel Tp Tr Transp Treas Twp Univ Util Utils Vill
    """.split()
) | {abbreviation.rstrip(".") for abbreviation in STATES.values()}
"""Words that end in a period inside a case's name, without it; reporters-db's own list is asked as well."""
