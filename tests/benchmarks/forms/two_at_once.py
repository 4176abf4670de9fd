"""Runs commands, so many at once, and prints what each has said.

python two_at_once.py AT_ONCE JOBS.json, a list of [folder, [argument, …]]
"""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def run(job):
    folder, command = job
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    return done.stdout


if __name__ == "__main__":
    jobs = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    with ThreadPoolExecutor(int(sys.argv[1])) as pool:
        for said in pool.map(run, jobs):
            print(said)
