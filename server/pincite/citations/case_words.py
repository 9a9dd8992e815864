"""The words of case names and what they are abbreviated to (Indigo Book T11), as plain data.

The points of the compass are left out where they are most often part of a place's own name: ``West Palm Beach``.
"""

_TABLE = """
    Acad. Academic Academy; Acct. Accountant Accounting Accountancy; Admin. Administrative Administration; Adm’r
    Administrator; Adm’x Administratrix; Advert. Advertising; Advoc. Advocate Advocacy; Afr. Africa African;
    Agric. Agriculture Agricultural; All. Alliance; Alt. Alternative; Am. America American; Ann. Annual; App.
    Appellate; Arb. Arbitration Arbitrator; Assoc. Associate; Ass’n Association; Atl. Atlantic; Att’y Attorney;
    Auth. Authority; Auto. Automobile Automotive; Ave. Avenue; Bankr. Bankruptcy; Behav. Behavior Behavioral; Bd.
    Board; Broad. Broadcaster Broadcasting; Bhd. Brotherhood; Bros. Brothers; Bldg. Building; Bus. Business
    Businesses; Cas. Casualty Casualties; Cath. Catholic; Ctr. Center Centre; Cent. Central; Chem. Chemical; Cir.
    Circuit; Coal. Coalition; Coll. College; Comment. Commentary; Comm’n Commission; Comm’r Commissioner; Comm.
    Committee; Commc’n Communication; Cmty. Community; Co. Company; Compar. Comparative; Comp. Compensation;
    Comput. Computer Computing Computational; Condo. Condominium; Conf. Conference; Cong. Congress Congressional;
    Consol. Consolidated; Constr. Construction; Contemp. Contemporary; Cont’l Continental; Conv. Conveyance
    Conveyancer; Coop. Cooperation Cooperative; Corp. Corporate Corporation; Corr. Corrections Correctional; Cosm.
    Cosmetic; Couns. Counselor Counselors Counseling; Cnty. County; Def. Defend Defender Defense Defensive;
    Delinq. Delinquent Delinquency; Dep’t Department; Det. Detention; Dev. Developer Development; Dig. Digest;
    Digit. Digital; Dipl. Diplomacy; Dir. Director; Disc. Discount; Disp. Dispute; Distrib. Distributor
    Distributing Distribution; Dist. District; Div. Division; E. Eastern; Econ. Economic Economical Economics
    Economy; Ed. Editor Editorial; Educ. Educate Education Educating Educational Educator; Elec. Electric
    Electrical Electricity Electronic; Emp. Employee Employer Employment; Enf’t Enforcement; Eng’r Engineer; Eng’g
    Engineering; Enter. Enterprise; Ent. Entertainment; Env’t Environment Environmental; Equal. Equality; Equip.
    Equipment; Est. Estate; Exam’r Examiner; Exch. Exchange; Exec. Executive; Ex’r Executor; Ex’x Executrix; Expl.
    Exploration Exploratory; Exp. Exporter Exportation; Fac. Faculty; Fed. Federal; Fed’n Federation; Fid.
    Fidelity; Fin. Finance Financial Financing; Fort. Fortnightly; Found. Foundation; Gen. General; Glob. Global;
    Gov’t Government; Grp. Group; Guar. Guaranty Guarantor; Hisp. Hispanic; Hist. Historical History; Hosp.
    Hospital Hospitality; Hous. Housing; Hum. Human; Imp. Import Importer Importation; Inc. Incorporated; Indem.
    Indemnity; Indep. Independence Independent; Indus. Industry Industries Industrial; Ineq. Inequality; Info.
    Information; Inst. Institute Institution; Ins. Insurance; Intell. Intellectual; Intel. Intelligence;
    Interdisc. Interdisciplinary; Int’l International; Inv. Investment Investor; Jud. Judicial; Jurid. Juridicial;
    Juris. Jurisprudence; Juv. Juvenile; Lab. Labor Laboratory; Law. Lawyer; Legis. Legislate Legislation
    Legislative; Liab. Liability; Libr. Library Librarian; Ltd. Limited; Litig. Litigation; Loc. Local; Mach.
    Machine Machinery; Mag. Magazine; Maint. Maintenance; Mgmt. Management; Mfr. Manufacturer; Mfg. Manufacturing;
    Mar. Maritime; Mkt. Market; Mktg. Marketing; Matrim. Matrimonial; Mech. Mechanic Mechanical; Med. Medical
    Medicinal Medicine; Mem’l Memorial; Merch. Merchant Merchandise Merchandising; Metro. Metropolitan; Mil.
    Military; Min. Mineral; Mod. Modern; Mortg. Mortgage; Mun. Municipal Municipality; Mut. Mutual; Nat’l
    National; Nat’y Nationality; Nat. Natural; Negl. Negligence; Negot. Negotiation Negotiator; Newsl. Newsletter;
    Ne. Northeast Northeastern; N. Northern; Nw. Northwest Northwestern; Off. Office Official; Org. Organization
    Organizing; Pac. Pacific; Par. Parish; P’ship Partnership; Pat. Patent; Pers. Person Personal Personnel;
    Persp. Perspective; Pharm. Pharmaceutic Pharmaceutical; Plan. Planning; Pol’y Policy; Pol. Politic Political
    Politics; Prac. Practical Practice Practitioner; Pres. Preserve Preservation; Priv. Privacy Private; Prob.
    Probate Probation; Probs. Problems; Proc. Proceedings Procedure; Prod. Product Production; Prof’l
    Professional; Prop. Property; Prot. Protection; Psych. Psychological Psychologist Psychology; Pub. Public;
    Publ’n Publication; Publ’g Publishing; R.R. Railroad; Ry. Railway; Ref. Referee; Refin. Refining Refinement;
    Reg’l Regional; Reg. Register; Regul. Regulation Regulator Regulatory; Rehab. Rehabilitation Rehabilitative;
    Rel. Relation; Reprod. Reproduction Reproductive; Rsch. Research; Rsrv. Reservation Reserve; Resol.
    Resolution; Res. Resource Resources; Resp. Responsibility; Rest. Restaurant; Ret. Retirement; Rts. Rights;
    Sav. Savings; Sch. School; Sci. Science Scientific; Scot. Scottish; Sec’y Secretary; Sec. Security Securities;
    Sent’g Sentencing; Serv. Service; S’holder Shareholder Stockholder; Soc. Social; Soc’y Society; Socio.
    Sociological Sociology; Solic. Solicitor; Sol. Solution; Se. Southeast Southeastern; S. Southern; Sw.
    Southwest Southwestern; Stat. Statistic Statistics Statistical; S.S. Steamship Steamships; Stud. Studies;
    Subcomm. Subcommittee; Sur. Surety; Sys. System Systems; Tax’n Taxation; Tchr. Teacher; Tech. Technical
    Technique Technological Technology; Telecomm. Telecommunication; Tel. Telephone Telegraph; Temp. Temporary;
    Twp. Township; Transcon. Transcontinental; Transnat’l Transnational; Transp. Transport Transportation; Tr.
    Trust Trustee; Tpk. Turnpike; Unif. Uniform; Univ. University; Urb. Urban; Util. Utility; Vill. Village; Wkly.
    Weekly; W. Western
    """

