"""What is not a case: each way a source is written is one citation, in whole, of one authority."""

import pytest
from eyecite import get_citations
from eyecite.tokenizers import EDITIONS_LOOKUP, default_tokenizer

from pincite.analysis import Analysis
from pincite.features.listing import listing
from pincite.markup.blocks import Format

RC_2923 = "Ohio Rev. Code § 2923.02"
KRS_117 = "Ky. Rev. Stat. § 117.235"
LAFAVE = "3 Wayne R. LaFave, Substantive Criminal Law § 20.2"
MASS_18B = "Mass. Gen. Laws ch. 265, § 18B"
TEXAS_38 = "Tex. Code Crim. Proc. § 38.14"


def only(text):
    """The one citation of a text: its kind, core, authority and pins."""
    (entry,) = listing(Analysis().snapshot(f"See {text}.", Format.PLAIN))
    return entry["kind"], entry["text"], entry["authority"], entry["pins"]


@pytest.mark.parametrize(
    ("text", "kind", "authority", "pins"),
    [
        ("42 U. S. C. §1983", "statute", "42 U.S.C. § 1983", []),
        ("U. S. Const., Amdt. 14, §1", "constitution", "U.S. Const. amend. XIV", ["§1"]),
        ("Fed. Rule Civ. Proc. 12(b)(6)", "rule", "Fed. R. Civ. P. 12", ["(b)(6)"]),
        ("Fed. Rule Evid. 403", "rule", "Fed. R. Evid. 403", []),
        ("H. R. Rep. No. 110-803, pt. 1, p. 105", "other", "H.R. Rep. No. 110-803", ["105"]),
        ("S. Rep. No. 101-5, p. 3", "other", "S. Rep. No. 101-5", ["3"]),
        ("App. to Pet. for Cert. 34a", "record", "App. to Pet. for Cert.", ["34a"]),
    ],
)
def test_as_the_supreme_court_writes_it(text, kind, authority, pins):
    assert only(text) == (kind, text, authority, pins)


@pytest.mark.parametrize(
    ("text", "authority"),
    [
        ("Federal Rule of Civil Procedure 12", "Fed. R. Civ. P. 12"),
        ("Federal Rules of Evidence 403", "Fed. R. Evid. 403"),
        ("Colorado Rule of Civil Procedure 12", "Colo. R. Civ. P. 12"),
        ("New Hampshire Rule of Evidence 403", "N.H. R. Evid. 403"),
        ("Cal. Rules of Court, rule 8.204", "Cal. Rules of Court 8.204"),
        ("California Rules of Court, rule 8.204", "Cal. Rules of Court 8.204"),
        ("Supreme Court Rule 10", "Sup. Ct. R. 10"),
        ("Rule 56 of the Federal Rules of Civil Procedure", "Fed. R. Civ. P. 56"),
        ("Rule 54, Ala. R. Civ. P.", "Ala. R. Civ. P. 54"),
        ("Rule 56, SCRCP", "S.C. R. Civ. P. 56"),
        ("Rule 1-056 NMRA", "N.M. R. Ann. 1-056"),
        ("Bankruptcy Rule 9021", "Fed. R. Bankr. P. 9021"),
        ("Local Bankruptcy Rule 7056-1", "Local Bankruptcy Rule 7056-1"),
        ("LBR 7056-1", "LBR 7056-1"),
        ("Ninth Circuit Rule 28-2.6", "Ninth Circuit Rule 28-2.6"),
        ("Fed. Cir. R. 47.6", "Fed. Cir. R. 47.6"),
        ("Loc.App.R. 16", "Loc. App. R. 16"),
        ("MRE 702", "Mich. R. Evid. 702"),
        ("Pa.R.C.P. No. 1035.2", "Pa. R. Civ. P. 1035.2"),
        ("R. Regulating Fla. Bar 4-1.7", "R. Regulating Fla. Bar 4-1.7"),
        ("Pa.R.A.P. 1925", "Pa. R. App. P. 1925"),
        ("N.J.R.E. 403", "N.J. R. Evid. 403"),
    ],
)
def test_rules_in_words_and_their_abbreviations_are_one_set(text, authority):
    assert only(text) == ("rule", text, authority, [])


