"""The page about a draft: where it is written, and what a parser of HTML finds in it."""

from itertools import chain, pairwise

import html5lib
import pytest

BRIEF = """\
# Brief

## I. First

It is so. *Roe v. Wade*, 410 U.S. 113, 9 (1973). "Nine or ten." *Id.* at 120.

## II. Second

So is that. *Roe*, 410 U.S. at 114. 42 U.S.C. § 1983.
"""


@pytest.fixture
def page(pincite_here, draft):
    """The page about a draft, parsed strictly; its elements by their names."""

    def parse(content, name="brief.md"):
        ran = pincite_here("report", draft(content, name), "-o", "-")
        return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(ran.out)

    return parse


def text(element):
    return " ".join("".join(element.itertext()).split())


def test_stands_beside_the_draft(pincite_here, draft):
    path = draft(BRIEF)
    ran = pincite_here("report", path)
    written = path.with_name("brief.report.html")
    assert ran.code == 1  # as check: page 9 stands before page 113
    assert ran.out == f"{written}: 4 citations, 0 not resolved; 1 problem.\n"
    assert written.read_text().count("<html") == 1
    assert [each.name for each in path.parent.iterdir() if "report" in each.name] == ["brief.report.html"]


def test_written_where_asked_with_the_code_of_check(pincite_here, draft, tmp_path):
    path = draft("*Roe v. Wade*, 410 U.S. 113, 120 (1973).\n")
    assert pincite_here("report", path, "-o", tmp_path / "page.html").code == 0
    assert "Roe v. Wade" in (tmp_path / "page.html").read_text()
    nowhere = pincite_here("report", path, "-o", tmp_path / "none" / "page.html")
    assert nowhere.code == 2
    assert "cannot be written" in nowhere.err


def test_standard_input_to_standard_output(pincite):
    ran = pincite("report", "-", "--stdin-filename", "motion.md", stdin=BRIEF.encode())
    assert ran.code == 1
    assert ran.out.rstrip().endswith("</html>")
    assert "<h1>motion.md</h1>" in ran.out


def test_a_draft_that_is_not_there(pincite_here, tmp_path):
    assert pincite_here("report", tmp_path / "none.md").code == 2


HOSTILE = """\
Doe v. <script>alert(1)</script> Corp., 410 U.S. 113, 9 (1973). "Nine & <b onclick=x>ten</b>." Id. at 120.
So --> ]]> {{ 7 * 7 }} is in Id. at 121.
"""


def test_what_is_typed_is_shown_and_is_no_markup(page):
    document = page(HOSTILE, "a.txt")
    assert len(document.findall(".//script")) == 1
    assert not document.findall(".//ol//b")
    shown = text(document.find(".//ol[@id='list']"))
    assert "<script>alert(1)</script> Corp., 410 U.S. 113, 9 (1973)" in shown
    assert '"Nine & <b onclick=x>ten</b>."' in shown
    assert "--> ]]> {{ 7 * 7 }}" in shown


def test_control_characters_are_shown_as_signs(page):
    assert "\x1b" not in text(page("Wade\x1b[31m. *Roe v. W\x1bade*, 410 U.S. 113 (1973).\n").find(".//body"))


def test_loads_nothing(page):
    document = page(BRIEF)
    for element in document.iter():
        if element.tag == "a":
            assert element.get("href").startswith(("#", "https://"))
        else:
            assert not {"src", "href", "data", "action", "srcset", "poster", "style"} & element.attrib.keys(), (
                element.tag
            )
        assert not [name for name in element.attrib if name.startswith("on")]
    style = document.find(".//style").text
    assert "url(" not in style
    assert "@import" not in style
    policy = document.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_parts_are_marked_and_named(page):
    document = page(BRIEF)
    assert document.get("lang") == "en"
    for part in ("header", "main", "footer", "nav"):
        assert len(document.findall(f".//{part}")) == 1
    ids = [element.get("id") for element in document.iter() if element.get("id")]
    assert len(ids) == len({*ids})
    for section in document.findall(".//main/section"):
        assert text(document.find(f".//*[@id='{section.get('aria-labelledby')}']"))
    links = [a.get("href")[1:] for a in document.findall(".//a") if a.get("href").startswith("#")]
    assert {*links} <= {*ids}
    levels = [int(e.tag[1]) for e in document.iter() if e.tag in ("h1", "h2", "h3", "h4")]
    assert [at for at, level in enumerate(levels) if level == 1] == [0]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_each_citation_tells_what_was_and_was_not_checked(page):
    first, id_, *_ = page(BRIEF).findall(".//ol[@id='list']/li")
    assert "pin-before-first-page" in text(first)
    assert text(id_.find(".//*[@class='badge']")) == "resolved"
    assert "not checked further: no text of the authority is at hand." in text(id_)
    assert "the authority cited immediately before" in text(id_)


