"""The patients are ill untreated, and every cure that they name heals them."""

import clinic
import numpy as np
import pytest
from clinic import dead_units, diagnose, gradient_norms
from patients import BOUNCING, DEAD, EXPLODING, PATIENTS, VANISHING, run

SEEDS = range(20)
ILLNESSES = [
    (VANISHING, "vanishing"),
    (EXPLODING, "exploding"),
    (DEAD, "dead units"),
    (BOUNCING, "learning rate"),
]
CURES = [(patient, cure) for patient in PATIENTS for cure in patient.cures]


def named(value):
    return getattr(value, "name", None) or value[0]


def treated(patient, cure, seed=0):
    return run(patient, seed, **{name: getattr(clinic, name) for name in cure})


@pytest.mark.parametrize(("patient", "word"), ILLNESSES, ids=named)
def test_patient_has_its_illness(patient, word):
    record = run(patient)
    with np.errstate(over="ignore"):
        norms = [gradient_norms(grads) for grads in record.gradients]
    assert diagnose(record.history, norms, dead_units(record.cache)) == word


@pytest.mark.parametrize(("patient", "cure"), CURES, ids=named)
def test_cure_heals(patient, cure):
    assert treated(patient, cure).history[-1] < patient.healed_below


@pytest.mark.slow
@pytest.mark.parametrize("patient", PATIENTS, ids=named)
def test_untreated_patient_is_never_healthy_from_any_seed(patient):
    """Not even for one epoch."""
    assert min(min(run(patient, seed).history) for seed in SEEDS) > patient.healed_below


@pytest.mark.slow
@pytest.mark.parametrize(("patient", "cure"), CURES, ids=named)
def test_cure_heals_from_every_seed(patient, cure):
    worst = max(treated(patient, cure, seed).history[-1] for seed in SEEDS)
    assert worst < patient.healed_below