@pytest.mark.parametrize(
    ("text", "authority", "pins"),
    [
        ("Code § 8.01-126(E)(2)(a)", "Code § 8.01-126", ["(E)(2)(a)"]),
        ("General Statutes § 53a-134 (a) (4)", "General Statutes § 53a-134", ["(a)(4)"]),
        ("Tennessee Code Annotated section 48-12-3", "Tenn. Code § 48-12-3", []),
        ("New Jersey Statutes Annotated 2C:11-3", "N.J. Stat. § 2C:11-3", []),
        ("Cal. Code Civ. Proc., § 437c, subd. (c)", "Cal. Code Civ. Proc. § 437c", ["(c)"]),
        ("Minn. Stat. § 541.05, subd. 1(5)", "Minn. Stat. § 541.05", ["subd. 1(5)"]),
        ("Wis. Stat. § 893.54(1m)", "Wis. Stat. § 893.54", ["(1m)"]),
        ("KRS 413.140(1)(a)", "Ky. Rev. Stat. § 413.140", ["(1)(a)"]),
        ("Ky. Rev. Stat. § 413.140", "Ky. Rev. Stat. § 413.140", []),
        ("La. R.S. 9:5605", "La. Rev. Stat. § 9:5605", []),
        ("RSA 508:4, I", "N.H. Rev. Stat. § 508:4", ["I"]),
        ("AS 09.10.070(a)", "Alaska Stat. § 09.10.070", ["(a)"]),
        ("IC 34-11-2-4(a)", "Ind. Code § 34-11-2-4", ["(a)"]),
        ("N.C.G.S. § 1-52(16)", "N.C. Gen. Stat. § 1-52", ["(16)"]),
        ("N.D.C.C. § 28-01-16(5)", "N.D. Cent. Code § 28-01-16", ["(5)"]),
        ("CGS § 52-584", "Conn. Gen. Stat. § 52-584", []),
        ("12 V.S.A. § 512", "Vt. Stat. tit. 12, § 512", []),
        ("Md. Code, Cts. & Jud. Proc. § 5-101", "Md. Code, Cts. & Jud. Proc. § 5-101", []),
        ("Md. Code Ann., Cts. & Jud. Proc. § 5-101", "Md. Code, Cts. & Jud. Proc. § 5-101", []),
        ("SDCL 15-2-14", "S.D. Codified Laws § 15-2-14", []),
        ("MCA 27-2-204", "Mont. Code § 27-2-204", []),
        ("N.J.S.A. 2A:14-2", "N.J. Stat. § 2A:14-2", []),
        ("R.C. 2305.10", "Ohio Rev. Code § 2305.10", []),
        ("22 NYCRR 202.8-b (a)", "22 N.Y. Comp. Codes R. & Regs. § 202.8-b", ["(a)"]),
        ("General Municipal Law § 50-e (5)", "General Municipal Law § 50-e", ["(5)"]),
        ("50 U.S.C. app. § 5", "50 U.S.C. app. § 5", []),
        ("42 U.S.C. § 1988 (a)(1)", "42 U.S.C. § 1988", ["(a)(1)"]),
        ("42 U.S.C. § 1983, et seq.", "42 U.S.C. § 1983", []),
    ],
)
def test_codes(text, authority, pins):
    _, *found = only(text.removesuffix("."))
    assert found == [text, authority, pins]


@pytest.mark.parametrize(
    "code",
    """
    KRS_413.140 La._R.S._9:5605 RSA_508:4 AS_09.10.070 IC_34-11-2-4 SDCL_15-2-14 MCA_27-2-204 N.J.S.A._2A:14-2
    R.C._2305.10 22_NYCRR_202.8-b
    """.split(),
)
def test_codes_that_write_no_section_sign(code):
    assert Analysis().snapshot(f"See {code.replace('_', ' ')}.", Format.PLAIN).findings == ()