ABBREVIATIONS = {
    word: abbreviation for row in _TABLE.split(";") for abbreviation, *words in [row.split()] for word in words
}
"""Each word, ``Department``, to its abbreviation, ``Dep’t``."""

_USUAL = {
    "Admin.": "Administration", "Agric.": "Agriculture", "Am.": "American", "Bus.": "Business", "Ctr.": "Center",
    "Econ.": "Economic", "Hosp.": "Hospital", "Lab.": "Labor", "Pers.": "Personnel",
    "Auth.": "Authority", "Corp.": "Corporation", "Corr.": "Corrections", "Def.": "Defense",
    "Dev.": "Development", "Educ.": "Education", "Elec.": "Electric", "Fin.": "Financial", "Indep.": "Independent",
    "Indus.": "Industries", "Inst.": "Institute", "Mach.": "Machinery", "Med.": "Medical", "Res.": "Resources",
    "Sec.": "Security", "Sys.": "Systems", "Tech.": "Technology", "Transp.": "Transportation", "Util.": "Utility",
}  # fmt: skip
"""Of the words that share an abbreviation, the one that it stands for almost always in a case's name."""


def _words() -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for word, abbreviation in ABBREVIATIONS.items():
        found[abbreviation] = None if abbreviation in found else word
    return found | _USUAL


WORDS = _words()
"""Each abbreviation to the word that it stands for; None where it may be one of several."""


def plural(abbreviation: str) -> str:
    """The abbreviation of several: ``Servs.``, ``Ass’ns``."""
    return f"{abbreviation[:-1]}s." if abbreviation.endswith(".") else f"{abbreviation}s"
