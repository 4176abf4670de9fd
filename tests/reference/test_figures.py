"""The pictures: each has its parts, and shows what the learner's functions do, right or wrong."""

import gzip
import shutil
from itertools import pairwise

import numpy as np
import pytest
from figures import (
    activations,
    boundary,
    clinic,
    curve,
    digits,
    gradcheck,
    gradients,
    momentum,
    runs,
    style,
    weights,
    xor,
)
from figures.runs import XOR_X, XOR_Y
from matplotlib.animation import PillowWriter
from matplotlib.colors import to_rgba

from grader.course import find_course
from grader.learn.functions import functions_of
from grader.learn.topics import find_topics
from grader.model import UsageProblem
from grader.submission import open_submission

COURSE = find_course()
TOPICS = {topic.name: globals()[topic.name] for topic in find_topics(COURSE)}


@pytest.fixture
def work(tmp_path):
    """The right answers, to be damaged."""
    for name in [*(f"{step.stem}.py" for step in COURSE.steps), "datasets.py", "patients.py"]:
        shutil.copy(COURSE.reference / name, tmp_path)
    return tmp_path


@pytest.fixture
def learner(work):
    with functions_of(COURSE, lambda: open_submission(work, COURSE)) as functions:
        yield functions


@pytest.fixture
def damage(work):
    def edit(name, old, new):
        path = work / name
        text = path.read_text()
        assert old in text
        path.write_text(text.replace(old, new, 1))

    return edit


@pytest.fixture(scope="module")
def drawn():
    """Every picture of the right answers, drawn once."""
    with functions_of(COURSE, lambda: open_submission(COURSE.reference, COURSE)) as functions:
        yield {name: module.draw(functions) for name, module in TOPICS.items()}


@pytest.mark.slow
@pytest.mark.parametrize("name", TOPICS)
def test_picture_has_its_title_and_every_axis_a_name(drawn, name):
    figure = drawn[name]
    assert figure.get_suptitle() == TOPICS[name].TITLE
    supx = [part.get_supxlabel() for part in (figure, *figure.subfigs)]
    for ax in figure.axes:
        if ax.images and not len(ax.get_xticks()):  # a photograph has no axes
            continue
        below = ax.get_shared_x_axes().get_siblings(ax)
        labels = [each.get_xlabel() for each in below]
        assert any(labels) or any(supx) or "<colorbar>" in ax.get_label(), ax
        assert ax.get_ylabel() or any(supx), ax


@pytest.mark.slow
@pytest.mark.parametrize("name", TOPICS)
def test_no_text_of_a_picture_lies_on_another_or_outside(drawn, name):
    figure = drawn[name]
    figure.draw_without_rendering()
    boxes = [
        (text.get_text(), text.get_window_extent())
        for ax in figure.axes
        for text in (ax.title, ax._left_title, ax.xaxis.label, ax.yaxis.label)
        if text.get_text()
    ]
    boxes += [
        (part.get_suptitle(), part._suptitle.get_window_extent())
        for part in (figure, *figure.subfigs)
        if part.get_suptitle()
    ]
    edge = figure.bbox
    for index, (text, box) in enumerate(boxes):
        assert edge.x0 <= box.x0 and box.x1 <= edge.x1 + 1, text  # noqa: PT018
        assert edge.y0 <= box.y0 and box.y1 <= edge.y1, text  # noqa: PT018
        for other, other_box in boxes[index + 1 :]:
            assert not box.overlaps(other_box), (text, other)


def test_no_line_gets_more_than_three_points():
    grid = np.linspace(-2, 2, 21)
    lines = np.array([(a, b, c) for a in grid for b in grid for c in grid])
    assert xor.right_points(lines).max() == 3
    assert xor.right_points(xor.random_lines(5000)).max() == 3


def test_xor_counts_in_its_titles_are_the_lines_own(learner):
    figure = xor.draw(learner)
    titles = [ax._left_title.get_text() for ax in figure.axes[1:5]]
    for title, (_, line) in zip(titles, xor.LINES, strict=True):
        sides = [line[0] * x1 + line[1] * x2 + line[2] > 0 for x1, x2 in XOR_X]
        assert title.endswith(f"{np.sum(sides == (XOR_Y[:, 0] == 1))} of 4 right")


