"""Settings: what is good holds, what is bad is said, with its line."""

from pathlib import Path, PurePath

import pytest

from pincite.settings import (
    HintOn,
    Language,
    Level,
    PinDash,
    Problem,
    RunOn,
    Settings,
    Style,
    find,
    load,
    load_file,
)


def test_every_setting():
    settings, problems = load(
        {
            "style": "west",
            "select": ["a", "b"],
            "ignore": "c, d",
            "severity": {"a": "hint", "b": "off"},
            "run-on": "save",
            "pause": 0,
            "pin-dash": "endash",
            "keep": False,
            "languages": {"org": "plaintext", ".brief": "latex"},
            "record": ["App. Ex."],
            "hints": {"name": False, "id": True},
            "overrides": {"*.tex": {"pinDash": "hyphen"}},
        }
    )
    assert problems == ()
    assert settings == Settings(
        style=Style.WEST,
        select=("a", "b"),
        ignore=("c", "d"),
        severity=(("a", Level.HINT), ("b", Level.OFF)),
        run_on=RunOn.SAVE,
        pause=0.0,
        pin_dash=PinDash.EN_DASH,
        keep=False,
        languages=(("org", Language.PLAIN), (".brief", Language.LATEX)),
        record=(("App. Ex.", ()),),
        hints=((HintOn.NAME, False), (HintOn.ID, True)),
        overrides=(("*.tex", (("pin_dash", PinDash.HYPHEN),)),),
    )
    assert settings.hinted == set(HintOn) - {HintOn.NAME}
    assert (settings.level("b"), settings.level("z")) == (Level.OFF, None)
    assert hash(settings) == hash(load({"style": "west"}, settings)[0])


@pytest.mark.parametrize("key", ["pin-dash", "pin_dash", "pinDash"])
def test_each_place_spells_keys_its_own_way(key):
    assert load({key: "hyphen"})[0].pin_dash is PinDash.HYPHEN


@pytest.mark.parametrize(
    ("table", "key", "part"),
    [
        ({"style": "wset"}, "style", "none of auto, bluebook"),
        ({"style": 3}, "style", "3 is none of"),
        ({"style": ["west"]}, "style", "none of"),
        ({"hints": {"ids": True}}, "hints.ids", "none of id, supra"),
        ({"hints": {"id": "no"}}, "hints.id", "neither true nor false"),
        ({"hints": False}, "hints", "not a table"),
        ({"select": {"a": 1}}, "select", "not a list"),
        ({"select": ["good", 3]}, "select", "3 is not a name"),
        ({"severity": "high"}, "severity", "not a table"),
        ({"severity": {"good": "hint", "a": "fatal"}}, "severity.a", "none of error"),
        ({"languages": {"x": "org"}}, "languages.x", "none of plaintext"),
        ({"pause": -1}, "pause", "-1 is not a number of seconds"),
        ({"pause": True}, "pause", "not a number"),
        ({"keep": "no"}, "keep", "neither true nor false"),
        ({"overrides": ["a"]}, "overrides", "not a table"),
        ({"overrides": {"*.md": 3}}, "overrides.*.md", "3 is not a table"),
        ({"overrides": {"[z-a]": {}}}, "overrides.[z-a]", "not a glob"),
        ({"overrides": {"*.md": {"styel": "west"}}}, "overrides.*.md.styel", "did you mean style?"),
        ({"overrides": {"*.md": {"overrides": {}}}}, "overrides.*.md.overrides", "no such setting"),
        ({"ignore": ["pin-double-att"]}, "ignore", "pin-double-att: no such rule; did you mean pin-double-at?"),
        ({"severity": {"zzz": "off"}}, "severity.zzz", "no such rule"),
        ({"overrides": {"a/*": {"select": ["zzz"]}}}, "overrides.a/*.select", "zzz: no such rule"),
        ({"styel": "west"}, "styel", "did you mean style?"),
        ({"zzzzzz": 1}, "zzzzzz", "no such setting"),
        ({"": 1}, "", "no such setting"),
    ],
)
def test_what_is_bad_is_said_and_the_rest_holds(table, key, part):
    settings, problems = load({"pinDash": "hyphen", **table}, rules=lambda: {"good", "a", "pin-double-at"})
    assert settings.pin_dash is PinDash.HYPHEN
    assert [problem.key for problem in problems] == [key]
    assert part in problems[0].message


def test_the_good_part_of_a_bad_value_holds():
    assert load({"select": ["good", 3]})[0].select == ("good",)
    assert load({"severity": {"good": "hint", "a": "fatal"}})[0].severity == (("good", Level.HINT),)


def test_an_editors_own_settings_and_nulls_are_passed_over():
    assert load({"server": {"path": "x"}, "trace": {"server": "off"}, "attach": ["markdown"], "style": None}) == (
        Settings(),
        (),
    )


def test_the_later_table_wins_where_it_speaks():
    editor, _ = load({"style": "west", "runOn": "save"})
    both, _ = load({"style": "scotus"}, editor)
    assert (both.style, both.run_on) == (Style.SCOTUS, RunOn.SAVE)


