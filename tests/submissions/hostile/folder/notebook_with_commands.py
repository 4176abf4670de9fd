"""Hands in a notebook whose cells ask for a shell.

step: step2
attacks: grader
outcome: fail of relu
"""

import json


def build(folder, ground):
    path = folder.with_suffix(".ipynb")

    source = "\n".join(("!touch " + str(ground.outside / "ran"), "%run evil.py", "def relu(z):", "    return z * 0 - 1", ""))
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": s, "id": f"c{n}"}
             for n, s in enumerate((source, "%%bash\ntouch " + str(ground.outside / "ran"), "%%writefile json.py\nx"))]
    path.write_text(json.dumps({"cells": cells, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}))
    return path
