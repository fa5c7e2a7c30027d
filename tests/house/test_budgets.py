"""Files and functions stay small; no sentence of somebody else's news is kept here."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "seeds"
LONGEST_FILE, LONGEST_TABLE, LONGEST_FUNCTION = 300, 500, 60


def kept(*suffixes: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: cannot tell the project's files from others")
    paths = [ROOT / name for name in listed.stdout.splitlines() if name.endswith(suffixes)]
    return [path for path in paths if path.exists() and "migrations" not in path.parts]


def test_no_file_is_too_long() -> None:
    def limit(path: Path) -> int:
        return LONGEST_TABLE if re.search(r"rules|cues|table", path.name) else LONGEST_FILE

    lengths = {path: path.read_text("utf-8").count("\n") for path in kept(".py", ".js", ".css", ".html")}
    assert {str(path): lines for path, lines in lengths.items() if lines > limit(path)} == {}


def test_no_function_is_too_long() -> None:
    long = {}
    for path in kept(".py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or 0) - node.lineno + 1
                if lines > LONGEST_FUNCTION:
                    long[f"{path}:{node.name}"] = lines
    assert long == {}


def runs(text: str, words: int = 8) -> set[tuple[str, ...]]:
    found = re.findall(r"\w+", text.lower())
    return {tuple(found[n : n + words]) for n in range(len(found) - words + 1)}


def test_no_sentence_of_a_real_article_is_kept() -> None:
    if not SEEDS.is_dir():
        pytest.skip(f"{SEEDS} is not here: nothing to compare with")
    real = set().union(*(runs(path.read_text("utf-8")) for path in SEEDS.glob("*.txt")))
    texts = kept(".py", ".txt", ".toml", ".json", ".html", ".md", ".js", ".css")
    assert {str(path): shared for path in texts if (shared := runs(path.read_text("utf-8")) & real)} == {}
