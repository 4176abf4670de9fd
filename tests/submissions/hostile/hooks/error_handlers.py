"""Replaces how text that cannot be encoded is encoded.

step: step2
attacks: values
outcome: fail|error of relu
"""

import codecs


def evil(error):
    raise SystemExit(0)


def relu(z):
    for name in ("replace", "strict", "surrogateescape", "backslashreplace"):
        codecs.register_error(name, evil)
    return "\ud800"