@pytest.mark.parametrize(
    ("text", "authority", "pins"),
    [
        ("Art. I, §10, cl. 3", "U.S. Const. art. I", ["§10, cl. 3"]),
        ("Art. VI, cl. 2", "U.S. Const. art. VI", ["cl. 2"]),
        ("Article III of the Constitution", "U.S. Const. art. III", []),
        ("Article III, § 2, of the United States Constitution", "U.S. Const. art. III", ["§ 2"]),
        ("US Const Amend XIV", "U.S. Const. amend. XIV", []),
        ("NY Const, art I, § 6", "N.Y. Const. art. I", ["§ 6"]),
        ("Ill. Const. 1970, art. VI, § 6", "Ill. Const. art. VI", ["§ 6"]),
        ("Section 10, Article I, Ohio Constitution", "Ohio Const. art. I", ["§ 10"]),
        ("article VI, section 13 of the California Constitution", "Cal. Const. art. VI", ["§ 13"]),
        ("Art. II, § 25 of the Colorado Constitution", "Colo. Const. art. II", ["§ 25"]),
        ("N.J. Const. art. VIII, § 3, ¶ 2", "N.J. Const. art. VIII", ["§ 3, ¶ 2"]),
        ("Ga. Const. of 1983, Art. VI, Sec. IX, Par. I (d)", "Ga. Const. art. VI", ["Sec. IX", "Par. I (d)"]),
        ("art. V, § 3(b)(3), Fla. Const.", "Fla. Const. art. V", ["§ 3(b)(3)"]),
        ("Const 1963, art 1, § 17", "Mich. Const. art. I", ["§ 17"]),
        ("US Const, Am XIV", "U.S. Const. amend. XIV", []),
        ("Article 14 of the Massachusetts Declaration of Rights", "Mass. Decl. of Rights art. 14", []),
    ],
)
def test_constitutions_as_their_own_courts_cite_them(text, authority, pins):
    assert only(text) == ("constitution", text, authority, pins)


@pytest.mark.parametrize(
    ("text", "authorities"),
    [
        ("(see CPL 470.05 [2]; CPLR 4511 [b] [1])", [("CPL § 470.05", ["[2]"]), ("N.Y. C.P.L.R. § 4511", ["[b][1]"])]),
        ("Penal Law §§ 160.15 [4]; 10.00 [10]", [("Penal Law § 160.15", ["[4]"]), ("Penal Law § 10.00", ["[10]"])]),
        ("R.C. 2911.12(A)(2) and 2923.02(A)", [("Ohio Rev. Code § 2911.12", ["(A)(2)"]), (RC_2923, ["(A)"])]),
        ("KRS 117.265(2), (3) and 117.235", [("Ky. Rev. Stat. § 117.265", ["(2)", "(3)"]), (KRS_117, [])]),
        ("G. L. c. 265, §§ 15A (b), 18B", [("Mass. Gen. Laws ch. 265, § 15A", ["(b)"]), (MASS_18B, [])]),
        ("Mass. R. Crim. P. 13 (a) (2)", [("Mass. R. Crim. P. 13", ["(a)(2)"])]),
        ("803 Code Mass. Regs. § 1.05(2)", [("803 Mass. Code Regs. § 1.05", ["(2)"])]),
        ("105 CMR 210.003(A)", [("105 Mass. Code Regs. § 210.003", ["(A)"])]),
        ("35 U.S.C. § 112, ¶ 6", [("35 U.S.C. § 112", ["¶ 6"])]),
        ("MPEP § 2111.01", [("MPEP § 2111.01", ["§ 2111.01"])]),
        ("§ 95.11(3)(a), (4), Fla. Stat.", [("Fla. Stat. § 95.11", ["(3)(a)", "(4)"])]),
        ("section 768.72(1), Florida Statutes", [("Fla. Stat. § 768.72", ["(1)"])]),
        ("§ 6-5-410, Ala. Code 1975", [("Ala. Code 1975 § 6-5-410", [])]),
        ("Fla. Admin. Code R. 61G4-15.001(2)", [("Fla. Admin. Code R. § 61G4-15.001", ["(2)"])]),
        ("40 U.S.C. s 270b", [("40 U.S.C. § 270b", [])]),
        ("Restatement (Second) of Torts s 188", [("Restatement (Second) of Torts § 188", ["s 188"])]),
        ("3 Wayne R. LaFave, Substantive Criminal Law § 20.2", [(LAFAVE, ["§ 20.2"])]),
        ("Model Penal Code §§ 223.2, 223.6", [("Model Penal Code § 223.2", []), ("Model Penal Code § 223.6", [])]),
        ("the boards in North Carolina. Under N.C. Gen. Stat. § 163-33(1)", [("N.C. Gen. Stat. § 163-33", ["(1)"])]),
        ("N.J.A.C. 5:96-2.1(a)", [("N.J. Admin. Code § 5:96-2.1", ["(a)"])]),
        ("Court of Appeals Rule 25 (c) (2)", [("Court of Appeals Rule 25", ["(c)(2)"])]),
        ("La. C.C.P. art. 966(D)(1)", [("La. Code Civ. Proc. § 966", ["(D)(1)"])]),
        ("La. C.Cr.P. art. 821", [("La. Code Crim. Proc. § 821", [])]),
        ("Practice Book § 41-12", [("Practice Book § 41-12", [])]),
        ("Conn. Code Evid. § 4-5 (b)", [("Conn. Code Evid. § 4-5", ["(b)"])]),
        ("T.C.A. § 29-26-121(a)(1)", [("Tenn. Code § 29-26-121", ["(a)(1)"])]),
        ("NAC 445A.274", [("Nev. Admin. Code § 445A.274", [])]),
        ("RCW 9.94 and 12.5 percent", [("Wash. Rev. Code § 9.94", [])]),
        ("Iowa Code section 12.5 and 13.4 percent", [("Iowa Code § 12.5", [])]),
        ("section 465(b) of the Internal Revenue Code", [("I.R.C. § 465", ["(b)"])]),
        ("section 2C:35-10(a) of the New Jersey Statutes Annotated", [("N.J. Stat. § 2C:35-10", ["(a)"])]),
        ("Tex. Code Crim. Proc. art. 38.14, and article 38.14 alone", [(TEXAS_38, []), (TEXAS_38, [])]),
    ],
)
def test_sections_as_their_own_courts_list_them(text, authorities):
    found = listing(Analysis().snapshot(f"See {text}.", Format.PLAIN))
    assert [(entry["authority"], entry["pins"]) for entry in found] == authorities


