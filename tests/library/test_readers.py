"""Files of every format become texts with citations, names and pages."""

import io
import json
import tracemalloc
import zipfile
from pathlib import Path

import pytest

import pdf_files
from pincite.library.places import files_in
from pincite.library.readers.model import UnreadableError
from pincite.library.readers.reading import read, text_of
from pincite.library.texts import NOTES, PAGES, PARAGRAPHS, SUBDIVISIONS


def of(content, name="opinion.txt", beside=None):
    content = content.encode() if isinstance(content, str) else content
    return text_of(Path(name), content, beside.encode() if beside else None)


def keys(text):
    return [source.key for source in text.sources]


def page(text, reporter, number):
    return " ".join(" ".join(text.text[slice(*stretch)] for stretch in text.stretches(reporter, number)).split())


# -- plain text -------------------------------------------------------------------------------------------------------

ROE = """Roe v. Doe, 408 U.S. 564, 92 S. Ct. 2701 (1972)

The first *565 page ends **2702 where the sec*566ond begins.[1] More.

NOTES

[1] A note that runs *567 over.
"""


def test_a_text_says_what_it_is_in_its_first_lines():
    text = of(ROE)
    assert (keys(text), text.name, text.year) == (["408 U.S. 564", "92 S. Ct. 2701"], "Roe v. Doe", "1972")


def test_a_case_that_a_text_cites_is_not_the_text_itself():
    slip = "IN THE COURT OF APPEALS\n\nNo. 00-1\n\nPell,\n    v.\nQuay.\n\nThe question is whether a keeper\n"
    note = "answers for what the lamp has done to a ship\n\n     1\n     Roe v. Doe, 477 U.S. 399 (1986).\n"
    assert keys(of(slip + note)) == []
    assert keys(of(f"Pell v. Quay, 5 F.3d 100 (1st Cir. 1993)\n\n{slip}{note}")) == ["5 F.3d 100"]


def test_star_pages_are_taken_out_of_the_text_and_of_its_words():
    assert "The first page ends where the second begins. More." in of(ROE).text


@pytest.mark.parametrize(
    ("reporter", "number", "said"),
    [
        ("U.S.", "565", "page ends where the sec"),
        ("S. Ct.", "2702", "where the second begins. More. NOTES"),
        ("U.S.", "567", "over."),
    ],
)
def test_each_star_belongs_to_the_reporter_whose_pages_it_continues(reporter, number, said):
    assert page(of(ROE), reporter, number).startswith(said)


def test_a_note_stands_on_the_page_that_calls_it():
    text = of(ROE)
    assert page(text, "U.S.", "566").endswith("[1] A note that runs")
    assert page(text, NOTES, "1") == "[1] A note that runs over."


def test_places_lead_back_to_the_file():
    text = of(ROE)
    at = text.text.index("second")
    assert ROE[text.in_file(at) :].startswith("sec*566ond")
    assert ROE[text.in_file(at + 3) :].startswith("ond begins")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16", "utf-32"])
def test_a_file_may_be_in_another_encoding(encoding):
    source = "---\ncitation: 408 U.S. 564\n---\nA “right” *565 of § 1983 — so.\n"
    text = of(source.encode(encoding))
    assert keys(text) == ["408 U.S. 564"]
    assert page(text, "U.S.", "564") == "A “right”"
    assert source[text.in_file(text.text.index("§")) :].startswith("§ 1983")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_pages_may_be_parted_by_form_feeds(newline):
    text = of(f"One.{newline}\fTwo.{newline}\f")
    assert text.pages(PAGES) == ("1", "2")
    assert page(text, PAGES, "2") == "Two."


def test_stars_of_a_document_of_the_record_are_its_own_pages():
    text = of("The court *1100 holds. It *1101 does.", "majority.txt")
    assert text.sources == ()
    assert text.pages(PAGES) == ("1099", "1100", "1101")


def test_numbered_paragraphs():
    text = of("2021-Ohio-726\n\n{¶ 1} One.\n\n{¶ 2} Two, see ¶ 9.\n")
    assert keys(text) == ["2021 Ohio 726"]
    assert page(text, PARAGRAPHS, "2") == "{¶ 2} Two, see ¶ 9."