def test_a_row_of_a_table_holds_until_another_takes_its_place():
    editor, _ = load({"severity": {"a": "hint", "b": "off"}, "ignore": ["a"]})
    both, _ = load({"severity": {"b": "error"}, "ignore": ["b"]}, editor)
    assert (both.level("a"), both.level("b"), both.ignore) == (Level.HINT, Level.ERROR, ("b",))


def test_overrides_hold_where_their_globs_match_and_the_later_before_the_earlier():
    overrides = {
        "*.tex": {"style": "west", "severity": {"a": "off"}},
        "exhibits/": {"style": "scotus", "languages": {".txt": "markdown"}},
        "/notes.md": {"ignore": []},
    }
    settings, _ = load({"style": "ny", "ignore": ["a"], "severity": {"b": "hint"}, "overrides": overrides})

    def at(path):
        found = settings.at(PurePath(path))
        return found.style, found.ignore, found.level("a"), found.level("b"), found.language("", path)

    assert at("a.md") == (Style.NEW_YORK, ("a",), None, Level.HINT, Language.MARKDOWN)
    assert at("drafts/a.tex") == (Style.WEST, ("a",), Level.OFF, Level.HINT, Language.LATEX)
    assert at("exhibits/sub/a.tex") == (Style.SCOTUS, ("a",), Level.OFF, Level.HINT, Language.LATEX)
    assert at("exhibits/a.txt") == (Style.SCOTUS, ("a",), None, Level.HINT, Language.MARKDOWN)
    assert at("notes.md") == (Style.NEW_YORK, (), None, Level.HINT, Language.MARKDOWN)
    assert at("sub/notes.md") == at("a.md")


def test_found_upward(tmp_path):
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    assert find(deep / "brief.md") is None
    (tmp_path / "pincite.toml").touch()
    assert find(deep / "brief.md") == tmp_path / "pincite.toml"
    (deep / "pincite.toml").touch()
    assert find(deep) == deep / "pincite.toml"
    (tmp_path / "a" / "pincite.toml").mkdir()
    assert find(tmp_path / "a") == tmp_path / "pincite.toml"


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ('style = "no"\n', "style", 1),
        ('# style\n\n  pin-dash = "no"\n', "pin-dash", 3),
        ('style = "west"\n[severity]\n# a\na = "no"\n', "severity.a", 4),
        ('severity.a = "no"\n', "severity.a", 1),
        ('x = 1\nseverity = { "a" = "no" }\n', "severity.a", 2),
        ("[unknown.table]\n", "unknown", 1),
        ('[overrides."a/*.md"]\nstyle = "west"\npause = "no"\n', "overrides.a/*.md.pause", 3),
        ('[overrides]\n"my [a] *.md" = { style = "no" }\n', "overrides.my [a] *.md.style", 2),
        ("[overrides.'[ab]/*.md']\n\nstyle = 'no'\n", "overrides.[ab]/*.md.style", 3),
        ('[overrides."*.md".severity]\n\na = "no"\n', "overrides.*.md.severity.a", 3),
        ('select = [\n "a",\n 3,\n]\n', "select", 1),
    ],
)
def test_problems_of_a_file_know_their_line(tmp_path, text, key, line):
    path = tmp_path / "pincite.toml"
    path.write_text(text)
    _, problems = load_file(path)
    assert (key, line) in [(problem.key, problem.line) for problem in problems]
    assert all(problem.path == path for problem in problems)


@pytest.mark.parametrize(
    ("content", "part", "line"),
    [
        (b"style = \n", "is not TOML", 1),
        (b'ok = 1\nstyle = "west\n', "is not TOML", 2),
        (b"a = 1\nb = [", "is not TOML", 2),
        (b"\xff\xfe", "not UTF-8", None),
    ],
)
def test_a_file_that_cannot_be_read_changes_nothing(tmp_path, content, part, line):
    path = tmp_path / "pincite.toml"
    path.write_bytes(content)
    base = Settings(style=Style.WEST)
    settings, (problem,) = load_file(path, base)
    assert settings == base
    assert part in problem.message
    assert problem.line == line


def test_a_file_that_is_gone(tmp_path):
    settings, (problem,) = load_file(tmp_path / "pincite.toml")
    assert settings == Settings()
    assert "no such file" in problem.message.lower()


def test_a_byte_order_mark_is_no_mistake(tmp_path):
    path = tmp_path / "pincite.toml"
    path.write_bytes('\ufeffstyle = "west"\n'.encode())
    assert load_file(path) == (Settings(style=Style.WEST), ())


def test_problems_read_as_one_line():
    assert str(Problem("style", "is odd")) == "style: is odd"
    assert str(Problem("style", "is odd", Path("p.toml"), 3)) == "p.toml:3: style: is odd"
    assert str(Problem("", "cannot be read", Path("p.toml"))) == "p.toml: cannot be read"


def test_languages_can_be_added_and_changed():
    settings, _ = load({"languages": {"org": "plaintext", ".brief": "latex", ".txt": "markdown"}})
    assert settings.language("org", "a.md") is Language.PLAIN
    assert settings.language("mystery", "a.brief") is Language.LATEX
    assert settings.language("", "A.TXT") is Language.MARKDOWN
    assert settings.language("", "README") is Language.PLAIN