@pytest.mark.parametrize(
    ("text", "pins"),
    [
        ("State Board Defs.’ Br. (Doc. 212) at 17, 19", ["17", "19"]),
        ("Pls.’ Resp. (ECF No. 216) at 14–15", ["14–15"]),
        ("Compl. Ex. A (DE 21) 2", ["2"]),
        ("NYSCEF Doc No. 45 at 7-8", ["7-8"]),
        ("affirmation of Jane Roe at 12", ["12"]),
        ("Jones Depo. at 23", ["23"]),
        ("Complaint ¶ 4", ["¶ 4"]),
        ("1 App. 23–24", ["23–24"]),
        ("Hobbs Decl. Ex. C, Adv. Dkt. No. 36-3, at 14", ["14"]),
        ("Adv. Dkt. No. 34", []),
        ("Hobbs Dep. Tr. 88:4-15", ["88:4-15"]),
        ("Pls.’ Resp. to Def.’s Stmt. of Material Facts ¶ 4", ["¶ 4"]),
        ("Answer [Doc. 9] ¶ 12", ["¶ 12"]),
        ("DSOF ¶ 5", ["¶ 5"]),
        ("Reply Br. 9", ["9"]),
        ("Mem. Op. at 11-12", ["11-12"]),
        ("Brief of Appellee/Cross-Appellant at 12", ["12"]),
        ("N.T. Trial, 9/13/18, at 12", ["12"]),
        ("Trial Court Opinion, 3/4/19, at 5-7", ["5-7"]),
        ("R.R. at 14a-16a", ["14a-16a"]),
        ("RP (Mar. 4, 2014) at 12", ["12"]),
        ("2 Report of Proceedings (RP) at 145", ["145"]),
        ("Init. Br. at 14", ["14"]),
        ("Oral Arg. at 12:20–13:05", ["12:20–13:05"]),
    ],
)
def test_documents_as_trial_courts_cite_them(text, pins):
    text = f"The parties agree (see {text})."
    (entry,) = listing(Analysis().snapshot(text, Format.PLAIN))
    assert (entry["kind"], f"The parties agree (see {entry['text']}).", entry["pins"]) == ("record", text, pins)


def test_the_record_by_volume():
    assert only("Aplt. App. vol. 2 at 145") == ("record", "Aplt. App. vol. 2 at 145", "Aplt. App. vol. 2", ["145"])


