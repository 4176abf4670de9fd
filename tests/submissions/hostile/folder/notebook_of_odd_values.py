"""Hands in a notebook whose cells are of wrong types, and whose numbers are huge.

step: step2
attacks: grader
outcome: refused|error|skip of relu
"""

import json


def build(folder, ground):
    path = folder.with_suffix(".ipynb")

    cells = [None, 1, [], {"cell_type": 5}, {"cell_type": "code", "source": {"a": 1}}, {"cell_type": "code", "source": [1, None]}]
    path.write_text(json.dumps({"cells": cells, "nbformat": 10**30, "nbformat_minor": float("nan"), "metadata": []}))
    return path