# -- what the author adds ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "name", "beside"),
    [
        ("---\ncitation: 366 F.3d 1093\nname: A v. B\n---\nIt *1119 is.", "a.txt", None),
        ("---\ncitation: 366 F.3d 1093\nname: A v. B\n---\nIt \\*1119 is.", "a.md", None),
        ('+++\ncitation = "366 F.3d 1093"\nname = "A v. B"\n+++\nIt *1119 is.', "a.txt", None),
        ("It *1119 is.", "a.txt", 'citation = "366 F.3d 1093"\nname = "A v. B"\n'),
    ],
)
def test_front_matter_or_a_file_beside_it_says_what_a_text_is(content, name, beside):
    text = of(content, name, beside)
    assert (keys(text), text.name) == (["366 F.3d 1093"], "A v. B")
    assert text.text.startswith("It ")


def test_an_excerpt_begins_on_the_page_before_its_first_mark():
    text = of("---\ncitation: 366 F.3d 1093\n---\nIt *1119 is.")
    assert text.pages("F.3d") == ("1118", "1119")


def test_a_file_may_be_named_by_its_citation():
    assert keys(of("Text.", "615 F.3d 7.txt")) == ["615 F.3d 7"]
    assert of("Text.", "appendix-2.txt").sources == ()


def test_front_matter_that_is_not_yaml():
    with pytest.raises(UnreadableError, match="not YAML"):
        of("---\ncitation: [\n---\nText.")


# -- statutes and rules -----------------------------------------------------------------------------------------------

RULE = """Fed. R. Civ. P. 65

(a) Preliminary Injunction.
(1) Notice. The court may issue one.
(2) Consolidating.
(d) Contents—
(1) Contents. Every order must:
(A) state the reasons;
(B) state its terms.
(2) Persons bound.
(e) Other laws.
(h) No.
(i) Last.
"""


@pytest.mark.parametrize(
    ("subdivision", "said"),
    [
        ("(a)(2)", "(2) Consolidating."),
        ("(d)(1)(B)", "(B) state its terms."),
        ("(d)(2)", "(2) Persons bound."),
        ("(e)", "(e) Other laws."),
        ("(i)", "(i) Last."),
    ],
)
def test_a_rule_is_read_by_its_subdivisions(subdivision, said):
    assert page(of(RULE), SUBDIVISIONS, subdivision) == said


def test_subdivisions_that_were_put_in_between():
    law = "Colo. Rev. Stat. § 1-2-3\n\n(1) One:\n(a) First.\n(1.5) More:\n(a) Its own.\n(2) Two.\n(2-1) So.\n(3) End.\n"
    parts = ("(1)", "(1)(a)", "(1.5)", "(1.5)(a)", "(2)", "(2-1)", "(3)")
    assert of(law).pages(SUBDIVISIONS) == parts


def test_subdivisions_behind_a_caption():
    law = (
        "28 U.S.C. § 1441\n\n(a) Generally.—Any action.\n\n(b) Diversity.—(1) One — see (a).\n\n(2) Two.\n\n(c) Last.\n"
    )
    assert of(law).pages(SUBDIVISIONS) == ("(a)", "(b)", "(b)(1)", "(b)(2)", "(c)")


def test_what_is_printed_below_a_law_is_none_of_its_subdivisions():
    law = "42 U.S.C. § 1988\n\n(a) One.\n\n(b) Two.\n\n(R.S. § 722; Pub. L. 94–559, Oct. 19, 1976.)\n\n(c) Three.\n"
    text = of(law)
    assert text.pages(SUBDIVISIONS) == ("(a)", "(b)")
    assert page(text, SUBDIVISIONS, "(b)") == "(b) Two."


def test_a_file_may_hold_all_rules_of_a_set():
    text = of("---\ncitation: Fed. R. Civ. P.\n---\nRule 6. Time\n(a) Computing.\n\nRule 65. Injunctions\n(d) Form.\n")
    assert keys(text) == ["Fed. R. Civ. P."]
    assert page(text, SUBDIVISIONS, "65(d)") == "(d) Form."
    assert page(text, SUBDIVISIONS, "6") == "Rule 6. Time (a) Computing."


CONSTITUTION = """Preamble

We the people of the place do ordain and establish what stands below.

Articles
Article I
Article II

Article. I.

Section. 1.

All legislative powers granted here shall be vested in the members, who meet
Section 9 of this book notwithstanding.

Section 2. Of the house: (a) It meets when it has been called to meet.

SECOND AMENDMENT

(a) Whoever has been called shall come as soon as he can.

(b) Whoever has not been called may come as he likes.

ARTICLE II, Section 7. [Due process.]
No person shall lose his life, or his liberty, without due process of law.
"""