@pytest.mark.parametrize("text", ["MCA 2021", "IC 5", "AS 3", "RSA 2048"])
def test_initials_that_are_no_code(text):
    assert listing(Analysis().snapshot(f"See {text} there.", Format.PLAIN)) == []


@pytest.mark.parametrize(
    "text",
    [
        "See Kenneth L. Karst, Equal Citizenship Under the Fourteenth Amendment, 91 Harv. L. Rev. 1 (1977).",
        "See Karst, Foreword: Equal Citizenship Under the Fourteenth Amendment (1977) 91 Harv. L. Rev. 1.",
        "See Note, The First Amendment and Section 1983, 91 Harv. L. Rev. 1 (1977).",
    ],
)
def test_what_a_title_speaks_of_is_not_cited(text):
    (entry,) = listing(Analysis().snapshot(text, Format.PLAIN))
    assert entry["kind"] == "journal"
    assert not entry["name"].startswith("See")


@pytest.mark.parametrize(
    "text",
    [
        "Under the Fourteenth Amendment, liberty is protected. See Karst, Foreword, 91 Harv. L. Rev. 1 (1977).",
        "The Fourteenth Amendment, says Karst, Foreword, 91 Harv. L. Rev. 1 (1977).",
    ],
)
def test_what_stands_before_a_title_is(text):
    assert [entry["kind"] for entry in listing(Analysis().snapshot(text, Format.PLAIN))] == ["constitution", "journal"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2004 and n.3 of it.", []),
        ("That was so in 2004 & n.3.", []),
        ("See also 1265 and n.3.", ["1265 and n.3"]),
        ("It was so; 1265 & n.3.", ["1265 & n.3"]),
        ("It was so. 1265 & n.3.", ["1265 & n.3"]),
        ("1265 & n.3.", ["1265 & n.3"]),
    ],
)
def test_a_page_and_its_note_are_cited_only_where_a_citation_can_begin(text, expected):
    assert [entry["text"] for entry in listing(Analysis().snapshot(text, Format.PLAIN))] == expected


def test_connecticut_pins_a_short_form_without_at():
    text = (
        "State v. Roe, 330 Conn. 520, 538 (2019). State v. Roe, supra, 330 Conn. 538–39. "
        "Later, State v. Roe, supra, 330 Conn. 520, 540."
    )
    first, short, full = Analysis().snapshot(text, Format.PLAIN).references
    assert (short.citation.kind, [pin.text for pin in short.citation.pins]) == ("case-short", ["538–39"])
    assert (full.citation.kind, [pin.text for pin in full.citation.pins]) == ("case-full", ["540"])
    assert first.authority == short.authority == full.authority


@pytest.mark.parametrize(
    ("cited", "authority"),
    [
        ("TEX. CIV. PRAC. & REM. CODE ANN. § 16.003", "Tex. Civ. Prac. & Rem. Code § 16.003"),
        ("FED. R. CIV. P. 12(b)(6)", "Fed. R. Civ. P. 12"),
        ("U.S. CONST. amend. XIV", "U.S. Const. amend. XIV"),
        ("N.Y. PENAL LAW § 125.25", "N.Y. Penal Law § 125.25"),
        ("RESTATEMENT (SECOND) OF TORTS § 315", "Restatement (Second) of Torts § 315"),
    ],
)
def test_small_capitals_are_read_like_ordinary_letters(cited, authority):
    snapshot = Analysis().snapshot(f"See {cited}.", Format.PLAIN)
    assert [one.title for one in snapshot.authorities] == [authority]
    assert not snapshot.findings