def test_activations_show_the_learners_values(learner, damage):
    damage("step2_activations.py", "return np.maximum(0, z)", "return np.maximum(0.1 * z, z)")
    line = activations.draw(learner).axes[0].lines[0]
    z, values = line.get_data()
    np.testing.assert_allclose(values, np.maximum(0.1 * z, z))


def test_activation_of_another_shape_is_refused(learner, damage):
    damage("step2_activations.py", "return np.maximum(0, z)", "return 0.0")
    with pytest.raises(UsageProblem, match=r"`relu`.*gave a float for its result"):
        activations.draw(learner)


def test_curve_is_the_history_of_train(learner):
    loss, right = curve.draw(learner).axes
    _, history = learner.train(XOR_X, XOR_Y, epochs=5000, lr=0.5, verbose=False)
    np.testing.assert_array_equal(loss.lines[0].get_ydata(), history)
    assert right.lines[0].get_ydata()[-1] == 100


def test_log_makes_both_axes_logarithmic(learner, damage):
    damage("step6_train.py", "for epoch in range(epochs)", "for epoch in range(min(epochs, 20))")
    loss, _ = curve.draw(learner, log=True).axes
    assert (loss.get_xscale(), loss.get_yscale()) == ("log", "log")


def test_loss_below_zero_is_drawn_all_the_same(learner, damage):
    damage(
        "step4_loss.py", "return -np.sum(log_likelihood) / m", "return np.sum(log_likelihood) / m"
    )
    loss, _ = curve.draw(learner, log=True).axes
    assert loss.get_yscale() == "linear"


def test_stuck_network_shows_its_accuracy(learner, damage):
    damage("step6_train.py", "    np.random.seed(0)\n", "    np.random.seed(42)\n")
    _, right = curve.draw(learner).axes
    assert right.lines[0].get_ydata()[-1] < 100


def outlines(figure):
    filled = figure.axes[0].collections[0]
    return [path.vertices for path in filled.get_paths()]


def test_boundary_is_filled_from_the_learners_forward(learner, work, damage):
    figure = boundary.draw(learner)
    right = outlines(figure)
    assert "4 of 4 points right" in figure.axes[0]._left_title.get_text()
    damage("step3_forward.py", "Z1 = X @ params", "Z1 = X[:, ::-1] @ params")
    damage(
        "step6_train.py",
        "A2, cache = forward(X, params)",
        "A2, cache = forward(X[:, ::-1], params)",
    )
    with functions_of(COURSE, lambda: open_submission(work, COURSE)) as wrong:
        mirrored = outlines(boundary.draw(wrong))
    pairs = zip(mirrored, right, strict=True)
    assert not all(a.shape == b.shape and np.allclose(a, b) for a, b in pairs)


def test_rounding_draws_no_line(learner, damage, monkeypatch):
    """All weights 0: the answer is 0.5 everywhere, give or take a rounding that is put in here."""
    zeros = "return {name: 0 * value for name, value in params.items()}, history"
    damage("step6_train.py", "return params, history", zeros)
    noise = 1e-16 * np.random.default_rng(0).normal(size=(200, 200))
    exact = boundary.probabilities
    monkeypatch.setattr(boundary, "probabilities", lambda *asked: exact(*asked) + noise)
    others = boundary.draw(learner).axes[0].collections[1:]
    assert len(others) == 2  # the points of the two classes, and no line


def test_given_picture_is_drawn_from_the_learners_forward():
    import matplotlib.pyplot as plt
    import step6_train

    plt.switch_backend("agg")
    params, _ = step6_train.train(XOR_X, XOR_Y, epochs=300, lr=0.5, verbose=False)
    axes = step6_train.visualize_decision_boundary(params)
    assert (axes.get_xlabel(), axes.get_ylabel()) == ("x1", "x2")
    assert axes.get_xlim() == axes.get_ylim() == (-0.5, 1.5)
    _, line, *_ = axes.collections
    on_the_line = line.get_paths()[0].vertices
    # Between two points of the grid, 0.01 apart, the line is interpolated.
    np.testing.assert_allclose(step6_train.forward(on_the_line, params)[0], 0.5, atol=0.02)
    plt.close(axes.figure)