def test_a_constitution_is_read_by_its_provisions():
    text = of(f"---\ncitation: Colo. Const.\n---\n{CONSTITUTION}")
    parts = ("art. I, § 1", "art. I, § 2", "amend. II", "amend. II(a)", "amend. II(b)", "art. II", "art. II, § 7")
    assert text.pages(SUBDIVISIONS) == ("pmbl.", "art. I", *parts)
    assert page(text, SUBDIVISIONS, "amend. II(b)") == "(b) Whoever has not been called may come as he likes."
    assert page(text, SUBDIVISIONS, "art. II, § 7").startswith("Section 7. [Due process.] No person")
    part = of(f"---\ncitation: Colo. Const. art. II\n---\n{CONSTITUTION}")
    assert part.pages(SUBDIVISIONS) == ("§ 7",)


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("None shall lose it.\n(a) One.\n", ("§ 25", "§ 25(a)")),
        ("Section 25. No person shall ever lose his life without process.\n", ("§ 25",)),
    ],
)
def test_a_file_of_one_section_of_a_constitution(words, parts):
    text = of(f"---\ncitation: Colo. Const. art. II, § 25\n---\n{words}")
    assert keys(text) == ["Colo. Const. art. II, § 25", "Colo. Const. art. II"]
    assert text.pages(SUBDIVISIONS) == parts


def test_a_file_of_one_subsection():
    text = of("---\ncitation: 42 U.S.C. § 1988(b)\n---\n(b) The court may allow a fee:\n\n(1) one fee;\n")
    assert keys(text) == ["42 U.S.C. 1988(b)", "42 U.S.C. 1988"]
    assert text.pages(SUBDIVISIONS) == ("(b)", "(b)(1)")


def test_the_clauses_of_the_constitution_are_its_paragraphs():
    debts = (
        "All debts contracted before are valid.\n\nThis Constitution is the supreme law.\n\nAll are bound by oath.\n"
    )
    article = of(f"---\ncitation: U.S. Const. art. VI\n---\n{debts}")
    assert page(article, SUBDIVISIONS, "cl. 2") == "This Constitution is the supreme law."
    assert of(f"---\ncitation: Colo. Const. art. VI\n---\n{debts}").pages(SUBDIVISIONS) == ()


# -- JSON and HTML ----------------------------------------------------------------------------------------------------


def test_an_opinion_from_courtlistener(corpus):
    text = read(corpus / "courtlistener/courtlistener-v3-opinion-180960.json")
    assert keys(text) == ["627 F.3d 914"]
    assert (text.name, text.date) == ("United States v. Ayewoh", "2010-12-13")
    assert text.pages("F.3d") == tuple(map(str, range(914, 931)))
    assert page(text, "F.3d", "916").startswith("OIPA's inspection services included providing Ayewoh with a credit")
    assert page(text, NOTES, "1").startswith("[1] Ayewoh himself notes that")
    assert text.page_at("F.3d", text.page(NOTES, "1").start) == "915"


def test_the_ways_in_which_courtlistener_marks_pages():
    def opinion(**more):
        return of(
            json.dumps({"absolute_url": "/opinion/1/roe-v-doe/", "citations": ["408 U.S. 564"], **more}), "a.json"
        )

    ways = [
        {"html_with_citations": '<p>a <span class="star-pagination">*565</span> b</p>'},
        {"html_with_citations": '<p>a <span citation-index="1" class="star-pagination" label="565"> *565 </span>b</p>'},
        {
            "xml_harvard": '<?xml version="1.0"?><opinion><p>a <page-number label="565">*565</page-number>'
            "b</p></opinion>"
        },
        {"html_columbia": "<p>a *565 b</p>", "plain_text": "without pages"},
        {
            "html_lawbox": "<p>a <span class='star-pagination'>*565</span> b</p>",
            "html_with_citations": "<p>no pages</p>",
        },
        {"plain_text": "a *565 b"},
    ]
    for way in ways:
        text = opinion(**way)
        assert text.pages("U.S.")[-1] == "565", way
        assert page(text, "U.S.", "565").startswith("b"), way