def test_what_is_quoted_stands_beside_the_text_in_the_library(page, tmp_path, monkeypatch):
    for kind in ("CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / "own"))
    (tmp_path / "authorities").mkdir()
    (tmp_path / "authorities" / "roe.txt").write_text(
        "Roe v. Wade, 410 U.S. 113 (1973)\n\n*119 It may be a & b or <c> or more. *120 Or fewer than that.\n"
    )
    quoted, pinned = page(
        '"It may be a & b or \\<c> or less." *Roe v. Wade*, 410 U.S. 113, 119 (1973). It is so. *Id.* at 120.\n'
    ).findall(".//ol[@id='list']/li")
    assert text(quoted.find(".//*[@class='verdict']")) == "differs from the source"
    assert [text(mark) for mark in quoted.findall(".//*[@class='quoted']//mark")] == ["less"]
    assert text(quoted.find(".//*[@class='source']/figcaption")) == "410 U.S. at 119 roe.txt"
    assert "quote-altered-unmarked" in text(quoted)
    assert text(pinned.find(".//*[@class='badge']")) == "page checked"
    assert text(pinned.find(".//*[@class='source']/blockquote")) == "Or fewer than that."


def test_the_table_leads_to_the_citations(page):
    document = page(BRIEF)
    rows = {text(row[0]): row for row in document.findall(".//table[@class='authorities']/tbody/tr")}
    roe = next(row for title, row in rows.items() if title.startswith("Roe"))
    assert text(roe[1]).startswith("3")
    assert [(a.text, a.get("href")) for a in roe[2].findall("a")] == [("I", "#c1"), ("II", "#c3")]


def test_a_heading_that_is_a_sentence_stands_in_a_list_without_its_period(page):
    typed = "# Roe controls.\n\n*Roe v. Wade*, 410 U.S. 113, 120 (1973).\n"
    assert text(page(typed).find(".//*[@class='place']")) == "1 Roe controls, line 3"


def test_the_chart_has_a_dot_for_each_citation_and_words_for_those_who_cannot_see_it(page):
    chart = page(BRIEF).find(".//{*}svg[@role='img']")
    named = chart.get("aria-labelledby").split()
    assert all(text(element) for element in chart.iter() if element.get("id") in named)
    dots = chart.findall(".//{*}circle")
    assert len(dots) == 4
    places = [float(dot.get("cx")) for dot in dots]
    assert places[:3] == sorted(places[:3])


def test_a_draft_that_cites_nothing(page):
    document = page("Nothing.\n")
    assert "Nothing was found to be wrong." in text(document.find(".//main"))
    assert not document.findall(".//ol[@id='list']/li")


def test_every_form_of_draft(page):
    for name, content in {
        "a.tex": r"\section{One} It is so. \emph{Roe v. Wade}, 410 U.S. 113, 120 (1973).",
        "a.txt": "I. ONE\n\nIt is so. Roe v. Wade, 410 U.S. 113, 120 (1973).\n\fRoe, 410 U.S. at 121.\n",
    }.items():
        shown = chain.from_iterable(item.itertext() for item in page(content, name).findall(".//ol[@id='list']/li"))
        assert "Roe v. Wade" in "".join(shown)