def test_probabilities_are_those_of_the_grid(learner):
    params = learner.init_params(2, 3, 1)
    values = boundary.probabilities(learner, params)
    assert values.shape == (200, 200)
    point = np.array([[boundary.SIDE[150], boundary.SIDE[20]]])
    np.testing.assert_allclose(values[20, 150], learner.forward(point, params)[0][0, 0])


def test_frames_of_the_animation_are_epochs_of_one_training(learner, monkeypatch, tmp_path):
    monkeypatch.setattr(boundary, "EPOCHS", 300)
    monkeypatch.setattr(boundary, "FRAMES", 4)
    figure, animation = boundary.animate(learner)
    frames = list(animation.new_frame_seq())
    assert [frame[0] for frame in frames][:4] == [1, 7, 45, 300]
    history = learner.train(XOR_X, XOR_Y, epochs=300, lr=0.5, verbose=False)[1]
    assert [frame[3] for frame in frames[:4]] == [history[epoch - 1] for epoch in (1, 7, 45, 300)]
    animation.save(tmp_path / "a.gif", PillowWriter(), dpi=20)
    animation._draw_frame(frames[3])
    last = outlines(figure)
    animation._draw_frame(frames[0])
    assert len(last) == len(outlines(figure))
    assert any(a.shape != b.shape for a, b in zip(last, outlines(figure), strict=True))


def errors(figure):
    return {line.get_label()[:3]: line.get_ydata() for line in figure.axes[0].lines[:4]}


def test_right_gradient_draws_a_v(learner):
    for name, error in errors(gradcheck.draw(learner)).items():
        # h^2 on the left, rounding / h on the right: the deepest point is near 1e-5.
        best = gradcheck.STEPS[np.argmin(error)]
        assert 1e-7 < best < 1e-3, name
        assert error.min() < 1e-9 < 1e-5 < min(error[0], error[-1]), name
        # two decades of h on the left arm are four decades of error
        slope = np.log10(error[0] / error[10]) / np.log10(gradcheck.STEPS[0] / gradcheck.STEPS[10])
        assert abs(slope - 2) < 0.1, name


def test_wrong_gradient_draws_a_flat_line_and_only_that_one(learner, damage):
    damage("step5_backward.py", '"dW1": X.T @ dZ1 / m', '"dW1": X.T @ dZ1')
    found = errors(gradcheck.draw(learner))
    # m = 5 times too large: |5 - 1| / |5 + 1| at every step that is not mostly rounding
    np.testing.assert_allclose(found["dW1"][5:], 2 / 3, rtol=1e-3)
    assert found["db1"].min() < 1e-9


def test_gradient_of_the_squared_error_is_right_too(learner, damage):
    damage(
        "step5_backward.py",
        'dZ2 = cache["A2"] - Y_true',
        'dZ2 = (cache["A2"] - Y_true) * cache["A2"] * (1 - cache["A2"])',
    )
    figure = gradcheck.draw(learner)
    assert all(error.min() < 1e-9 for error in errors(figure).values())
    assert "squared error" in figure.axes[0]._left_title.get_text()


def test_gradients_that_are_right_are_said_to_be(learner):
    ((says, figure),) = gradients.frames(learner)
    assert says.startswith("Gradient of the cross-entropy: dW1 is right; db1 is right; dW2")
    assert all(np.all(ax.images[0].get_array() == 0) for ax in figure.axes[2::3])


def test_wrong_entries_are_counted_and_boxed(learner, damage):
    damage("step5_backward.py", '"dW1": X.T @ dZ1 / m', '"dW1": X.T @ dZ1')
    ((says, figure),) = gradients.frames(learner)
    assert "dW1 is wrong in 6 of 6 entries; db1 is right" in says
    yours, right, apart = (ax.images[0].get_array() for ax in figure.axes[:3])
    np.testing.assert_allclose(yours, 5 * right)  # five examples, not divided by their number
    np.testing.assert_allclose(apart, 4 * right)
    assert [len(ax.patches) for ax in figure.axes] == [0, 0, 6] + [0] * 9