def test_two_reporters_told_apart_by_the_file():
    html = (
        '<p>a <a data-citation-index="1" class="page-label">*565</a>b '
        '<a data-citation-index="2" class="page-label">**2702</a>c '
        '<a data-citation-index="1" class="page-label">*566</a>d'
    )
    text = of(html, "a.html", 'citation = ["408 U.S. 564", "92 S. Ct. 2701"]')
    assert text.pages("U.S.") == ("564", "565", "566")
    assert page(text, "S. Ct.", "2702") == "c d"


def test_a_case_of_static_case_law(corpus):
    text = read(corpus / "cap/cap-static-case-0002-01.json")
    assert (keys(text), text.name, text.date) == (["1 U.S. 2"], "Foo1 v. Bar1", "1901-01-01")
    assert "Case text 3" in text.text


CASE = {
    "name_abbreviation": "Roth v. Doe",
    "decision_date": "1972-06-29",
    "citations": [{"type": "official", "cite": "408 U.S. 564"}],
    "casebody": {"head_matter": "Roth v. Doe", "opinions": [{"text": "It begins here and ends."}]},
}
CASE_PAGE = """<section class="casebody" data-firstpage="564" data-lastpage="565"><article class="opinion">
<p id="b1">It begins <a id="p565" href="#p565" data-label="565" data-citation-index="1" class="page-label">*565</a>here
and ends.</p></article></section>"""


@pytest.mark.parametrize(
    ("case", "html"),
    [("cases/0564-01.json", "html/0564-01.html"), ("json/1.json", "html/1.html"), ("roth.json", "roth.html")],
)
def test_a_case_of_static_case_law_has_the_pages_of_its_html(tmp_path, case, html):
    for name, content in ((case, json.dumps(CASE)), (html, CASE_PAGE)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    text = read(tmp_path / case)
    assert (keys(text), text.name, text.pages("U.S.")) == (["408 U.S. 564"], "Roth v. Doe", ("564", "565"))
    assert page(text, "U.S.", "565") == "here and ends."
    assert [*files_in(tmp_path)] == [tmp_path / case]


def test_html_beside_what_is_no_opinion_is_read_all_the_same(tmp_path):
    (tmp_path / "408 U.S. 564.json").write_text("[1]")
    (tmp_path / "408 U.S. 564.html").write_text(CASE_PAGE)
    (file,) = files_in(tmp_path)
    assert page(read(file), "U.S.", "565") == "here and ends."


def test_the_pages_of_an_opinion_are_its_own_where_it_has_some(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps({"plain_text": "408 U.S. 564\n\nIt *566 is."}))
    (tmp_path / "a.html").write_text(CASE_PAGE)
    assert read(tmp_path / "a.json").pages("U.S.") == ("564", "566")


def test_a_case_as_the_former_api_gave_it():
    for data in (CASE["casebody"], CASE_PAGE):
        text = of(json.dumps({**CASE, "casebody": {"status": "ok", "data": data}}), "a.json")
        assert keys(text) == ["408 U.S. 564"]
        assert "It begins here" in text.text


def test_the_footnotes_of_static_case_law(corpus):
    text = read(corpus / "cap/cap-static-html-0002-01.html")
    assert page(text, NOTES, "1") == "Case text 3"


def test_html_is_read_as_its_reader_sees_it():
    text = of("<title>no</title><script>no</script><p>One<br>two\n three <b>fo</b>ur</p><!-- no --><p>five", "a.html")
    assert text.text.strip() == "One\ntwo three four\n\nfive"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[1, 2]", "is JSON, but no opinion"),
        ('{"a": 1}', "is JSON, but no opinion"),
        ('{"html": ""}', "without its text"),
        ('{"casebody": []}', "without its text"),
        ("{", "is not JSON"),
        ("[" * 100_000, "nested too deeply"),
    ],
)
def test_json_of_another_shape(content, reason):
    with pytest.raises(UnreadableError, match=reason):
        of(content, "a.json")


def test_html_nested_without_end():
    assert "top" in of("top" + "<div>" * 20_000 + "deep", "a.html").text


# -- Markdown, Word, PDF ----------------------------------------------------------------------------------------------


def test_markdown_without_its_marks():
    source = "---\ncitation: 408 U.S. 564\n---\n# Roe\n\nThe *court* sa[ys](https://x.y) **so**.\n"
    text = of(source, "roe.md")
    assert "The court says so." in text.text
    assert source[text.in_file(text.text.index("says")) :].startswith("sa[ys]")