@pytest.mark.parametrize(
    ("cited", "name", "year"),
    [
        ("Smith v. Jones, 380 S.W.3d 100, 105 (Tex. App.—Fort Worth 2012, pet. denied)", "Smith v. Jones", "2012"),
        ("Doe v. Roe, 100 S.W.3d 5, 9 (Tex. App.—Houston [14th Dist.] 2003, no pet.)", "Doe v. Roe", "2003"),
        (
            "Lopez v. State, No. 01-10-00001-CR, 2011 WL 12345, at *2 (Tex. App. Aug. 27, 2011)",
            "Lopez v. State",
            "2011",
        ),
        (
            "Jones v. State, No. M2014-01234-CCA-R3-PC, 2015 WL 1234567, at *4 (Tenn. Crim. App. Mar. 17, 2015)",
            "Jones v. State",
            "2015",
        ),
        ("State v. Edwards, 607 A.2d 1312 (N.J. Super. Ct. App. Div. 1992)", "State v. Edwards", "1992"),
        ("State v. Mann, 2 A.3d 379, 382 (N. J. 2010)", "State v. Mann", "2010"),
        ("Ward v. Baca, No. CV 10–5081 JFW (OP), 2011 WL 557, at *5 (C.D. Cal. Mar. 1, 2011)", "Ward v. Baca", "2011"),
        ("Doe v. EPA, No. 01 Civ. 1909 (KMW), 2009 WL 12345, at *3 (S.D.N.Y. May 1, 2009)", "Doe v. EPA", "2009"),
    ],
)
def test_courts_and_docket_numbers(cited, name, year):
    (reference,) = Analysis().snapshot(f"See {cited}.", Format.PLAIN).references
    assert (reference.citation.name.text, reference.citation.year) == (name, year)


@pytest.mark.parametrize(
    "prose",
    [
        "Docket No. 2-11-1131",
        "federal cause number 2:03-CR-278001.5",
        "5TH CIR. R. 47.5.4",
    ],
)
def test_numbers_that_are_no_pages_of_the_record(prose):
    assert listing(Analysis().snapshot(f"It is filed under {prose} there.", Format.PLAIN)) == []


def test_a_code_in_small_capitals_leaves_the_prose_around_it_alone():
    text = "It is the purpose of Section 11.359, a statute of survival. TEX. BUS. ORGS. CODE ANN. § 11.359."
    snapshot = Analysis().snapshot(text, Format.PLAIN)
    assert not snapshot.findings
    assert snapshot.references[-1].citation.source.typed == "TEX. BUS. ORGS. CODE ANN."


def test_delaware_calls_its_code_by_its_initial():
    snapshot = Analysis().snapshot("See 8 Del. C. § 111; Del. Code Ann. tit. 8, § 111(a).", Format.PLAIN)
    assert [(one.kind, len(one.mentions)) for one in snapshot.authorities] == [("statute", 2)]


def test_the_running_head_of_a_page_cites_nothing():
    text = "Roe v. Doe, 296 Neb. 900, 910 (2017).\n\nSTATE v. SCHWADERER\nCite as 296 Neb. 932\n\nId. at 911."
    references = Analysis().snapshot(text, Format.PLAIN).references
    assert [reference.citation.kind for reference in references] == ["case-full", "id"]
    assert references[1].authority == references[0].authority


@pytest.mark.parametrize(
    "cited",
    ["Doc. Nos. 23-1, 23-2", "ECF Nos. 22 & 23", "Doc. No. 1", "Memorandum & Order at 2", "Memorandum at 11 n.5"],
)
def test_documents_of_a_docket_and_rulings_by_their_title(cited):
    text = f"The parties agree. (See {cited}.)"
    (reference,) = Analysis().snapshot(text, Format.PLAIN).references
    assert text[slice(*reference.citation.span)] == cited
    assert reference.citation.kind == "record"


@pytest.mark.parametrize("number", ["A123-456-789", "A087 916 784"])
def test_a_case_of_one_party_by_its_docket_number(number):
    (entry,) = listing(Analysis().snapshot(f"See Matter of Kumar, No. {number} (BIA Apr. 7, 2015).", Format.PLAIN))
    assert (entry["kind"], entry["text"], entry["name"]) == ("docket", f"No. {number}", "Matter of Kumar")


@pytest.mark.parametrize(
    "number", ["No. S-14054, slip op.", "No. 617", "No. A-1234-18", "No. 2011AP1240-CR, unpublished slip op."]
)
def test_docket_numbers_without_a_year(number):
    text = f"See State v. Ebright, {number} (Ohio Ct. App. Oct. 2, 1984)."
    (entry,) = listing(Analysis().snapshot(text, Format.PLAIN))
    assert (entry["kind"], entry["text"], entry["name"]) == ("docket", number, "State v. Ebright")


@pytest.mark.parametrize("text", ["OAG 84-94", "Op. Att’y Gen. No. 2002-284", "A.G. No. 82-00102"])
def test_opinions_of_an_attorney_general(text):
    kind, typed, _, pins = only(text)
    assert (kind, typed, pins) == ("other", text, [])


