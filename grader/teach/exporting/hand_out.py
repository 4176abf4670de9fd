#!/usr/bin/env python3
"""Gradescope's `run_autograder` where all is graded already: hands out what is in `results/`.

Runs on Gradescope, beside `index.json`, with nothing but Python. No student's code is run.
"""

import json
import sys
from pathlib import Path
from typing import Any

NOT_YET = "This submission is not graded yet: your instructor has no result for you."


def main(root: Path) -> None:
    """Write the result of whoever submitted."""
    source, results = root / "source", root / "results"
    index = json.loads((source / "index.json").read_text(encoding="utf-8"))
    metadata = json.loads((root / "submission_metadata.json").read_text(encoding="utf-8"))
    emails = [str(user.get("email", "")).strip().casefold() for user in metadata["users"]]
    found = next((index[email] for email in emails if email in index), None)
    results.mkdir(exist_ok=True)
    to = results / "results.json"
    if found is None:
        nothing: dict[str, Any] = {"score": 0, "output": NOT_YET, "stdout_visibility": "hidden"}
        to.write_text(json.dumps(nothing), encoding="utf-8")
    else:
        to.write_bytes((source / found).read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "/autograder"))
