"""The tab key: click's protocol for three shells, a real bash, and how long the shell waits."""

import os
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

STEPS = [f"step{number}" for number in range(1, 7)]


def offered(grade, *words, shell="bash", **options):
    """Return what the command answers to a shell in which the last of `words` is being typed."""
    line, cword = " ".join(("grade", *words)), str(len(words))
    if shell == "fish":
        cword = words[-1]  # fish hands over the word itself
    ran = grade(env={"_GRADE_COMPLETE": f"{shell}_complete", "COMP_WORDS": line,
                     "COMP_CWORD": cword}, **options)  # fmt: skip
    assert (ran.status, ran.err) == (0, "")
    return ran.out.splitlines()


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("step",), STEPS),
        (("st",), [*STEPS, "start"]),
        (("pl",), ["plot"]),
        (("hint", "step"), STEPS),
        (("step5", "step"), [step for step in STEPS if step != "step5"]),
        (("quiz", "cl"), ["clinic"]),
        (("plot", "bou"), ["boundary"]),
        (("data", "m"), ["mnist"]),
        (("plot", "--data", "m"), ["mnist"]),
        (("step5", "--format", "j"), ["json", "junit"]),
        (("--form",), ["--format"]),
        (("--require", "files,net"), ["files,network"]),
        (("dev", "b"), ["build"]),
        (("completion", "z"), ["zsh"]),
    ],
)
def test_word_is_completed(grade, words, wanted):
    answered = [line.partition(",") for line in offered(grade, *words)]
    plain = [value for kind, _, value in answered if kind == "plain"]
    assert [word for word in plain if word in wanted] == wanted
    assert set(plain) - set(wanted) <= {"status"}


def test_step_and_command_are_told_apart_by_what_they_do(grade):
    assert offered(grade, "step5", shell="zsh")[3:] == ["plain", "step5", "Backward pass"]
    assert "plain,plot\tDraw TOPIC" in offered(grade, "plo", shell="fish")[1]


def test_where_no_step_fits_the_shell_goes_on_with_files(grade):
    assert offered(grade, "homework") == ["file,homework"]


def test_completion_imports_nothing_heavy_and_nothing_of_the_learners(tmp_path):
    """What the shell waits for at every key press is what is imported."""
    (tmp_path / "step1_init.py").write_text("open('ran', 'w')\n")
    (tmp_path / "click.py").write_text("open('ran', 'w')\n")
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print(sorted({'numpy', 'pytest', 'rich', 'matplotlib', 'nbformat'}"
        " & set(sys.modules)), file=sys.stderr))\n"
        "from grader.cli import main; main()"
    )
    for line in ("grade ", "grade hint ", "grade break ", "grade plot ", "grade solution "):
        done = subprocess.run(
            [sys.executable, "-P", "-c", code], cwd=tmp_path, text=True, capture_output=True,
            check=True, env={**os.environ, "PYTHONPATH": str(ROOT), "COMP_WORDS": line,
                             "COMP_CWORD": str(line.count(" ")),
                             "_GRADE_COMPLETE": "bash_complete"}, timeout=60,
        )  # fmt: skip
        assert done.stdout
        assert done.stderr.strip() == "[]"
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_says_how_to_install_it(grade, shell):
    ran = grade("completion", shell)
    assert ran.status == 0
    assert f"_GRADE_COMPLETE={shell}_complete" in ran.out
    assert f"grade completion {shell}" in ran.out.rpartition("# To install: ")[2]


def test_script_needs_no_bash_to_be_printed(grade, tmp_path):
    assert grade("completion", "bash", env={"PATH": str(tmp_path)}).err == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_works_in_the_shell_itself(grade, tmp_path, shell):
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"there is no {shell} here")
    if shell != "bash":
        checks = {"zsh": [program, "-n"], "fish": [program, "--no-execute"]}[shell]
        script = tmp_path / "script"
        script.write_text(grade("completion", shell).out)
        subprocess.run([*checks, script], check=True, timeout=60)
        return
    stub = tmp_path / "grade"
    stub.write_text(
        f"#!/bin/sh\nPYTHONPATH='{ROOT}' exec '{sys.executable}' -c "
        "'from grader.cli import main; main()' \"$@\"\n"
    )
    stub.chmod(0o755)
    asks = (
        'eval "$(grade completion bash)"; COMP_WORDS=(grade hint step); COMP_CWORD=2; '
        '_grade_completion grade 2>/dev/null; echo "${COMPREPLY[*]}"; complete -p grade'
    )
    done = subprocess.run(
        [program, "--norc", "-c", asks], text=True, capture_output=True, check=True,
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}, timeout=60,
    )  # fmt: skip
    assert done.stdout.splitlines()[0].split() == STEPS
    assert "-F _grade_completion grade" in done.stdout
