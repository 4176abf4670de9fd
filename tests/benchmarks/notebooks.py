"""The tiny course as notebooks: a cell to write in, and for nbgrader a cell for each demand."""

import json
from typing import Any

from tests.benchmarks.ground import demands

KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}
NET = "import demands\nimport plain\nnet = plain.Plain(globals().__getitem__)"


def submitted(text: str) -> str:
    """Put a submission into a notebook, in one cell."""
    return _notebook([_cell("answer", text)])


def graded(text: str) -> str:
    """Put a submission into nbgrader's assignment; the training has a cell of its own."""
    known = demands()
    tests = [_test(demand, "net") for demand in known.DEMANDS]
    on_training = [_test(demand, "net, trained") for demand in known.DEMANDS_ON_TRAINING]
    return _notebook(
        [
            _locked("answer", text, solution=True, locked=False),
            _locked("net", NET),
            *tests,
            _locked("training", "trained = net.call(*demands.TRAINING)"),
            *on_training,
        ]
    )


def _test(demand: Any, given: str) -> dict[str, Any]:
    name = demand.__name__
    return _locked(name, f"demands.{name}({given})", grade=True, points=1)


def _locked(name: str, source: str, **differs: object) -> dict[str, Any]:
    declared = {"schema_version": 3, "grade_id": name, "grade": False, "solution": False}
    declared |= {"locked": True, "task": False, **differs}
    return _cell(name, source) | {"metadata": {"nbgrader": declared}}


def _cell(name: str, source: str) -> dict[str, Any]:
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    return {**code, "id": name, "source": source}


def _notebook(cells: list[dict[str, Any]]) -> str:
    content = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": KERNEL}}
    return json.dumps({**content, "cells": cells})