def test_gradients_of_the_squared_error_are_right_entry_by_entry(learner, damage):
    damage(
        "step5_backward.py",
        'dZ2 = cache["A2"] - Y_true',
        'dZ2 = (cache["A2"] - Y_true) * cache["A2"] * (1 - cache["A2"])',
    )
    ((says, _),) = gradients.frames(learner)
    assert says.startswith("Gradient of the squared error: dW1 is right")
    assert "wrong" not in says


def test_entry_that_is_no_number_is_wrong(learner, damage):
    damage("step5_backward.py", '"db2": np.mean', '"db2": np.nan * np.mean')
    ((says, _),) = gradients.frames(learner)
    assert says.endswith("dW2 is right; db2 is wrong in 1 of 1 entries.")


def test_frames_of_a_page_say_what_their_picture_says(learner, monkeypatch):
    monkeypatch.setattr(boundary, "EPOCHS", 300)
    monkeypatch.setattr(boundary, "STOPS", 3)
    found = [
        (says, figure.axes[0]._left_title.get_text(), outlines(figure))
        for says, figure in boundary.frames(learner)
    ]
    assert [says.partition(":")[0] for says, _, _ in found] == [
        "epoch 1",
        "epoch 17",
        "epoch 300",
    ]
    assert all(says == title for says, title, _ in found)
    first, last = found[0][2], found[-1][2]
    assert any(a.shape != b.shape for a, b in zip(first, last, strict=True))


def test_frames_of_still_pictures_say_the_learners_numbers(learner, damage):
    damage("step2_activations.py", "return np.maximum(0, z)", "return np.maximum(0.5 * z, z)")
    ((says, _),) = activations.frames(learner)
    assert says.startswith("relu lies between -1.5 and 3 for z from -3 to 3, its slope")


def test_training_that_several_pictures_need_runs_once(learner, monkeypatch):
    calls = []
    train = type(learner)._call
    monkeypatch.setattr(
        type(learner), "_call", lambda *given, **also: calls.append(given) or train(*given, **also)
    )
    runs.train(learner, 3)
    runs.train(learner, 3)
    assert len(calls) == 1


def test_momentum_starts_both_from_the_same_loss(learner, damage):
    figure = momentum.draw(learner)
    plain, heavy = (line.get_ydata() for line in figure.axes[0].lines)
    assert plain[0] == heavy[0]
    assert np.any(plain != heavy)
    _, history = learner.train(XOR_X, XOR_Y, epochs=5000, lr=0.5, verbose=False)
    np.testing.assert_allclose(plain, history)  # beta = 0 is plain gradient descent


def test_params_without_history_are_refused_with_what_is_missing(learner, damage):
    damage("challenge1_momentum.py", "    return params, history", "    return params")
    with pytest.raises(UsageProblem, match=r"gave a dict; the picture needs \(params, history\)"):
        momentum.draw(learner)


def test_confusion_counts_row_by_digit_and_column_by_answer():
    counts = digits.confusion(np.array([3, 3, 7]), np.array([3, 5, 7]))
    assert (counts[3, 3], counts[3, 5], counts[7, 7], counts.sum()) == (1, 1, 1, 3)


def small_digits():
    X_train, Y_train, X_test, Y_test = digits.load_digits()
    return X_train[:300], Y_train[:300], X_test[:60], Y_test[:60]


def test_wrong_digits_come_first_and_are_boxed(learner):
    data = small_digits()
    figure = digits.draw(learner, data)
    images, matrix = figure.subfigs[0].axes, figure.subfigs[1].axes[0]
    boxed = [ax.spines["left"].get_visible() for ax in images]
    assert boxed == sorted(boxed, reverse=True)
    wrong = sum(boxed)
    assert 0 < wrong < 20
    assert f"{wrong} of 60 are wrong" in figure.subfigs[0].get_suptitle()
    assert matrix._left_title.get_text().startswith(f"{100 * (60 - wrong) / 60:.1f} %")
    first = next(i for i, ax in enumerate(images) if not boxed[i])
    assert any(np.array_equal(images[first].images[0].get_array().ravel(), row) for row in data[2])


