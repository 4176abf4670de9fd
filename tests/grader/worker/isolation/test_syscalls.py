"""The numbers of system calls, against the headers of this machine where it has them."""

import re
from pathlib import Path

import pytest

from grader.worker.isolation.allowed_calls import ALLOWED, rules
from grader.worker.isolation.syscalls import NUMBERS

INCLUDE = Path("/usr/include")
X86_64 = (
    INCLUDE / "x86_64-linux-gnu/asm/unistd_64.h",
    INCLUDE / "asm/unistd_64.h",
)
AARCH64 = (INCLUDE / "asm-generic/unistd.h",)


def numbers_in(headers):
    """Read ``#define __NR_read 63``, and what has another name for 64 bits: ``__NR3264_lseek``."""
    found = [header for header in headers if header.exists()]
    if not found:
        pytest.skip("this machine has no such header")
    text = found[0].read_text(encoding="utf-8")
    values = dict(re.findall(r"^#define (__NR(?:3264)?_\w+)\s+(\w+)", text, re.MULTILINE))
    named = {name[5:]: values.get(v, v) for name, v in values.items() if name.startswith("__NR_")}
    return {name: int(value) for name, value in named.items() if value.isdecimal()}


@pytest.mark.parametrize(("column", "headers"), [(0, X86_64), (1, AARCH64)])
def test_numbers_are_those_of_the_kernel(column, headers):
    kernel = numbers_in(headers)
    assert {name: kernel.get(name) for name in NUMBERS} == {
        name: numbers[column] for name, numbers in NUMBERS.items()
    }


def test_numbers_are_given_for_the_policy_and_for_nothing_else():
    policy = {name for family in ALLOWED.values() for name in family.split()} | set(rules(1))
    assert set(NUMBERS) == policy | {"seccomp"}


@pytest.mark.parametrize("column", [0, 1])
def test_no_number_is_given_twice(column):
    given = [numbers[column] for numbers in NUMBERS.values() if numbers[column] is not None]
    assert sorted(given) == sorted(set(given))
