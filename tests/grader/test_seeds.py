"""Seeds: the public one is used as it is, of a secret one only what cannot be traced back."""

import pickle

from grader.seeds import SecretSeed, number_for

SECRET = SecretSeed.of("open sesame")


def test_public_seed_is_the_number_for_everything():
    assert number_for(7, "worker") == number_for(7, "rounds") == 7


def test_secret_seed_has_a_number_of_its_own_for_each_use():
    uses = ["worker", "rounds", "decoys", "check test_it"]
    found = {number_for(SECRET, use) for use in uses}
    assert len(found) == len(uses)
    assert all(0 <= number < 2**63 for number in found)


def test_same_text_gives_the_same_numbers_and_another_text_others():
    again, other = SecretSeed.of("open sesame"), SecretSeed.of("open sesam")
    assert again == SECRET
    assert number_for(again, "worker") == number_for(SECRET, "worker")
    assert number_for(other, "worker") != number_for(SECRET, "worker")


def test_value_has_128_bits_and_is_never_shown():
    values = [SecretSeed.of(f"{n}").value for n in range(50)]
    assert 2**120 < max(values) < 2**128
    assert not any(sign.isdigit() for sign in f"{SECRET!r} {SECRET}")


def test_text_need_not_be_utf_8():
    assert SecretSeed.of("\udcff") != SecretSeed.of("")


def test_it_pickles():
    assert pickle.loads(pickle.dumps(SECRET)) == SECRET