@pytest.mark.parametrize(("text", "kinds"), [("ER 404(b)", ["rule"]), ("ER 404", ["record"]), ("T. 88", ["record"])])
def test_initials_of_rules_and_of_records(text, kinds):
    """In brackets; outside of them one letter cites nothing."""
    assert [entry["kind"] for entry in listing(Analysis().snapshot(f"It is so. ({text}.)", Format.PLAIN))] == kinds
    assert listing(Analysis().snapshot("It took vitamin C 500 and T 4.", Format.PLAIN)) == []


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The Opinion (ECF No. 25) says so.", ["ECF No. 25"]),
        ("He agrees (Ex. A to Pls.’ Mar. 22, 2022 Mot., ECF No. 34-1).", ["ECF No. 34-1"]),
        ("He agrees (Mot. to Compel, ECF Nos. 34-1 and 34-2, at No. 24).", ["ECF Nos. 34-1 and 34-2"]),
        ("See the Apr. 16 Roe Decl. Ex. B, at 10.", ["Roe Decl. Ex. B, at 10"]),
        ("He signed the DL-26 Form. Trial Ct. Op., 2/8/19, at 8.", ["Trial Ct. Op., 2/8/19, at 8"]),
        ("They filed the Motion. Fourth Am. Compl. (Doc. 208) ¶ 4.", ["Fourth Am. Compl. (Doc. 208) ¶ 4"]),
        ("The Petition for Relief Under Section 1172.6 was denied.", ["Section 1172.6"]),
    ],
)
def test_where_a_document_of_the_record_begins_and_ends(text, cited):
    assert [entry["text"] for entry in listing(Analysis().snapshot(text, Format.PLAIN))] == cited


def test_a_slip_opinion_is_pinned_in_its_own_citation():
    text = "See State v. Lee, No. 75123-4-I, slip op. at 7 (Wash. Ct. App. Apr. 3, 2017)."
    (entry,) = listing(Analysis().snapshot(text, Format.PLAIN))
    assert (entry["kind"], entry["pins"], entry["year"]) == ("docket", ["7"], "2017")


def test_north_carolinas_neutral_cites():
    full, neutral = listing(Analysis().snapshot("Roe v. Doe, 377 N.C. 391, 2021-NCSC-57, ¶ 23.", Format.PLAIN))
    assert (full["pins"], neutral["kind"], neutral["pins"]) == ([], "case-parallel", ["¶ 23"])


def test_a_dictionary_with_a_comma_before_its_page():
    assert only("Webster’s Third New Int’l Dictionary, 1172")[3] == ["1172"]


def test_an_order_of_the_court_by_its_number_is_no_page_of_the_record():
    assert listing(Analysis().snapshot("It was so (see General Order 312-D).", Format.PLAIN)) == []


def test_michigan_parts_parallels_by_a_semicolon():
    first, second = listing(
        Analysis().snapshot("See Kolar v Hudson, 55 Mich App 114, 119; 222 NW2d 53 (1974).", Format.PLAIN)
    )
    assert (first["text"], first["name"], first["year"]) == ("55 Mich App 114, 119", "Kolar v Hudson", "1974")
    assert (second["kind"], second["text"], second["parallel_of"]) == ("case-parallel", "222 NW2d 53", 0)


def test_georgia_puts_the_parallel_in_brackets_behind_the_divisions_of_the_opinion():
    text = "See Doe v. Kroger Co., 268 Ga. 735, 748 (2) (b) (493 SE2d 403) (1997)."
    first, second = listing(Analysis().snapshot(text, Format.PLAIN))
    assert (first["text"], first["year"]) == ("268 Ga. 735, 748", "1997")
    assert (second["kind"], second["text"], second["parallel_of"]) == ("case-parallel", "493 SE2d 403", 0)


def test_a_case_named_before_its_brackets():
    (entry,) = listing(Analysis().snapshot("In Roe v Abramov (92 AD3d 436, 437 [1st Dept 2012]), so.", Format.PLAIN))
    assert (entry["name"], entry["pins"], entry["year"]) == ("Roe v Abramov", ["437"], "2012")


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("State v. Doe, 2010-1234, p. 5 (La. 1/19/11), 57 So.3d 1, 4", "State v. Doe", "2011"),
        ("State v. Roe (1990), 51 Ohio St.3d 3, 5", "State v. Roe", "1990"),
    ],
)
def test_a_date_before_the_volume(text, name, year):
    (entry,) = listing(Analysis().snapshot(f"See {text}.", Format.PLAIN))
    assert (entry["name"], entry["year"]) == (name, year)


