"""The floor for a class: NumPy is imported once, and a process forked for each submission.

python fork_pool.py FOLDER AT_ONCE
"""

import multiprocessing
import sys
from pathlib import Path

import bare

if __name__ == "__main__":
    files = sorted(Path(sys.argv[1]).glob("*/net.py"))
    fork = multiprocessing.get_context("fork")
    with fork.Pool(int(sys.argv[2]), maxtasksperchild=1) as pool:
        print(sum(pool.imap_unordered(bare.passed, files, chunksize=1)))
