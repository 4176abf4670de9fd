"""The ten demands as plain tests of pytest; laid out as test_net.py beside each submission."""

from pathlib import Path

import demands
import plain
import pytest


@pytest.fixture(scope="module")
def net():
    return plain.of_file(Path(__file__).with_name("net.py"))


@pytest.fixture(scope="module")
def trained(net):
    return net.call(*demands.TRAINING)


@pytest.mark.parametrize("demand", demands.DEMANDS)
def test_that(net, demand):
    demand(net)


@pytest.mark.parametrize("demand", demands.DEMANDS_ON_TRAINING)
def test_that_training(net, trained, demand):
    demand(net, trained)
