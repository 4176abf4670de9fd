"""The floor: a script that asks the ten demands of the submission in its folder."""

import demands
import plain


def passed(path):
    """Count the demands that are met."""
    net, met = plain.of_file(path), 0
    for demand in demands.DEMANDS:
        met += is_met(demand, net)
    trained = net.call(*demands.TRAINING)
    for demand in demands.DEMANDS_ON_TRAINING:
        met += is_met(demand, net, trained)
    return met


def is_met(demand, *asked):
    try:
        demand(*asked)
    except Exception:
        return False
    return True


if __name__ == "__main__":
    print(passed("net.py"), "of 10")
