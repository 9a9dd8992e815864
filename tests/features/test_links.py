"""Where an authority can be read online."""

import pytest

from pincite.library import links


def urls(found):
    return [link.url for link in found]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("489", "U.S.", "189"), "https://www.courtlistener.com/c/U.S./489/189/"),
        (("489", "U.S.", "189", "195"), "https://www.courtlistener.com/c/U.S./489/189/#195"),
        (("108", "S. Ct.", "1741"), "https://www.courtlistener.com/c/S.%20Ct./108/1741/"),
        (("12", "F. App'x", "3"), "https://www.courtlistener.com/c/F.%20App%27x/12/3/"),
    ],
)
def test_a_case_stands_on_courtlistener(parts, expected):
    assert urls(links.case(*parts)) == [expected]


@pytest.mark.parametrize("page", ["", "___", "12l5"])
def test_a_case_without_a_page_number_stands_nowhere(page):
    assert links.case("489", "U.S.", page) == ()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            ("42", "U.S.C.", "1983"),
            ["https://www.law.cornell.edu/uscode/text/42/1983", "https://www.govinfo.gov/link/uscode/42/1983"],
        ),
        (
            ("28", "U.S.C.", "2254", "(d)(1)"),
            ["https://www.law.cornell.edu/uscode/text/28/2254#d_1", "https://www.govinfo.gov/link/uscode/28/2254"],
        ),
        (
            ("17", "C.F.R.", "240.10b-5", "(b)"),
            [
                "https://www.ecfr.gov/current/title-17/section-240.10b-5#p-240.10b-5%28b%29",
                "https://www.law.cornell.edu/cfr/text/17/240.10b-5",
            ],
        ),
        (
            ("17", "C.F.R.", "240"),
            [
                "https://www.ecfr.gov/current/title-17/part-240",
                "https://www.law.cornell.edu/cfr/text/17/part-240",
            ],
        ),
        (("75", "Fed. Reg.", "1024"), ["https://www.govinfo.gov/link/fr/75/1024"]),
        (
            ("124", "Stat.", "119"),
            ["https://www.govinfo.gov/content/pkg/STATUTE-124/html/STATUTE-124-Pg119.htm"],
        ),
        (
            ("", "Pub. L.", "111-148"),
            ["https://www.govinfo.gov/link/plaw/111/public/148", "https://uscode.house.gov/statutes/pl/111/148.pdf"],
        ),
    ],
)
def test_federal_law(parts, expected):
    assert urls(links.law(*parts)) == expected


@pytest.mark.parametrize(
    ("parts", "host"),
    [
        (("", "Colo. Rev. Stat.", "18-6-803.5", "(3)"), "colorado.public.law"),
        (("", "Cal. Penal Code", "187"), "leginfo.legislature.ca.gov"),
        (("93A", "Mass. Gen. Laws", "2"), "malegislature.gov"),
        (("11", "Del. Code", "636"), "lawserver.com"),
        (("", "I.R.C.", "501", "(c)(3)"), "law.cornell.edu"),
    ],
)
def test_state_law_stands_where_citeurl_says(parts, host):
    (link,) = links.law(*parts)
    assert link.site == host
    assert f"//{host}/" in link.url.replace("www.", "")


@pytest.mark.parametrize("parts", [("", "Conn. Gen. Stat.", "53a-54a"), ("", "Unheard Of Code", "1"), ("", "", "111")])
def test_a_section_that_is_not_read_to_its_end_stands_nowhere(parts):
    assert links.law(*parts) == ()


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (("Fed. R. Civ. P.", "65", "(d)"), ["https://www.law.cornell.edu/rules/frcp/rule_65#rule_65_d"]),
        (("Fed. R. Evid.", "403"), ["https://www.law.cornell.edu/rules/fre/rule_403"]),
        (("Colo. R. Civ. P.", "65", "(d)"), []),
    ],
)
def test_rules(parts, expected):
    assert urls(links.rule(*parts)) == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (
            ("U.S. Const.", "amend. XIV", "§ 1"),
            [
                "https://constitution.congress.gov/browse/amendment-14/#14_S1",
                "https://www.law.cornell.edu/constitution/amendmentxiv",
            ],
        ),
        (
            ("U.S. Const.", "amend. I"),
            [
                "https://constitution.congress.gov/browse/amendment-1/",
                "https://www.law.cornell.edu/constitution/first_amendment",
            ],
        ),
        (
            ("U.S. Const.", "art. I", "§ 8, cl. 3"),
            [
                "https://constitution.congress.gov/browse/article-1/#I_S8_C3",
                "https://www.law.cornell.edu/constitution/articlei",
            ],
        ),
        (("Colo. Const.", "art. II", "§ 25"), ["https://ballotpedia.org/Article_II,_Colorado_Constitution#Section_25"]),
        (("U.S. Const.", ""), []),
        (("U.S. Const.", "amend. Q"), []),
    ],
)
def test_constitutions(parts, expected):
    assert urls(links.constitution(*parts)) == expected
