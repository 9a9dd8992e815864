"""Any table is taken as settings as far as it holds, and any file is read or said to be bad: never an error."""

from pathlib import PurePath

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pincite.settings import READERS, Settings, load, load_file, origins

VALUES = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=6),
        st.sampled_from(["west", "auto", "off", "hint", "type", "markdown", "*.md", "[", "!", "**/", "\\",
        "\x00", "a/../b"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)  # fmt: skip
TABLES = st.dictionaries(
    st.one_of(st.sampled_from([*READERS, "server", "pinDash", "stile"]), st.text(max_size=5)), VALUES
)
LINES = st.lists(
    st.sampled_from(
        ['style = "west"\n', "[severity]\n", "x = [", "[overrides]\n", '"*.md" = {pause = 0}\n', "\x00", "=",
        '"""', "\r\n", "[" * 99]
    ).map(str.encode)
    | st.binary(max_size=9),
    max_size=8,
).map(b"".join)  # fmt: skip
MANY = settings(
    max_examples=200, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@MANY
@given(TABLES)
def test_any_table(table):
    made, problems = load(table, rules=lambda: ["pin-malformed"])
    assert isinstance(hash(made), int)
    assert isinstance(made.at(PurePath("a/brief.md")), Settings)
    assert made.language("markdown", "brief.md")
    assert made.documents is not None
    assert all(problem.message for problem in problems)


@MANY
@given(content=LINES)
def test_any_file(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    made, problems = load_file(path)
    assert made == Settings() or all(problem.key for problem in problems), "what is not TOML sets nothing"
    assert all(
        problem.line is None or 1 <= problem.line <= content.count(b"\n") + content.count(b"\r") + 1
        for problem in problems
    )
    assert set(origins(path, PurePath("brief.md"))) <= set(READERS)