def test_louisianas_date_of_what_became_of_a_case():
    text = (
        "Roe v. Doe, 19-1234 (La. App. 1 Cir. 5/11/20), 304 So. 3d 1, writ denied, 20-987 (La. 11/4/20), 303 So. 3d 5."
    )
    *_, denied = Analysis().snapshot(text, Format.PLAIN).references
    assert (denied.citation.year, denied.citation.history) == ("2020", "writ denied")


def test_a_rule_of_new_jersey():
    assert only("R. 4:46-2(c)") == ("rule", "R. 4:46-2(c)", "N.J. Ct. R. 4:46-2", ["(c)"])


def test_a_reporter_is_known_by_each_of_its_names():
    """All that reporters-db has and eyecite itself finds."""
    text = "\n\n".join(f"See Doe v. Roe, 12 {name} 345." for name in sorted(EDITIONS_LOOKUP))
    read = {citation["text"] for citation in listing(Analysis().snapshot(text, Format.PLAIN))}
    missed = [
        name
        for name, editions in EDITIONS_LOOKUP.items()
        if any(edition.reporter.source == "reporters" for edition in editions)
        and (cited := f"12 {name} 345") not in read
        and any(token.data == cited for token in default_tokenizer.extract_tokens(cited))
    ]
    assert len(read) > 3000
    assert not missed


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("See Van Dyke v. Roe, 12 F.3d 345 (1st Cir. 1993).", "Van Dyke v. Roe"),
        ("But First Nat’l Bank v. Roe, 12 F.3d 345 (1st Cir. 1993), differs.", "First Nat’l Bank v. Roe"),
        ("In De La Cruz v. Roe, 12 F.3d 345 (1st Cir. 1993), it was.", "De La Cruz v. Roe"),
        ("See eBay Inc. v. Roe, 12 F.3d 345 (1st Cir. 1993).", "eBay Inc. v. Roe"),
        ("In Doe v. Lofts at Lake Placid, 12 F.3d 345 (1st Cir. 1993), so.", "Doe v. Lofts at Lake Placid"),
        ("See Does I thru XXIII v. Roe, 12 F.3d 345 (1st Cir. 1993).", "Does I thru XXIII v. Roe"),
        ("It came down through Doe v. Roe, 12 F.3d 345 (1st Cir. 1993).", "Doe v. Roe"),
        ("Second, Doe v. Roe, 12 F.3d 345 (1st Cir. 1993), says so.", "Doe v. Roe"),
    ],
)
def test_a_name_begins_where_its_first_party_does(text, name):
    (entry,) = listing(Analysis().snapshot(text, Format.PLAIN))
    assert entry["name"] == name


def test_the_year_of_a_code_is_no_page():
    assert only("12 O.S. 2011 § 2056(A)") == (
        "statute",
        "12 O.S. 2011 § 2056(A)",
        "Okla. Stat. tit. 12, § 2056",
        ["(A)"],
    )


def test_eyecite_is_left_whole_for_others():
    (found,) = get_citations("Roe v. Wade, 410 U.S. 113 (S.D.N.Y. 1973)")
    assert (found.corrected_citation(), found.metadata.court) == ("410 U.S. 113", "nysd")


def test_a_page_of_an_unbound_volume_and_its_note():
    (entry,) = listing(Analysis().snapshot("See Doe v. Roe, 563 U. S. ___, ___, and n. 4 (2011).", Format.PLAIN))
    assert (entry["pins"], entry["year"]) == (["___ and n. 4"], "2011")


def test_a_page_of_new_yorks_slip_opinions_is_no_page_of_the_document():
    text = "(Doe v Roe, 50 Misc 3d 1209[A], 2016 NY Slip Op 50050[U], *3 [Sup Ct, Kings County 2016])."
    _, slip = listing(Analysis().snapshot(text, Format.PLAIN))
    assert (slip["text"], slip["pins"]) == ("2016 NY Slip Op 50050[U], *3", ["*3"])
