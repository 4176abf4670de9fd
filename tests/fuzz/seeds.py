"""Valid inputs, from which the mutants start."""

import io
import json
import zipfile
from collections.abc import Mapping

import numpy as np

from grader.worker.wire import Opaque, encode

PY, IPYNB, ZIP = b"\0", b"\1", b"\2"

FAULT = {
    "kind": "raised", "type": "ValueError", "text": "shapes (2,3) (2,3)", "file": "work.py",
    "label": "code cell 2", "line": 3, "function": "f", "name": "g", "expression": "X @ W",
    "trespass": "",
    "near": ["W1"], "operands": [("X", "ndarray", [2, 3]), ("W", "int", None)],
}  # fmt: skip
WARNED = {"text": "overflow", "type": "RuntimeWarning", "line": 3, "label": ""}
CALL = {
    "value": None, "fault": None, "args": [np.zeros((2, 1))], "output": "hi\n", "seconds": 0.5,
    "warnings": [WARNED], "given_used": 2, "trespasses": [("network", 3, "")],
}  # fmt: skip
FUNCTION = {"there": True, "type": "f", "stub": False, "fault": None, "label": "", "line": 7}
LOADED = {"functions": {"f": FUNCTION}, "names": ["f", "g"], "faults": [FAULT], "lean": False}
VALUES = [
    {"W1": np.arange(6.0).reshape(2, 3), "b1": np.zeros((1, 3), np.float32)},
    ([1, 2.5, True, None], "né", b"\0\xff", Opaque("torch.Tensor"), np.array([True, False])),
    [[[[[[0.125]]]]], {}, (), [], "", np.zeros((0, 3), np.int8), np.array(7, np.uint16)],
]


def wire_seeds() -> list[bytes]:
    """Return answers of all kinds, as frames."""
    calls = [CALL | {"value": value} for value in VALUES]
    failed = CALL | {"fault": FAULT}
    accepts = [{"accepts": True, "signature": "f(x)"},
               {"accepts": False, "signature": None, "text": "too many"}]  # fmt: skip
    return [encode(value) for value in (*VALUES, *calls, failed, LOADED, *accepts)]


SOURCE = b'"""Step."""\nimport numpy as np\n\ndef relu(z):\n    return np.maximum(0, z)\n'
CELLS = [
    {"cell_type": "markdown", "metadata": {}, "source": "# Title"},
    {"cell_type": "code", "metadata": {}, "source": "%matplotlib inline\nx = 1\n",
     "outputs": [], "execution_count": 1},
    {"cell_type": "code", "metadata": {}, "source": ["def relu(z):\n", "    return z\n"],
     "outputs": [{"output_type": "stream", "name": "stdout", "text": "hi"}],
     "execution_count": None},
]  # fmt: skip


def notebook(**changes: object) -> bytes:
    """Return a notebook as bytes."""
    whole = {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": CELLS, **changes}
    return json.dumps(whole).encode()


def archive(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, content in members.items():
            file.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def submission_seeds() -> list[bytes]:
    """Return submissions of all kinds, with the byte before them that says which."""
    texts = [
        SOURCE,
        b"\xef\xbb\xbf" + SOURCE,
        SOURCE.replace(b"\n", b"\r\n"),
        b"# -*- coding: latin-1 -*-\n# \xe9\n" + SOURCE,
        b"#!/usr/bin/python\n# vim: set fileencoding=utf-16 :\n",
        b"x = 1\ny = '\xff'\n",
        b"",
    ]
    cell = {"cell_type": "code", "input": "x = 1", "outputs": [], "language": "python"}
    old = {"nbformat": 3, "nbformat_minor": 0, "worksheets": [{"cells": [cell]}]}
    notebooks = [
        notebook(),
        notebook(nbformat_minor=5),
        json.dumps({"metadata": {}, **old}).encode(),
    ]
    members = {"a/step1_init.py": SOURCE, "a/step2_activations.py": texts[3], "__MACOSX/a": b"\0"}
    archives = [
        archive(members),
        archive(members, zipfile.ZIP_STORED),
        archive(members, zipfile.ZIP_BZIP2),
        archive(members, zipfile.ZIP_LZMA),
        archive({"work.ipynb": notebook()}),
        archive({}),
    ]
    return [
        *(PY + text for text in texts),
        *(IPYNB + each for each in notebooks),
        *(ZIP + each for each in archives),
    ]