def docx(*paragraphs):
    from docx import Document

    document, file = Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(file)
    return file.getvalue()


def test_a_word_document():
    text = of(docx("408 U.S. 564 (1972)", "It *565 is."), "roe.docx")
    assert text.text.startswith("408 U.S. 564 (1972)\n\nIt is.")
    assert page(text, "U.S.", "565") == "is."
    assert keys(text) == ["408 U.S. 564"]


_WORDS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_BREAK = "<w:lastRenderedPageBreak/>"


def noted_docx(body, **notes):
    """A Word document with footnotes by their numbers in the file; the body is what stands within the runs."""
    content = io.BytesIO(docx(""))
    shown = "".join(
        f'<w:footnote w:id="{at}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote>' for at, text in notes.items()
    )
    separator = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    made = io.BytesIO()
    with zipfile.ZipFile(content) as package, zipfile.ZipFile(made, "w") as changed:
        for name in package.namelist():
            part = package.read(name).decode() if name.endswith((".xml", ".rels")) else package.read(name)
            if name == "word/document.xml":
                part = f"<w:document {_WORDS}><w:body>{body}</w:body></w:document>"
            elif name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = part.replace(
                    "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
                )
            elif name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                part = part.replace(
                    "</Relationships>", f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                )
            changed.writestr(name, part)
        changed.writestr("word/footnotes.xml", f"<w:footnotes {_WORDS}>{separator}{shown}</w:footnotes>")
    return made.getvalue()


def test_the_footnotes_of_a_word_document():
    first, second = '<w:footnoteReference w:id="2"/>', '<w:footnoteReference w:id="3"/>'
    body = f"""<w:p><w:r><w:t>408 U.S. 564 (1972)</w:t></w:r></w:p>
    <w:p><w:r><w:t>One is held.</w:t>{first}{_BREAK}<w:t xml:space="preserve"> Two is</w:t>{second}</w:r>
    <w:ins w:id="9"><w:r><w:t> held.</w:t></w:r></w:ins><w:r>{_BREAK}<w:t>Three.</w:t></w:r></w:p>"""
    text = of(noted_docx(body, **{"3": "Second note.", "2": "First note."}), "a.docx")
    assert "One is held. Two is held.Three." in text.text
    assert page(text, NOTES, "1") == "First note."
    assert page(text, NOTES, "2") == "Second note."
    assert page(text, PAGES, "1") == "408 U.S. 564 (1972) One is held. First note."
    assert page(text, PAGES, "2") == "Two is held. Second note."
    assert page(text, PAGES, "3") == "Three."


def test_a_zip_bomb_is_not_unpacked():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package, package.open("word/document.xml", "w") as part:
        for _ in range(60):
            part.write(bytes(1 << 20))
    assert len(file.getvalue()) < 1 << 20
    with pytest.raises(UnreadableError, match="zip bomb"):
        of(file.getvalue(), "bomb.docx")


def test_a_bomb_that_lies_about_its_size_is_unpacked_no_further():
    (kept, whole), made = (docx("408 U.S. 564 (1972)"), 120 << 20), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(kept)) as package, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bomb:
        for part in package.infolist():
            content = package.read(part)
            is_main = part.filename == "word/document.xml"
            bomb.writestr(part.filename, content.ljust(whole) if is_main else content)
            bomb.infolist()[-1].file_size, bomb.infolist()[-1].CRC = len(content), part.CRC
    tracemalloc.start()
    try:
        assert keys(of(made.getvalue(), "liar.docx")) == ["408 U.S. 564"]
        assert tracemalloc.get_traced_memory()[1] < whole / 4
    finally:
        tracemalloc.stop()


