"""The law that a draft cites as a hierarchy."""

import pytest
from caret import read

from pincite.features.hierarchy import above, below, item_at

LAW = "See 42 U.S.C. § 1983; 42 U.S.C. § 1988(b)(1); 18 U.S.C. § 242. *Id.* § 241. Under Section 1983 he sued. "
RULES = "Fed. R. Civ. P. 65(d)(1). Rule 65(b) is another. Fed. R. Civ. P. 4. "


def item(marked):
    snapshot, offset = read(marked)
    return snapshot, item_at(snapshot, offset)


def names(items):
    return [(one.name, one.cited) for one in items]


def chain(marked):
    """What stands at the caret and everything that it is part of."""
    snapshot, found = item(marked)
    while found:
        yield found.name
        found = above(snapshot, found.place)


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("See 42 U.S.C. § 19‸83.", ["42 U.S.C. § 1983", "42 U.S.C."]),
        (
            "See 42 U.S.C. § 19‸88(b)(1).",
            ["42 U.S.C. § 1988(b)(1)", "42 U.S.C. § 1988(b)", "42 U.S.C. § 1988", "42 U.S.C."],
        ),
        ("42 U.S.C. § 1988(a). *I‸d.* § 1983.", ["42 U.S.C. § 1983", "42 U.S.C."]),
        (
            "See Colo. Rev. Stat. § 18-6-80‸3.5(3)(a).",
            [
                *("Colo. Rev. Stat. § 18-6-803.5(3)(a)", "Colo. Rev. Stat. § 18-6-803.5(3)"),
                *("Colo. Rev. Stat. § 18-6-803.5", "Colo. Rev. Stat."),
            ],
        ),
        ("Fed. R. Civ. P. 65(b). Rule 6‸5(d).", ["Fed. R. Civ. P. 65(d)", "Fed. R. Civ. P. 65", "Fed. R. Civ. P."]),
        (
            "U.S. Const. art. I, § 8, c‸l. 3.",
            ["U.S. Const. art. I, § 8, cl. 3", "U.S. Const. art. I, § 8", "U.S. Const. art. I", "U.S. Const."],
        ),
        ("*Roe v. Wade*, 410 U.S. 1‸13 (1973).", []),
        ("Nothing is ci‸ted.", []),
    ],
)
def test_a_place_is_part_of_wider_ones(marked, expected):
    assert list(chain(marked)) == expected


def test_the_sections_of_a_title_that_are_cited():
    snapshot, section = item(LAW.replace("1983;", "19‸83;"))
    assert (section.name, section.cited) == ("42 U.S.C. § 1983", 2)
    title = above(snapshot, section.place)
    assert (title.name, title.cited) == ("42 U.S.C.", 3)
    assert names(below(snapshot, title.place)) == [("42 U.S.C. § 1983", 2), ("42 U.S.C. § 1988", 1)]
    assert below(snapshot, section.place) == []


def test_a_rule_has_the_parts_cited_and_those_it_is_known_to_have():
    snapshot, rule = item(RULES.replace("P. 4", "P. ‸4"))
    rules = above(snapshot, rule.place)
    assert names(below(snapshot, rules.place)) == [("Fed. R. Civ. P. 4", 1), ("Fed. R. Civ. P. 65", 2)]
    parts = names(below(snapshot, rule.place._replace(number="65")))
    assert [name.removeprefix("Fed. R. Civ. P. 65") for name, _ in parts] == ["(a)", "(b)", "(c)", "(d)", "(e)", "(f)"]
    assert [cited for _, cited in parts] == [0, 1, 0, 1, 0, 0]


def test_numbers_count_by_their_value():
    snapshot, section = item("26 U.S.C. § 5‸01(c)(10), 26 U.S.C. § 501(c)(2); 26 U.S.C. § 61.")
    around = above(snapshot, section.place)
    assert [one.name for one in below(snapshot, around.place)] == ["26 U.S.C. § 501(c)(2)", "26 U.S.C. § 501(c)(10)"]
    assert [one.name for one in below(snapshot, section.place._replace(number="", path=()))] == [
        "26 U.S.C. § 61",
        "26 U.S.C. § 501",
    ]


def test_an_item_stands_where_it_is_cited_first():
    snapshot, section = item(LAW.replace("Section 1983", "Section 19‸83"))
    assert snapshot.text[slice(*section.focus)] == "42 U.S.C. § 1983"
    assert section.focus.start == LAW.index("42")
    snapshot, rule = item(RULES.replace("65(d)", "65‸(d)"))
    uncited = below(snapshot, rule.place)[0]
    assert (uncited.name, uncited.cited) == ("Fed. R. Civ. P. 65(d)(1)(A)", 0)
    assert snapshot.text[slice(*uncited.focus)] == "Fed. R. Civ. P. 65(d)(1)"