def test_mnist_is_read_in_the_form_of_the_digits(tmp_path, monkeypatch):
    monkeypatch.setattr(digits, "TRAIN", 2)
    pixels, labels = bytes(range(18)), bytes([7, 1, 0])
    for name in ("train", "t10k"):
        images = bytes([0, 0, 8, 3, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 3]) + pixels
        (tmp_path / f"{name}-images-idx3-ubyte.gz").write_bytes(gzip.compress(images))
        numbers = bytes([0, 0, 8, 1, 0, 0, 0, 3]) + labels
        (tmp_path / f"{name}-labels-idx1-ubyte.gz").write_bytes(gzip.compress(numbers))
    X_train, Y_train, X_test, Y_test = digits.DATA["mnist"](tmp_path.joinpath)
    np.testing.assert_allclose(X_train, np.arange(12).reshape(2, 6) / 255)
    assert (Y_train.tolist(), Y_test.tolist()) == ([7, 1], [7, 1, 0])
    assert X_test.shape == (3, 6)


def test_digits_that_are_none_are_refused(learner, damage):
    damage(
        "challenge2_softmax.py", "return np.argmax(A2, axis=1)", "return np.argmax(A2, axis=1) + 1"
    )
    with pytest.raises(UsageProblem, match="`predict`"):
        digits.draw(learner, small_digits())


@pytest.mark.slow
def test_penalty_makes_the_weights_smaller(learner, monkeypatch):
    monkeypatch.setattr(weights, "EPOCHS", 300)
    figure = weights.draw(learner)
    titles = [ax._left_title.get_text() for ax in figure.subfigs[0].axes]
    spread = [float(title.rpartition(" ")[2]) for title in titles]
    assert all(a > b for a, b in pairwise(spread))
    trained, tested = (line.get_ydata() for line in figure.subfigs[1].axes[0].lines[:2])
    assert list(trained) == sorted(trained)
    assert len(tested) == len(weights.LAMBDAS)


@pytest.mark.slow
def test_cures_heal_and_what_is_not_written_is_named(learner, damage):
    damage("clinic.py", "def cosine_decay", "def no_decay")
    for patient in clinic.PATIENTS:
        found = clinic.histories(learner, patient)
        assert not found["untreated"][-1] < patient.healed_below
        for name, history in found.items():
            if name == "cosine_decay":
                assert history is None
            elif name != "untreated":
                assert history[-1] < patient.healed_below, (patient.name, name)


def test_cure_of_the_wrong_form_is_refused(learner, damage):
    damage(
        "clinic.py",
        "def clip_gradients(grads, max_norm):",
        "def clip_gradients(grads, max_norm):\n    return None\n\n\ndef _(grads, max_norm):",
    )
    cure = clinic.checked(learner, "clip_gradients")
    with pytest.raises(UsageProblem, match=r"`clip_gradients` .*gave None where a dict of dW1"):
        cure({"dW1": np.ones((2, 2))}, 1.0)


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("None", "gave None; the picture needs"),
        ("params, None", "gave None where a list of losses"),
        ("params, []", "gave 0 values where a list of losses"),
        ("None, history", "gave None where a dict of W1, b1, W2, b2"),
        ("{'W1': params['W1']}, history", "a dict without b1"),
        ("{**params, 'W1': params['W1'] * np.nan}, history", "not finite"),
        ("{**params, 'W1': [1, 2]}, history", "gave 2 values for W1"),
    ],
)
def test_training_of_the_wrong_form_is_refused(learner, damage, answer, says):
    damage("step6_train.py", "return params, history", f"return {answer}")
    with pytest.raises(UsageProblem, match="`train`") as caught:
        boundary.draw(learner)
    assert says in str(caught.value)


def test_style_leaves_matplotlibs_settings_alone(learner):
    import matplotlib as mpl

    before = dict(mpl.rcParams)
    xor.draw(learner)
    assert dict(mpl.rcParams) == before


def test_classes_have_a_colour_and_a_marker_each():
    assert len({to_rgba(colour) for colour in style.CLASS_COLOUR}) == 2
    assert len(set(style.CLASS_MARKER)) == 2
