"""The errata say what is measured, and measure what they say."""

import errata
import numpy as np
import pytest
from step1_init import init_params
from step3_forward import forward
from step6_train import train


@pytest.mark.parametrize("seed", [0, 42])
def test_many_networks_at_once_are_trained_as_one_by_one(seed, monkeypatch):
    """Short enough for rounding, that the order of sums changes, not to grow."""
    monkeypatch.setattr(errata, "EPOCHS", 50)
    together = errata.train_all([7, seed], 3, errata.SCALES["He"])
    monkeypatch.setattr(np.random, "seed", lambda _: np.random.set_state(state))
    state = np.random.RandomState(seed).get_state()
    alone, _ = train(errata.X, errata.Y, epochs=50, lr=errata.LR, verbose=False)
    for name, value in alone.items():
        np.testing.assert_allclose(together[name][1], value, rtol=1e-9, atol=1e-12)


def test_starts_are_the_ones_a_learner_draws(monkeypatch):
    monkeypatch.setattr(errata, "EPOCHS", 0)
    np.random.seed(3)
    alone = init_params(2, 3, 1)
    for name, value in errata.train_all([3], 3, errata.SCALES["He"]).items():
        np.testing.assert_array_equal(value[0], alone[name])


def test_success_is_all_four_points():
    good, _ = train(errata.X, errata.Y, epochs=500, lr=0.5, verbose=False)
    stacked = {name: np.stack([value, 0 * value]) for name, value in good.items()}
    assert errata.succeeded(stacked).tolist() == [True, False]
    np.testing.assert_array_equal(errata.answers(stacked)[0], forward(errata.X, good)[0])


def test_recipe_fails_and_its_loss_is_that_of_answering_one_half():
    _, _, measured = errata.recipe()
    assert "50% of the points right, squared error 0.1250" in measured


def test_gradient_belongs_to_the_other_loss():
    _, promised, measured = errata.gradient_mismatch()
    assert "1e-5" in promised
    assert "4.4e-04 from the squared error" in measured


def test_figures_come_from_the_run(monkeypatch):
    monkeypatch.setattr(errata, "EPOCHS", 1)
    monkeypatch.setattr(errata, "SEEDS", 5)
    assert "seeds 0 to 4" in errata.share_of_seeds()[2]
    assert "after 1 epochs" in errata.share_of_seeds()[2]