def pdf(*pages, labels=""):
    """A PDF by hand: a page may have several lines."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {labels} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for at, page in enumerate(pages):
        lines = " 0 -14 Td ".join(f"({line}) Tj" for line in page.split("\n"))
        stream = f"BT /F1 12 Tf 72 720 Td {lines} ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * at} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    return pdf_files.pdf(*objects)


def test_a_pdf_by_its_pages():
    text = of(pdf("One.", "Two."), "appendix.pdf")
    assert text.pages(PAGES) == ("1", "2")
    assert page(text, PAGES, "2") == "Two."


@pytest.mark.parametrize(
    ("stamps", "labels"),
    [
        (("App. 0012", "App. 0013", "App. 0014", "App. 0015"), ("12", "13", "14", "15")),
        (("3\nJ.A. 45", "4\nJ.A. 46", "5\nJ.A. 47", "1\nJ.A. 48"), ("45", "46", "47", "48")),
        (("Roe v. Doe", "578 OCTOBER TERM, 1971", "Roe v. Doe 579", "580 OCTOBER TERM, 1971"), ("578", "579", "580")),
        (("ii", "iii", "- 1 -", "- 2 -", "- 3 -"), ("ii", "iii", "1", "2", "3")),
        (("Page 12 of 90", "Page 13 of 90", "", "Page 15 of 90"), ("12", "13", "14", "15")),
        (
            ("Case 1:20-cv-9 Page 7 of 9\n1", "Case 1:20-cv-9 Page 8 of 9\n2", "Case 1:20-cv-9 Page 9 of 9\n3"),
            ("1", "2", "3"),
        ),
        (("1\n2\n3\nx\n26\n27\n28",) * 4, ("1", "2", "3", "4")),
        (("App. 12", "App. 15", "App. 30"), ("1", "2", "3")),
    ],
)
def test_pages_by_the_numbers_that_are_printed_on_them(stamps, labels):
    pages = [f"{stamp}\nThe court\nsays so\nthree times\nand again." for stamp in stamps]
    assert of(pdf(*pages), "a.pdf").pages(PAGES) == labels
    assert of("\f".join(pages), "a.txt").pages(PAGES) == labels


def test_the_notes_at_the_foot_of_pages():
    slip = """The court\n1. Facts
A keeper lit the lamp.1 He cites 5 F.3d 2 and page 2.

  1 On the first night.
\fIt burned,2 and it burned.” 3 Then
he slept.

    2 In the
second night.
    3 Roe v. Doe, 1 F.3d 2.
\fNobody called 4 for more.

5 The end.
"""
    text = of(slip, "slip.txt")
    assert text.pages(NOTES) == ("1", "2", "3")
    assert page(text, NOTES, "1") == "1 On the first night."
    assert page(text, NOTES, "2") == "2 In the second night."
    assert page(text, NOTES, "3") == "3 Roe v. Doe, 1 F.3d 2."
    assert page(text, PAGES, "2").startswith("It burned,2")


def test_the_printed_pages_of_a_reporter():
    pages = [f"{number}\nThe court\nsays so\nthree times\nand again." for number in (564, 565, 566)]
    text = of(pdf(*pages), "408 U.S. 564.pdf")
    assert text.pages("U.S.") == ("564", "565", "566")
    assert of(pdf("One.", "Two."), "408 U.S. 1.pdf").pages("U.S.") == ()


def test_the_star_pages_of_a_printout():
    printed = ("408 U.S. 564 (1972)\nThe court *565 held.", "So *566 it is.")
    text = of(pdf(*printed), "a.pdf")
    assert "The court held." in text.text
    assert [page(text, "U.S.", number) for number in ("565", "566")] == ["held. So", "it is."]
    assert page(text, PAGES, "2") == "So it is."
    lexis = of("408 U.S. 564 (1972)\n\nThe court [*565]  held. So [*566] it [is.]", "a.txt")
    assert "The court held. So it [is.]" in lexis.text
    assert page(lexis, "U.S.", "565") == "held. So"


def test_a_pdf_by_its_labels():
    labelled = pdf("Cover.", "One.", labels="/PageLabels << /Nums [0 << /S /r >> 1 << /P (A-) /S /D >>] >>")
    assert of(labelled, "a.pdf").pages(PAGES) == ("i", "A-1")


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (pdf("One.")[:80], "a.pdf", "is no PDF that can be read"),
        (pdf(""), "a.pdf", "has no text"),
        (b"PK\x03\x04 not a package", "a.docx", "is no Word document"),
        (b"a\0b", "a.txt", "is not text"),
        (b" \n", "a.txt", "is empty"),
        (b"no tags", "a.html", "is not HTML"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_line(content, name, reason):
    with pytest.raises(UnreadableError, match=reason) as said:
        of(content, name)
    assert "\n" not in str(said.value)


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    with pytest.raises(UnreadableError, match="larger than"):
        read(path)


def test_a_folder_or_nothing(tmp_path):
    for path in (tmp_path, tmp_path / "gone.txt"):
        with pytest.raises(UnreadableError):
            read(path)
