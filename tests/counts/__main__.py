"""Prints what commands cost beside what they may cost, or makes that what they do.

python -m tests.counts [--update]
"""

import sys

from tests.counts.ceilings import COUNTED, ceilings, update

allowed = ceilings()
for command, count in COUNTED.items():
    counts = count()
    if "--update" in sys.argv[1:]:
        update(command, counts)
    for name, ceiling in allowed[command].items():
        print(f"{command:10}{name:10}{counts[name].total():8}  of {ceiling}")
