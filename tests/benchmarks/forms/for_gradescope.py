"""The ten demands as a test case of gradescope-utils, and its runner; run beside a submission."""

import functools
import unittest
from pathlib import Path

import demands
import plain
from gradescope_utils.autograder_utils.decorators import number, weight
from gradescope_utils.autograder_utils.json_test_runner import JSONTestRunner


class TestNet(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.net = plain.of_file("net.py")

    @classmethod
    @functools.cache
    def trained(cls):
        return cls.net.call(*demands.TRAINING)


def add(place, demand, on_training):
    """Add a test to the case, as each would be written by hand."""

    @weight(1)
    @number(f"{place}")
    def test(self):
        demand(self.net, self.trained()) if on_training else demand(self.net)

    test.__doc__ = demand.__doc__
    setattr(TestNet, f"test_{place:02}_{demand.__name__}", test)


for place, demand in enumerate((*demands.DEMANDS, *demands.DEMANDS_ON_TRAINING), 1):
    add(place, demand, demand in demands.DEMANDS_ON_TRAINING)


if __name__ == "__main__":
    with Path("results.json").open("w") as stream:
        suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestNet)
        JSONTestRunner(visibility="visible", stream=stream).run(suite)
