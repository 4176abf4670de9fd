"""Challenge 2: what goes wrong with several classes, as choices in the reference's own program."""

import numpy as np
from step2_activations import relu, relu_derivative

from grader.diagnosis.api import Made, Sign, Slip

CHAINS = {
    "forward_softmax": {name: (name,) for name in ("Z1", "A1", "Z2", "A2")},
    "backward_softmax": {"dZ2": ("dW2", "db2"), "dZ1": ("dW1", "db1")},
}
NAMES = {"forward_softmax": ("A2", "cache"), "train_softmax": ("params", "history")}
RTOL = {
    "softmax": 1e-7,
    "categorical_cross_entropy": 1e-6,
    "forward_softmax": 1e-7,
    "train_softmax": 1e-6,
}
"""Some add 1e-8 to the sum in softmax, which is 1 at least: a hundred-millionth of a probability.
The guard inside the log is the learner's own and moves the loss by 1e-7 / 0.1 of an entry at most,
a millionth of the sum."""


def axes(*args):
    """Name the sizes of a call."""
    arrays = [item for item in args if isinstance(item, np.ndarray)]
    params = next((item for item in args if isinstance(item, dict) and "W1" in item), {})
    if not arrays:
        return {}
    inside = {np.shape(params["W1"])[1]: "hidden units", len(params["W1"]): "inputs"}
    classes = np.shape(params["W2"] if params else arrays[-1])[1:]
    return {**dict.fromkeys(classes, "classes"), **(inside if params else {}),
            len(arrays[0]): "examples"}  # fmt: skip


BY_ROW = (
    "Whose probabilities have to add up to 1?",
    "p = exp(z) / sum of exp(z): the sum runs over the classes of ONE example. Which axis is that?",
    "Rows [0, 0] and [5, 5] are two examples that know nothing: both get [0.5, 0.5], whatever the "
    "other one is.",
    "Each row is an example: maximum and sum along axis=1, with keepdims=True so that they stay a "
    "column.",
)
SHIFT = (
    "What is np.exp(1000) in Python? And np.exp(-2000)?",
    "exp(z - c) / sum of exp(z - c) is the same for every c. Which c, for a row, lets no exponent "
    "be above 0, and one of them be exactly 0?",
    "Row [1000, 1001]: take 1001 off, [-1, 0], and exp gives [0.37, 1], so [0.27, 0.73].",
    "Take from every row its own maximum (axis=1, keepdims=True) before np.exp.",
)
POWERS = (
    "Work out a row of two scores by hand and print what your code makes of it.",
    "Two steps: powers of e, then shares of the total. Which one is missing or comes too late?",
    "Row [0, log 3]: powers [1, 3], total 4, probabilities [0.25, 0.75].",
    "First np.exp of all the shifted scores, then that array divided by the sum of its row.",
)
LABELS = (
    "Print one_hot([0, 2], 3) and read it aloud: which class does each row name?",
    "Entry (i, k) is 1 exactly if labels[i] == k, k = 0 … num_classes - 1. What is the shape?",
    "Labels [1, 0] of 3 classes: [[0, 1, 0], [1, 0, 0]].",
    "Begin with zeros of (len(labels), num_classes), and set one entry in each row: pair every row "
    "number with its label when you index.",
)
LOSS = (
    "Of each example, only one probability matters. Which?",
    "-1/m * sum of y log p: what does a row add where y is 0, and what where it is 1?",
    "Given to the true classes: 0.5 and 0.25. The loss is (0.693 + 1.386) / 2 = 1.04 nats.",
    "Multiply the one-hot rows by the natural log of the predictions, add up all entries, take "
    "the opposite sign and divide by the number of rows.",
)
GUARD = (
    "What is np.log(0)? And 0 times that?",
    "A network may give 0 to a class. What small number keeps the log finite and changes nothing "
    "else that can be seen?",
    "log(0 + 1e-8) = -18.4: large, but a number. With 1e-3 it would be -6.9 only.",
    "Add 1e-8 to the predictions inside of the log.",
)
LAYERS = (
    "Print Z1, A1, Z2 and A2 for a network of your own with weights that are easy to multiply.",
    "Z1 = X W1 + b1, A1 = relu(Z1), Z2 = A1 W2 + b2, A2 = softmax(Z2). Which of these lines does "
    "your code not say?",
    "Z1 = [2, -1]: A1 = [2, 0]. With W2 = [[1, 0], [5, 5]] and b2 = [0, 1]: Z2 = [2, 1].",
    "Each layer is a product, plus its bias, then its activation: relu in the hidden layer, "
    "softmax over each row at the output.",
)
KEPT = (
    "What does backward look up in the cache?",
    "The function returns two things: A2, and a dict with Z1, A1, Z2, A2. Is each array what its "
    "key says?",
    "With 5 examples, 4 hidden units, 3 classes: Z1 and A1 are (5, 4), Z2 and A2 (5, 3).",
    "Give each of the four quantities a variable of its own, and return A2 together with a dict "
    "of all four.",
)
ERROR = (
    "Look at the very first quantity, dZ2.",
    "Softmax and cross-entropy cancel: what remains of their slope, if A2 is the prediction and "
    "Y_true the target?",
    "Predicted [0.7, 0.2, 0.1], target [0, 1, 0]: dZ2 = [0.7, -0.8, 0.1]. Its entries add up to 0.",
    "dZ2 is prediction minus target, nothing else: the slope of the softmax is in it already.",
)
MEAN = (
    "How should the gradients change if every example were in X twice?",
    "The loss is an average over m examples, and so is its slope. How often does your code divide "
    "by m, and does each gradient get it?",
    "Slopes 2 and 4 of two examples: the mean loss has slope 3, not 6 and not 1.5.",
    "Divide each of the four gradients by the number of rows, once.",
)
CHAIN = (
    "Go backwards through the network, and name what each factor is the slope of.",
    "dA1 = dZ2 W2^T, then dZ1 = dA1 * relu'(Z1). Which of the two factors is not in your code?",
    "dZ2 = [0.5, -0.5], weights of one hidden unit [3, 1]: its dA1 is 0.5 * 3 - 0.5 * 1 = 1; "
    "its dZ1 is 1 if Z1 is positive, else 0.",
    "Carry dZ2 through the transposed weights of layer 2, then multiply by the slope of relu at "
    "Z1, entry by entry.",
)
PRODUCT = (
    "A weight connects what comes in to what goes out. Which two quantities meet at this one?",
    "dW = (what came into the layer)^T times (dZ of the layer). What comes into this layer?",
    "Inputs [1, 2], slopes [0.5, -0.5]: dW = [[0.5, -0.5], [1, -1]].",
    "Layer 2 gets A1, layer 1 gets X; each goes transposed before the dZ of its own layer.",
)
BIAS = (
    "A bias is added to every example: how many rows has its gradient?",
    "db is (1, units). Over which axis are the entries of dZ averaged?",
    "dZ = [[1, 10], [3, 20]]: two examples, two units. db = [[2, 15]].",
    "The mean of dZ over axis 0, with keepdims so that one row remains.",
)
CHOICE = (
    "Print A2 for three examples: what should predict say of each row?",
    "Where, not how large: which function gives the column of the largest entry of each row?",
    "Rows [0.1, 0.7, 0.2] and [0.5, 0.3, 0.2]: the classes are [1, 0].",
    "Take the position of the maximum of A2 along axis 1: m integers, starting from 0.",
)
LOOP = (
    "Run three epochs by hand, and print loss and parameters after each line.",
    "Per epoch: forward, record the loss, backward, update. Which line stands elsewhere, or "
    "outside of the loop?",
    "Three epochs from losses 1.1, 0.9, 0.8, then 0.75: history is [1.1, 0.9, 0.8].",
    "In the loop: predict with the current parameters, append the loss, compute the gradients from "
    "this epoch's cache, then change the parameters.",
)
UPDATE = (
    "Which way is downhill, and how far do you go?",
    "w = w - lr * dw, for every one of the four parameters. Where does your line differ?",
    "w = 3, dw = 2, lr = 0.5: the new w is 2.",
    "Loop over the four names; take lr times the gradient of this name from the parameter.",
)
SIZES = (
    "How many hidden units has your network, and who decides that?",
    "W1 is (D, H) and W2 (H, K). Where does each of the three numbers come from?",
    "X of shape (6, 4), Y of shape (6, 3), hidden_size=5: W1 is (4, 5), W2 is (5, 3).",
    "Hand three numbers to init_params: the columns of X, the argument, the columns of Y.",
)

SLIPS = (
    # softmax
    Slip("softmax.no_shift", "shift",
         "The row's maximum is not subtracted first: np.exp overflows for large scores, and "
         "infinity over infinity is NaN.", SHIFT),
    Slip("softmax.global_max", "shift",
         "The maximum of the whole array is subtracted: a row far below it becomes 0 over 0. Each "
         "row needs its own maximum.", SHIFT),
    Slip("softmax.column_max", "shift",
         "The maximum of each column is subtracted: it changes the differences within a row. "
         "Subtract each row's own, axis=1.", SHIFT),
    Slip("softmax.min_shift", "shift",
         "The minimum is subtracted, so that large exponents remain: subtract the row's maximum.",
         SHIFT),
    Slip("softmax.mean_shift", "shift",
         "The mean is subtracted, so that large exponents remain: subtract the row's maximum.",
         SHIFT),
    Slip("softmax.divided_by_max", "shift",
         "The scores are divided by the row's maximum: subtracting it changes nothing in the "
         "result, dividing does.", SHIFT),
    Slip("softmax.absolute_max", "shift",
         "The largest absolute value is subtracted: for a row of very negative scores all powers "
         "become 0. Subtract the maximum.", SHIFT),
    Slip("softmax.clipped", "shift",
         "The scores are cut to a range (-500 to 500): large ones become equal that are not. "
         "Subtract the row's maximum instead.", SHIFT),
    Slip("softmax.column_sum", "axis",
         "The powers are divided by the sum of their column: each row has to sum to 1, so sum "
         "over axis=1 with keepdims=True.", BY_ROW),
    Slip("softmax.whole_sum", "axis",
         "The powers are divided by the sum of the whole array: each row has to sum to 1 by "
         "itself.", BY_ROW),
    Slip("softmax.columns", "axis",
         "Softmax is taken down the columns: examples are rows, so maximum and sum run along "
         "axis=1.", BY_ROW),
    Slip("softmax.first_row_sum", "axis",
         "All rows are divided by the sum of the first one: each row has its own.", BY_ROW),
    Slip("softmax.row_mean", "axis",
         "The powers are divided by their row's mean: divide by the sum, then a row sums to 1.",
         BY_ROW),
    Slip("softmax.row_length", "axis",
         "The powers are divided by the root of the sum of their squares: divide by the plain sum.",
         BY_ROW),
    Slip("softmax.not_divided", "axis",
         "The powers are not divided by their sum: the rows have to sum to 1.", POWERS),
    Slip("softmax.sum_plus_one", "axis",
         "1 is added to the sum that the powers are divided by: then a row sums to less than 1.",
         BY_ROW),
    Slip("softmax.sum_of_scores", "axis",
         "The powers are divided by the sum of the scores: divide by the sum of the powers.",
         POWERS),
    Slip("softmax.others_only", "axis",
         "Each power is divided by the sum of the OTHER powers: its own belongs into the sum.",
         POWERS),
    Slip("softmax.exp_of_shares", "formula",
         "exp is taken after the division, exp(z / sum): the brackets must close earlier, "
         "exp(z) / sum of exp(z).", POWERS),
    Slip("softmax.exp_of_score_shares", "formula",
         "The scores are divided by the sum of their powers, and exp comes last: take exp of the "
         "scores first, then divide.", POWERS),
    Slip("softmax.no_exp", "formula",
         "exp is missing: the scores themselves are divided by their sum.", POWERS),
    Slip("softmax.log", "formula",
         "The logarithm of the probabilities is returned: softmax returns the probabilities.",
         POWERS),
    Slip("softmax.sigmoid", "formula",
         "That is the sigmoid of each score: softmax compares the scores of a row, so that they "
         "sum to 1.", POWERS),
    Slip("softmax.base_2", "formula", "The powers are those of 2: softmax takes powers of e, "
         "np.exp.", POWERS),
    Slip("softmax.base_10", "formula", "The powers are those of 10: softmax takes powers of e, "
         "np.exp.", POWERS),
    Slip("softmax.squares", "formula",
         "The scores are squared in place of np.exp: squares forget the sign.", POWERS),
    Slip("softmax.negative", "formula",
         "The sign of the scores is turned: the largest score has to get the largest "
         "probability.", POWERS),
    Slip("softmax.absolute", "formula",
         "The absolute value of the scores is taken: a very negative score must get a small "
         "probability.", POWERS),
    Slip("softmax.hardmax", "formula",
         "The largest score gets 1 and all others 0: softmax gives every class a share.", POWERS),
    Slip("softmax.twice", "formula",
         "Softmax is taken twice: the probabilities are used as scores once more.", POWERS),
    Slip("softmax.derivative", "formula",
         "The result is multiplied by (1 - itself), a slope: return the probabilities.", POWERS),
    Slip("softmax.transposed", "output",
         "The result is transposed: it has the shape of z, examples in rows.", BY_ROW),
    Slip("softmax.integers", "output",
         "For integer scores all probabilities are cut to whole numbers: an array made by "
         "zeros_like(z) holds integers. Make it float.", POWERS),
    Slip("softmax.rounded", "output", "The probabilities are rounded: return them as they are.",
         POWERS),
    Slip("softmax.first_row", "output",
         "Only the first row is returned: softmax takes every row of z.", BY_ROW),
    Slip("softmax.labels", "output",
         "The class of each row is returned: softmax returns all its probabilities.", POWERS),
    # one_hot
    Slip("one_hot.from_1", "index",
         "The classes are counted from 1: label 0 belongs to column 0.", LABELS),
    Slip("one_hot.one_further", "index",
         "Each 1 stands one column too far right: label 0 belongs to column 0.", LABELS),
    Slip("one_hot.reversed", "index",
         "The columns run backwards: label 0 belongs to the first one.", LABELS),
    Slip("one_hot.row_numbers", "index",
         "The row number decides where the 1 goes: the label does.", LABELS),
    Slip("one_hot.width_from_max", "width",
         "The number of columns is taken from the largest label: use num_classes, as the last "
         "class need not occur.", LABELS),
    Slip("one_hot.width_from_unique", "width",
         "The number of columns is how many different labels occur: use num_classes.", LABELS),
    Slip("one_hot.width_10", "width", "There are always 10 columns: use num_classes.", LABELS),
    Slip("one_hot.width_more", "width",
         "There is one column too many: classes run from 0 to num_classes - 1.", LABELS),
    Slip("one_hot.width_less", "width",
         "There is one column too few, so that the last class is lost: num_classes columns.",
         LABELS),
    Slip("one_hot.square", "width",
         "There are as many columns as labels: there is one per class, num_classes.", LABELS),
    Slip("one_hot.all_rows", "fill",
         "Every row has a 1 at every label (`rows[:, labels] = 1`): pair each row's number with "
         "its own label.", LABELS),
    Slip("one_hot.whole_rows", "fill",
         "`rows[labels] = 1` fills whole rows: index with the row's number and its label, both.",
         LABELS),
    Slip("one_hot.zero_lost", "fill",
         "Label 0 gets no 1: it is a class like the others.", LABELS),
    Slip("one_hot.last_lost", "fill",
         "The last class gets no 1: a loop over the classes ends too early.", LABELS),
    Slip("one_hot.last_row_lost", "fill",
         "The last row stays empty: a loop over the labels ends too early.", LABELS),
    Slip("one_hot.first_row_only", "fill",
         "Only the first row is filled: is a return inside of the loop?", LABELS),
    Slip("one_hot.first_k_rows", "fill",
         "Only the first num_classes rows are filled: loop over the labels, not the classes.",
         LABELS),
    Slip("one_hot.zeros", "fill", "All entries are 0: each row needs a 1 at its label.", LABELS),
    Slip("one_hot.label_values", "fill",
         "The label itself is written where a 1 belongs.", LABELS),
    Slip("one_hot.inverted", "fill", "0 and 1 are exchanged: the label's column is the 1.", LABELS),
    Slip("one_hot.plus_minus", "fill", "The other columns hold -1: they hold 0.", LABELS),
    Slip("one_hot.thermometer", "fill",
         "All columns up to the label are 1: only the label's own is.", LABELS),
    Slip("one_hot.transposed", "turn",
         "The result is transposed: one row per label, one column per class.", LABELS),
    Slip("one_hot.flat", "turn",
         "The result is one long row: its shape is (number of labels, num_classes).", LABELS),
    # categorical_cross_entropy
    *(
        Slip(f"categorical_cross_entropy.{name}", "guard", "", right=True)
        for name in ("add_1e_10", "add_1e_12", "add_1e_15", "clip_1e_7", "clip_1e_8",
                     "clip_1e_12", "clip_1e_15", "maximum_1e_8")
    ),
    Slip("categorical_cross_entropy.sum", "mean",
         "The mean over the examples is missing: divide by m, the number of rows.", LOSS),
    Slip("categorical_cross_entropy.mean_over_entries", "mean",
         "The sum is divided by all entries of Y: divide by the number of rows.", LOSS),
    Slip("categorical_cross_entropy.mean_over_classes", "mean",
         "The sum is divided by the number of classes: divide by the number of rows.", LOSS),
    Slip("categorical_cross_entropy.half_mean", "mean",
         "The loss is half as large as it should be: there is no 1 / 2 in the cross-entropy.",
         LOSS),
    Slip("categorical_cross_entropy.mean_twice", "mean", "The sum is divided by m twice.", LOSS),
    Slip("categorical_cross_entropy.per_example", "mean",
         "One loss per example is returned: take the mean of them.", LOSS),
    Slip("categorical_cross_entropy.per_class", "mean",
         "One loss per class is returned: add them up.", LOSS),
    Slip("categorical_cross_entropy.per_entry", "mean",
         "The whole array of terms is returned: add them up and divide by m.", LOSS),
    Slip("categorical_cross_entropy.last_example", "rows",
         "Only the last example counts: add up over all rows.", LOSS),
    Slip("categorical_cross_entropy.first_example", "rows",
         "Only the first example counts: add up over all rows.", LOSS),
    Slip("categorical_cross_entropy.no_minus", "sign",
         "The minus sign is missing: logs of probabilities are negative, a loss is not.", LOSS),
    Slip("categorical_cross_entropy.binary", "terms",
         "That is the binary form, with (1 - y) log(1 - p): for several classes only y log p is "
         "added up.", LOSS),
    Slip("categorical_cross_entropy.other_classes", "terms",
         "The logs of the wrong classes are added up, (1 - y) log(1 - p): only y log p counts.",
         LOSS),
    Slip("categorical_cross_entropy.y_inverted", "terms",
         "(1 - y) stands where y belongs: the true class is the one that counts.", LOSS),
    Slip("categorical_cross_entropy.log_1_minus_p", "terms",
         "The log is taken of 1 - p: take it of p.", LOSS),
    Slip("categorical_cross_entropy.all_logs", "terms",
         "The logs of all classes are added up: multiply by Y_true, so that only the true class "
         "counts.", LOSS),
    Slip("categorical_cross_entropy.no_log", "terms",
         "The log is missing: y p is added up in place of y log p.", LOSS),
    Slip("categorical_cross_entropy.one_minus_p", "terms",
         "1 - p of the true class is taken: the cross-entropy is minus its log.", LOSS),
    Slip("categorical_cross_entropy.squared_error", "terms",
         "That is a squared error: add up y log p instead.", LOSS),
    Slip("categorical_cross_entropy.absolute_error", "terms",
         "That is an absolute error: add up y log p instead.", LOSS),
    Slip("categorical_cross_entropy.swapped", "terms",
         "The two arguments are exchanged: the log is that of Y_pred, the factor is Y_true.", LOSS),
    Slip("categorical_cross_entropy.entropy", "terms",
         "p log p is added up: the factor before the log is Y_true.", LOSS),
    Slip("categorical_cross_entropy.softmax_again", "terms",
         "Softmax is applied to Y_pred, which holds probabilities already.", LOSS),
    Slip("categorical_cross_entropy.log_of_mean", "terms",
         "The log is taken of a mean: first the log of each example, then the mean.", LOSS),
    Slip("categorical_cross_entropy.base_2", "base",
         "The log is the one to base 2: the loss is in nats, np.log.", LOSS),
    Slip("categorical_cross_entropy.base_10", "base",
         "The log is the one to base 10: the loss is in nats, np.log.", LOSS),
    Slip("categorical_cross_entropy.log1p", "base",
         "np.log1p takes the log of 1 + p: np.log is wanted.", LOSS),
    Slip("categorical_cross_entropy.exp", "base", "exp is taken in place of the log.", LOSS),
    Slip("categorical_cross_entropy.no_guard", "wrong guard",
         "Nothing guards the log: where p is 0, 0 * log(0) is NaN. Add 1e-8 inside.", GUARD),
    Slip("categorical_cross_entropy.no_guard_picked", "wrong guard",
         "Nothing guards the log: a true class that got 0 costs infinitely much. Add 1e-8 inside.",
         GUARD),
    *(
        Slip(f"categorical_cross_entropy.guard_1e_{n}", "wrong guard",
             f"The guard inside the log, 1e-{n}, is so large that it shows in the loss: take "
             "1e-8.", GUARD)
        for n in (1, 2, 3, 4)
    ),
    # forward_softmax
    Slip("forward_softmax.sigmoid", "output",
         "The output is a sigmoid: for several classes it is softmax(Z2).", LAYERS),
    Slip("forward_softmax.no_output", "output",
         "The output has no activation: A2 is softmax(Z2).", LAYERS),
    Slip("forward_softmax.relu_output", "output", "The output is relu(Z2): it is softmax(Z2).",
         LAYERS),
    Slip("forward_softmax.tanh_output", "output", "The output is tanh(Z2): it is softmax(Z2).",
         LAYERS),
    Slip("forward_softmax.columns", "output",
         "A2 is a softmax down the columns: each row, an example, has to sum to 1.", BY_ROW),
    Slip("forward_softmax.column_sum", "output",
         "In A2 the powers are divided by the sum of their column: each row has to sum to 1.",
         BY_ROW),
    Slip("forward_softmax.whole", "output",
         "In A2 the powers are divided by the sum of the whole array: each row has to sum to 1 by "
         "itself.", BY_ROW),
    Slip("forward_softmax.whole_of_shifted", "output",
         "All rows together are divided by one sum: each row of A2 has to sum to 1, so take the "
         "sum within the row.", POWERS),
    Slip("forward_softmax.not_divided", "output",
         "A2 holds powers that are not divided by their row's sum.", POWERS),
    Slip("forward_softmax.twice", "output", "Softmax is taken twice: once is enough.", POWERS),
    Slip("forward_softmax.log", "output",
         "A2 is the log of the probabilities: return the probabilities.", POWERS),
    Slip("forward_softmax.hard", "output",
         "A2 is 1 for the largest score and 0 for the others: return the probabilities.", POWERS),
    Slip("forward_softmax.no_relu", "hidden",
         "The hidden layer has no activation: A1 is relu(Z1).", LAYERS),
    Slip("forward_softmax.sigmoid_hidden", "hidden",
         "The hidden layer is a sigmoid: A1 is relu(Z1).", LAYERS),
    Slip("forward_softmax.tanh_hidden", "hidden", "The hidden layer is tanh: A1 is relu(Z1).",
         LAYERS),
    Slip("forward_softmax.softmax_hidden", "hidden",
         "The hidden layer is a softmax: A1 is relu(Z1), softmax is for the output.", LAYERS),
    Slip("forward_softmax.relu_derivative", "hidden",
         "A1 is the slope of relu: relu(Z1) itself is wanted.", LAYERS),
    Slip("forward_softmax.leaky_hidden", "hidden",
         "The hidden layer is a leaky relu: A1 is relu(Z1).", LAYERS),
    Slip("forward_softmax.absolute_hidden", "hidden",
         "A1 is the absolute value of Z1: negative entries become 0 in relu.", LAYERS),
    *(
        slip
        for layer in (1, 2)
        for slip in (
            Slip(f"forward_softmax.no_b{layer}", f"b{layer}",
                 f"b{layer} is missing: Z{layer} is a product plus its bias.", LAYERS),
            Slip(f"forward_softmax.b{layer}_subtracted", f"b{layer}",
                 f"b{layer} is subtracted: it is added.", LAYERS),
            Slip(f"forward_softmax.b{layer}_multiplied", f"b{layer}",
                 f"b{layer} is a factor: it is added.", LAYERS),
            Slip(f"forward_softmax.b{layer}_one_number", f"b{layer}",
                 f"One entry of b{layer} is added to all units: each has its own.", LAYERS),
        )
    ),
    Slip("forward_softmax.z1_into_2", "into Z2",
         "Z2 is made from Z1: what goes into layer 2 is A1, after the relu.", LAYERS),
    Slip("forward_softmax.relu_before_softmax", "scores",
         "relu is applied to Z2: it belongs to the hidden layer alone.", LAYERS),
    Slip("forward_softmax.z1_overwritten", "kept 1",
         "The cache has A1 under the name Z1 as well: keep Z1 as it was before the relu.", KEPT),
    Slip("forward_softmax.a1_is_z1", "kept 1",
         "The cache has Z1 under the name A1: A1 is relu(Z1).", KEPT),
    Slip("forward_softmax.layer_1_exchanged", "kept 1",
         "Z1 and A1 are exchanged in the cache: Z is before the activation, A behind it.", KEPT),
    Slip("forward_softmax.z2_overwritten", "kept 2",
         "The cache has A2 under the name Z2 as well: keep Z2 as it was before softmax.", KEPT),
    Slip("forward_softmax.a2_is_z2", "kept 2",
         "The cache has Z2 under the name A2: A2 is softmax(Z2).", KEPT),
    Slip("forward_softmax.layer_2_exchanged", "kept 2",
         "Z2 and A2 are exchanged in the cache: Z is before the activation, A behind it.", KEPT),
    Slip("forward_softmax.z2_returned", "returned",
         "Z2 is returned, the scores: return A2, the probabilities.", KEPT),
    Slip("forward_softmax.classes_returned", "returned",
         "The most probable classes are returned: that is for predict. Return A2.", KEPT),
    Slip("forward_softmax.a1_returned", "returned",
         "A1 is returned, the hidden layer: return A2.", KEPT),
    Slip("forward_softmax.cache_missing", "pair",
         "Only A2 is returned: return A2 and the cache.", KEPT),
    Slip("forward_softmax.cache_alone", "pair",
         "Only the cache is returned: return A2 and the cache.", KEPT),
    Slip("forward_softmax.cache_first", "pair",
         "The cache comes first: return A2, then the cache.", KEPT),
    *(
        Slip(f"forward_softmax.without_{name}", "keys",
             f"{name} is not in the cache: it holds Z1, A1, Z2 and A2.", KEPT)
        for name in ("Z1", "A1", "Z2", "A2")
    ),
    Slip("forward_softmax.lower_case", "keys",
         "The names in the cache are lower case: they are Z1, A1, Z2, A2.", KEPT),
    # backward_softmax
    Slip("backward_softmax.error_sign", "error",
         "dZ2 has the wrong sign: it is A2 - Y_true, prediction minus target.", ERROR),
    Slip("backward_softmax.from_z2", "error",
         "dZ2 is built from Z2, the scores: the prediction is A2.", ERROR),
    Slip("backward_softmax.error_doubled", "error",
         "dZ2 is twice as large as it should be: it is A2 - Y_true.", ERROR),
    Slip("backward_softmax.sigmoid_slope", "error",
         "A2 - Y_true is multiplied by A2 (1 - A2): that slope is in it already.", ERROR),
    Slip("backward_softmax.squared_error", "error",
         "That is the gradient of the squared error: the loss is the cross-entropy, whose dZ2 is "
         "A2 - Y_true.", ERROR),
    Slip("backward_softmax.slope_at_a2", "error",
         "dZ2 is -Y_true / A2, the slope with respect to A2: it has to go through the softmax, "
         "and A2 - Y_true remains.", ERROR),
    Slip("backward_softmax.diagonal", "error",
         "dZ2 is 0 but for the true class: only the diagonal of softmax's slope, A2 (1 - A2), is "
         "used. A score moves the other probabilities of its row too: in all, A2 - Y_true remains.",
         ERROR),
    Slip("backward_softmax.softmax_again", "error",
         "Softmax is applied to A2, which holds probabilities already: dZ2 is A2 - Y_true.", ERROR),
    Slip("backward_softmax.targets_left_out", "error",
         "Y_true is not subtracted: dZ2 is A2 - Y_true.", ERROR),
    Slip("backward_softmax.rounded", "error",
         "The predictions are turned into classes before Y_true is subtracted: dZ2 needs the "
         "probabilities.", ERROR),
    Slip("backward_softmax.error_absolute", "error",
         "dZ2 has lost its sign: it is A2 - Y_true, not the absolute value.", ERROR),
    Slip("backward_softmax.error_squared", "error",
         "dZ2 is the squared difference: it is A2 - Y_true itself.", ERROR),
    Slip("backward_softmax.no_mean", "mean",
         "The mean over the examples is missing: all four gradients are m times too large.", MEAN),
    Slip("backward_softmax.mean_twice", "mean",
         "The gradients are divided by m twice: all four are m times too small.", MEAN),
    Slip("backward_softmax.mean_over_entries", "mean",
         "The gradients are divided by all entries of Y: divide by the number of rows, m.", MEAN),
    Slip("backward_softmax.mean_over_classes", "mean",
         "The gradients are divided by the number of classes: divide by the number of rows, m.",
         MEAN),
    Slip("backward_softmax.mean_over_inputs", "mean",
         "The gradients are divided by the number of columns of X: divide by its rows.", MEAN),
    Slip("backward_softmax.no_mean_weights", "mean by kind",
         "dW1 and dW2 are not divided by m: the product adds up the examples.", MEAN),
    Slip("backward_softmax.no_mean_biases", "mean by kind",
         "db1 and db2 are sums over the examples: the mean is wanted.", MEAN),
    Slip("backward_softmax.mean_twice_biases", "mean by kind",
         "db1 and db2 are divided by m twice: a mean of what has been divided already.", MEAN),
    Slip("backward_softmax.mean_twice_weights", "mean by kind",
         "dW1 and dW2 are divided by m twice.", MEAN),
    Slip("backward_softmax.no_mean_layer_1", "mean by layer",
         "dW1 and db1 are m times too large: layer 1 lacks the division by m.", MEAN),
    Slip("backward_softmax.mean_twice_layer_1", "mean by layer",
         "dW1 and db1 are divided by m twice.", MEAN),
    Slip("backward_softmax.no_mean_layer_2", "mean by layer",
         "dW2 and db2 are m times too large: layer 2 lacks the division by m.", MEAN),
    Slip("backward_softmax.w2_left_out", "through W2",
         "W2 is left out of the chain: dA1 carries dZ2 back through W2 (dZ2 W2^T).", CHAIN),
    Slip("backward_softmax.w2_absolute", "through W2",
         "The sign of W2 is lost on the way back: dA1 is dZ2 W2^T.", CHAIN),
    Slip("backward_softmax.slope_left_out", "slope",
         "The slope of relu is left out: dZ1 = dA1 * relu_derivative(Z1).", CHAIN),
    Slip("backward_softmax.slope_is_relu", "slope",
         "dA1 is multiplied by relu(Z1): its slope is wanted, 1 or 0.", CHAIN),
    Slip("backward_softmax.slope_inverted", "slope",
         "The mask of relu is upside down: the gradient passes where Z1 is positive.", CHAIN),
    Slip("backward_softmax.slope_of_sigmoid", "slope",
         "A1 (1 - A1) is the slope of a sigmoid: the hidden layer is a relu.", CHAIN),
    Slip("backward_softmax.slope_of_tanh", "slope",
         "1 - A1^2 is the slope of tanh: the hidden layer is a relu.", CHAIN),
    Slip("backward_softmax.slope_at_upstream", "slope",
         "The mask of relu is taken from dA1: what counts is whether Z1 was positive.", CHAIN),
    Slip("backward_softmax.dw2_from_z1", "into 2",
         "dW2 is built from Z1: what goes into layer 2 is A1.", PRODUCT),
    Slip("backward_softmax.dw2_from_a2", "into 2",
         "dW2 is built from A2, the output: what goes into layer 2 is A1.", PRODUCT),
    Slip("backward_softmax.dw2_from_x", "into 2",
         "dW2 is built from X: what goes into layer 2 is A1.", PRODUCT),
    Slip("backward_softmax.dw1_from_a1", "into 1",
         "dW1 is built from A1: what goes into layer 1 is X.", PRODUCT),
    Slip("backward_softmax.dw1_from_z1", "into 1",
         "dW1 is built from Z1: what goes into layer 1 is X.", PRODUCT),
    Slip("backward_softmax.dw1_from_da1", "dW1 slope",
         "dW1 uses dA1, before relu's slope: it takes dZ1.", CHAIN),
    Slip("backward_softmax.db1_from_da1", "db1 slope",
         "db1 uses dA1, before relu's slope: it takes dZ1.", CHAIN),
    Slip("backward_softmax.dw2_transposed", "turn 2",
         "dW2 is transposed: it has the shape of W2.", PRODUCT),
    Slip("backward_softmax.dw1_transposed", "turn 1",
         "dW1 is transposed: it has the shape of W1.", PRODUCT),
    Slip("backward_softmax.biases_not_summed", "biases",
         "db1 and db2 still have a row for each example: take the mean over axis 0.", BIAS),
    Slip("backward_softmax.biases_over_units", "biases",
         "db1 and db2 are averaged over axis 1, the units: axis 0 runs over the examples.", BIAS),
    Slip("backward_softmax.biases_one_number", "biases",
         "db1 and db2 are one number each: every unit has a bias of its own.", BIAS),
    Slip("backward_softmax.biases_flat", "biases",
         "db1 and db2 have lost an axis: keepdims=True keeps them one row, (1, units).", BIAS),
    Slip("backward_softmax.biases_zero", "biases",
         "db1 and db2 are all zeros: they are the mean of dZ over the examples.", BIAS),
    Slip("backward_softmax.layers_swapped", "names",
         "The gradients of the two layers are returned under each other's names.", PRODUCT),
    Slip("backward_softmax.params_returned", "names",
         "The parameters themselves are returned, under the names of their gradients.", PRODUCT),
    Slip("backward_softmax.without_d", "names",
         "The d is missing in the names: they are dW1, db1, dW2, db2.", PRODUCT),
    Slip("backward_softmax.last_example", "rows",
         "Only the last example counts: a loop overwrites what it should add up.", MEAN),
    # predict
    Slip("predict.axis_0", "axis",
         "The maximum is looked for down the columns: each row is an example, axis=1.", CHOICE),
    Slip("predict.whole", "axis",
         "One number comes back, the position in the whole array: give axis=1, one class per "
         "row.", CHOICE),
    Slip("predict.argmin", "choice",
         "The least probable class is chosen: take the largest probability.", CHOICE),
    Slip("predict.second", "choice",
         "The second most probable class is chosen: the last of the sorted ones is the largest.",
         CHOICE),
    Slip("predict.order", "choice",
         "All classes in their order come back: only the most probable one is wanted.", CHOICE),
    Slip("predict.one_hot", "choice",
         "One-hot rows come back: return the number of the class.", CHOICE),
    Slip("predict.probabilities", "choice",
         "The probabilities come back: return the column of the largest one.", CHOICE),
    Slip("predict.largest", "choice",
         "The largest probability comes back: return where it is, argmax.", CHOICE),
    Slip("predict.threshold", "choice",
         "The probabilities are compared to 0.5, as for two classes: take the largest of each "
         "row.", CHOICE),
    Slip("predict.first_above_half", "choice",
         "The first class above 0.5 is chosen, and 0 if there is none: take the largest, however "
         "small.", CHOICE),
    Slip("predict.from_1", "number", "The classes are counted from 1: the first one is 0.", CHOICE),
    Slip("predict.keepdims", "number",
         "The result is a column, (m, 1): return m numbers, (m,).", CHOICE),
    Slip("predict.one_row", "number", "The result is (1, m): return m numbers, (m,).", CHOICE),
    Slip("predict.of_z1", "source",
         "The largest entry of Z1 is looked for: the classes are the columns of A2.", CHOICE),
    Slip("predict.of_x", "source",
         "The largest entry of X is looked for: the classes are the columns of A2.", CHOICE),
    Slip("predict.first_example", "source",
         "Only the first example is answered: one class for each row of X.", CHOICE),
    Slip("predict.no_relu", "hidden",
         "The hidden layer has no relu here: use forward_softmax.", LAYERS),
    Slip("predict.sigmoid_hidden", "hidden",
         "The hidden layer is a sigmoid here: use forward_softmax.", LAYERS),
    Slip("predict.no_b1", "b1", "b1 is left out: use forward_softmax.", LAYERS),
    Slip("predict.no_b2", "b2", "b2 is left out: use forward_softmax.", LAYERS),
    Slip("predict.column_softmax", "output",
         "The probabilities come from a softmax down the columns: mend softmax, each row has to "
         "sum to 1.", BY_ROW),
    # train_softmax
    Slip("train_softmax.climb", "direction",
         "The update climbs: the gradient times lr is subtracted, not added.", UPDATE),
    Slip("train_softmax.no_lr", "rate", "lr is not used in the update: w - lr * dw.", UPDATE),
    Slip("train_softmax.lr_half", "rate",
         "The learning rate is always 0.5: use the argument lr.", UPDATE),
    Slip("train_softmax.lr_tenth", "rate",
         "The learning rate is always 0.1: use the argument lr.", UPDATE),
    Slip("train_softmax.lr_over_m", "rate",
         "The step is divided by the number of examples once more: backward_softmax has the mean "
         "in it already.", UPDATE),
    Slip("train_softmax.no_mean", "rate",
         "The steps are m times too large: the gradients are sums over the examples, the mean is "
         "wanted.", MEAN),
    Slip("train_softmax.lr_squared", "rate", "lr is multiplied in twice.", UPDATE),
    Slip("train_softmax.lr_decays", "rate",
         "The learning rate is divided by the number of the epoch: it stays lr.", UPDATE),
    Slip("train_softmax.biases_stay", "which",
         "The biases are never updated: all four parameters learn.", UPDATE),
    Slip("train_softmax.weights_stay", "which",
         "The weights are never updated: all four parameters learn.", UPDATE),
    Slip("train_softmax.layer_1_stays", "which",
         "Layer 1 is never updated: all four parameters learn.", UPDATE),
    Slip("train_softmax.layer_2_stays", "which",
         "Layer 2 is never updated: all four parameters learn.", UPDATE),
    Slip("train_softmax.nothing_learns", "which",
         "The parameters stay what they were: is the updated value stored back into the dict?",
         UPDATE),
    Slip("train_softmax.gradient_for_parameter", "which",
         "The parameters are replaced by the step alone: take it from what they were, w - lr * dw.",
         UPDATE),
    Slip("train_softmax.forward_once", "forward",
         "The forward pass is run once, before the loop: every epoch needs one of its own.", LOOP),
    Slip("train_softmax.gradients_once", "forward",
         "The gradients are computed once, before the loop: every epoch has its own.", LOOP),
    Slip("train_softmax.one_by_one", "forward",
         "The parameters are updated after every example: here one update uses all rows at once.",
         LOOP),
    Slip("train_softmax.first_example", "forward",
         "Only the first example is used: every update uses all rows.", LOOP),
    Slip("train_softmax.sigmoid", "network",
         "The network ends in a sigmoid: train with forward_softmax, not with step 3's forward.",
         LOOP),
    Slip("train_softmax.column_softmax", "network",
         "The probabilities come from a softmax down the columns: mend softmax, each row has to "
         "sum to 1.", BY_ROW),
    Slip("train_softmax.sigmoid_slope", "error",
         "The gradient has A2 (1 - A2) in it: with softmax and cross-entropy dZ2 is A2 - Y_true "
         "alone.", ERROR),
    Slip("train_softmax.slope_left_out", "slope",
         "The gradient of layer 1 lacks the slope of relu: mend backward_softmax.", CHAIN),
    Slip("train_softmax.one_less", "epochs",
         "There is one epoch too few: is the range from 1 to epochs?", LOOP),
    Slip("train_softmax.one_more", "epochs",
         "There is one epoch too many: is the range to epochs + 1?", LOOP),
    Slip("train_softmax.after_update", "record",
         "The loss is recorded after the update: record it before.", LOOP),
    Slip("train_softmax.final_too", "record",
         "history has one loss more, that of the end: it holds one per epoch, before the update.",
         LOOP),
    Slip("train_softmax.last_only", "record",
         "history holds the last loss only: make the list before the loop, and append.", LOOP),
    Slip("train_softmax.empty", "record", "history is empty: append the loss in every epoch.",
         LOOP),
    Slip("train_softmax.every_10", "record",
         "Only every 10th loss is recorded: append one in every epoch.", LOOP),
    Slip("train_softmax.every_50", "record",
         "Only every 50th loss is recorded: append one in every epoch, outside of the if that "
         "prints.", LOOP),
    Slip("train_softmax.accuracy", "loss",
         "history holds the accuracy: it is the loss that is recorded.", LOOP),
    Slip("train_softmax.binary_loss", "loss",
         "The recorded loss is the binary one of step 4: for several classes it is "
         "categorical_cross_entropy.", LOSS),
    Slip("train_softmax.squared_loss", "loss",
         "The recorded loss is a squared error: it is categorical_cross_entropy.", LOSS),
    Slip("train_softmax.loss_sum", "loss",
         "The recorded loss is a sum over the examples: take the mean.", LOSS),
    Slip("train_softmax.loss_over_entries", "loss",
         "The recorded loss is a mean over all entries: divide by the number of rows.", LOSS),
    Slip("train_softmax.loss_negative", "loss",
         "The recorded loss has the wrong sign: its minus is missing.", LOSS),
    Slip("train_softmax.params_alone", "pair",
         "Only params are returned: return params and history.", LOOP),
    Slip("train_softmax.history_alone", "pair",
         "Only history is returned: return params and history.", LOOP),
    Slip("train_softmax.history_first", "pair",
         "history comes first: return params, then history.", LOOP),
)  # fmt: skip


def softmax(made: Made, z):
    """Turn scores into probabilities, with the turns that learners take."""
    if made("sigmoid"):
        shares = 1 / (1 + np.exp(-z))
    elif made("columns"):
        shares = _shares(made, z.T).T
    else:
        shares = _shares(made, z)
    if made("twice"):
        shares = _softmax(shares)
    if made("log"):
        shares = np.log(shares)
    if made("derivative"):
        shares = shares * (1 - shares)
    if made("integers") and z.dtype.kind in "iu":
        shares = np.trunc(shares)
    if made("rounded"):
        shares = np.round(shares)
    if made("first_row"):
        return shares[0]
    if made("labels"):
        return np.argmax(shares, axis=1)
    return shares.T if made("transposed") else shares


def _shares(made, z):
    z = -z if made("negative") else np.abs(z) if made("absolute") else z
    shifted = _shifted(made, z)
    if made("hardmax"):
        return (z == z.max(axis=1, keepdims=True)).astype(float)
    if made("exp_of_shares"):
        return np.exp(shifted / _total(made, shifted, shifted))
    if made("exp_of_score_shares"):
        return np.exp(shifted / _total(made, np.exp(shifted), shifted))
    if made("no_exp"):
        powers = shifted
    elif made("squares"):
        powers = shifted**2
    else:
        powers = (2.0 if made("base_2") else 10.0 if made("base_10") else np.e) ** shifted
    return powers / _total(made, powers, shifted)


def _shifted(made, z):
    top = z.max(axis=1, keepdims=True)
    if made("no_shift") or made("no_exp") or made("squares"):
        return np.asarray(z, float)
    if made("exp_of_shares") or made("exp_of_score_shares"):
        return np.asarray(z, float)
    if made("global_max"):
        return z - z.max()
    if made("column_max"):
        return z - z.max(axis=0, keepdims=True)
    if made("min_shift"):
        return z - z.min(axis=1, keepdims=True)
    if made("mean_shift"):
        return z - z.mean(axis=1, keepdims=True)
    if made("divided_by_max"):
        return z / top
    if made("absolute_max"):
        return z - np.abs(z).max(axis=1, keepdims=True)
    return np.clip(z, -500.0, 500.0) if made("clipped") else z - top


def _total(made, powers, shifted):
    total = powers.sum(axis=1, keepdims=True)
    if made("column_sum"):
        return powers.sum(axis=0, keepdims=True)
    if made("whole_sum"):
        return powers.sum()
    if made("first_row_sum"):
        return total[0]
    if made("row_mean"):
        return total / powers.shape[1]
    if made("row_length"):
        return np.sqrt((powers**2).sum(axis=1, keepdims=True))
    if made("not_divided"):
        return 1.0
    if made("sum_plus_one"):
        return total + 1
    if made("sum_of_scores"):
        return shifted.sum(axis=1, keepdims=True)
    return total - powers if made("others_only") else total


def _softmax(z):
    """Return the right one."""
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def one_hot(made: Made, labels, num_classes):
    """Write labels as rows, with the turns that learners take."""
    labels = np.asarray(labels)
    m, K = len(labels), _width(made, labels, num_classes)
    at = _columns(made, labels, K)
    rows = np.zeros((m, K))
    inside = np.flatnonzero(at < K)
    rows[inside, at[inside]] = 1
    rows = _filled(made, rows, labels, num_classes)
    if made("flat"):
        return rows.ravel()
    return rows.T if made("transposed") else rows


def _width(made, labels, K):
    if made("width_from_max"):
        return int(labels.max()) + 1
    if made("width_from_unique"):
        return len(np.unique(labels))
    if made("width_10"):
        return 10
    if made("square"):
        return len(labels)
    return K + made("width_more") - made("width_less")


def _columns(made, labels, K):
    if made("from_1"):
        return labels - 1
    if made("one_further"):
        return (labels + 1) % K
    if made("reversed"):
        return K - 1 - labels
    return np.arange(len(labels)) % K if made("row_numbers") else labels


def _filled(made, rows, labels, K):
    m = len(labels)
    if made("all_rows"):
        rows = np.tile(rows.max(axis=0), (m, 1))
    if made("whole_rows"):
        rows = np.repeat(np.isin(np.arange(m), labels)[:, None], rows.shape[1], axis=1) * 1.0
    if made("zero_lost"):
        rows = rows * (labels != 0)[:, None]
    if made("last_lost"):
        rows = rows * (labels != K - 1)[:, None]
    if made("last_row_lost"):
        rows = rows * (np.arange(m) < m - 1)[:, None]
    if made("first_row_only"):
        rows = rows * (np.arange(m) == 0)[:, None]
    if made("first_k_rows"):
        rows = rows * (np.arange(m) < K)[:, None]
    if made("zeros"):
        rows = 0 * rows
    if made("label_values"):
        rows = rows * labels[:, None]
    if made("inverted"):
        rows = 1 - rows
    if made("plus_minus"):
        rows = 2 * rows - 1
    return np.cumsum(rows[:, ::-1], axis=1)[:, ::-1] if made("thermometer") else rows


_RIGHT_GUARDS = {
    "add_1e_10": lambda p: p + 1e-10,
    "add_1e_12": lambda p: p + 1e-12,
    "add_1e_15": lambda p: p + 1e-15,
    "clip_1e_7": lambda p: np.clip(p, 1e-7, 1 - 1e-7),
    "clip_1e_8": lambda p: np.clip(p, 1e-8, 1 - 1e-8),
    "clip_1e_12": lambda p: np.clip(p, 1e-12, 1 - 1e-12),
    "clip_1e_15": lambda p: np.clip(p, 1e-15, 1 - 1e-15),
    "maximum_1e_8": lambda p: np.maximum(p, 1e-8),
}
_GUARDS = {
    "no_guard": lambda p: p,
    "no_guard_picked": lambda p: p,
    "guard_1e_1": lambda p: p + 1e-1,
    "guard_1e_2": lambda p: p + 1e-2,
    "guard_1e_3": lambda p: p + 1e-3,
    "guard_1e_4": lambda p: p + 1e-4,
    **_RIGHT_GUARDS,
}


def categorical_cross_entropy(made: Made, Y_pred, Y_true):
    """Measure the loss, with the turns that learners take."""
    guard = next((own for name, own in _GUARDS.items() if made(name)), lambda p: p + 1e-8)
    log = _log(made)
    p, y, m = Y_pred, Y_true, len(Y_true)
    terms = _terms(made, p, y, lambda q: log(guard(q)))
    if made("no_guard_picked"):
        terms = np.where(y == 1, terms, 0.0)
    if made("last_example"):
        terms = terms * (np.arange(m) == m - 1)[:, None]
    if made("first_example"):
        terms = terms * (np.arange(m) == 0)[:, None]
    terms = terms if made("no_minus") else -terms
    if made("log_of_mean"):
        return -log(guard(np.sum(p * y) / m))
    if made("per_example"):
        return terms.sum(axis=1)
    if made("per_class"):
        return terms.sum(axis=0) / m
    if made("per_entry"):
        return terms
    return terms.sum() / _count(made, y)


def _log(made):
    if made("base_2"):
        return np.log2
    if made("base_10"):
        return np.log10
    if made("exp"):
        return np.exp
    return np.log1p if made("log1p") else np.log


def _terms(made, p, y, log):
    """Return what is added up, before the minus."""
    if made("binary"):
        return y * log(p) + (1 - y) * log(1 - p)
    if made("other_classes"):
        return (1 - y) * log(1 - p)
    if made("y_inverted"):
        return (1 - y) * log(p)
    if made("log_1_minus_p"):
        return y * log(1 - p)
    if made("all_logs"):
        return log(p)
    if made("no_log"):
        return y * p
    if made("one_minus_p"):
        return -y * (1 - p)
    if made("squared_error"):
        return -((p - y) ** 2)
    if made("absolute_error"):
        return -np.abs(p - y)
    if made("swapped"):
        return p * log(y)
    if made("entropy"):
        return p * log(p)
    return y * log(_softmax(p)) if made("softmax_again") else y * log(p)


def _count(made, y):
    m, K = y.shape
    if made("sum"):
        return 1
    if made("mean_over_entries"):
        return m * K
    if made("mean_over_classes"):
        return K
    if made("half_mean"):
        return 2 * m
    return m * m if made("mean_twice") else m


def forward_softmax(made: Made, X, params):
    """Go forward, with the turns that learners take."""
    Z1 = _plus(made, 1, X @ params["W1"], params)
    A1 = _hidden(made, Z1)
    Z2 = _plus(made, 2, (Z1 if made("z1_into_2") else A1) @ params["W2"], params)
    if made("relu_before_softmax"):
        Z2 = relu(Z2)
    A2 = _output(made, Z2)
    cache = _kept(made, Z1, A1, Z2, A2)
    if made("z2_returned"):
        A2 = Z2
    if made("classes_returned"):
        A2 = np.argmax(A2, axis=1)
    if made("a1_returned"):
        A2 = A1
    if made("cache_missing"):
        return A2
    if made("cache_alone"):
        return cache
    return (cache, A2) if made("cache_first") else (A2, cache)


def _plus(made, layer, product, params):
    b = params[f"b{layer}"]
    if made(f"no_b{layer}"):
        return product
    if made(f"b{layer}_subtracted"):
        return product - b
    if made(f"b{layer}_multiplied"):
        return product * b
    return product + (b[0, 0] if made(f"b{layer}_one_number") else b)


def _hidden(made, Z1):
    if made("no_relu"):
        return Z1
    if made("sigmoid_hidden"):
        return 1 / (1 + np.exp(-Z1))
    if made("tanh_hidden"):
        return np.tanh(Z1)
    if made("softmax_hidden"):
        return _softmax(Z1)
    if made("relu_derivative"):
        return relu_derivative(Z1)
    if made("leaky_hidden"):
        return np.where(Z1 > 0, Z1, 0.01 * Z1)
    return np.abs(Z1) if made("absolute_hidden") else relu(Z1)


def _output(made, Z2):
    if made("sigmoid"):
        return 1 / (1 + np.exp(-Z2))
    if made("no_output"):
        return Z2
    if made("relu_output"):
        return relu(Z2)
    if made("tanh_output"):
        return np.tanh(Z2)
    if made("columns"):
        return _softmax(Z2.T).T
    powers = np.exp(Z2 - Z2.max(axis=1, keepdims=True))
    if made("column_sum"):
        return powers / powers.sum(axis=0)
    if made("whole"):
        return np.exp(Z2) / np.exp(Z2).sum()
    if made("whole_of_shifted"):
        return powers / powers.sum()
    if made("not_divided"):
        return np.exp(Z2)
    A2 = powers / powers.sum(axis=1, keepdims=True)
    if made("twice"):
        return _softmax(A2)
    if made("hard"):
        return (Z2.max(axis=1, keepdims=True) == Z2).astype(float)
    return np.log(A2) if made("log") else A2


def _kept(made, Z1, A1, Z2, A2):
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}
    if made("z1_overwritten"):
        cache["Z1"] = A1
    if made("a1_is_z1"):
        cache["A1"] = Z1
    if made("layer_1_exchanged"):
        cache["Z1"], cache["A1"] = A1, Z1
    if made("z2_overwritten"):
        cache["Z2"] = A2
    if made("a2_is_z2"):
        cache["A2"] = Z2
    if made("layer_2_exchanged"):
        cache["Z2"], cache["A2"] = A2, Z2
    if made("lower_case"):
        return {name.lower(): value for name, value in cache.items()}
    return {name: value for name, value in cache.items() if not made(f"without_{name}")}


def backward_softmax(made: Made, X, Y_true, params, cache):
    """Compute the gradients, with the turns that learners take."""
    m = len(X)
    dZ2 = _error(made, Y_true, cache)
    into_2, into_1 = cache["A1"], X
    if made("dw2_from_z1"):
        into_2 = cache["Z1"]
    if made("dw2_from_a2"):
        into_2 = cache["A2"]
    if made("dw2_from_x"):
        into_2 = X
    if made("dw1_from_a1"):
        into_1 = cache["A1"]
    if made("dw1_from_z1"):
        into_1 = cache["Z1"]
    dA1 = dZ2 @ _back_through(made, params["W2"]).T
    dZ1 = dA1 * _slope(made, dA1, cache)
    rows = slice(m - 1, m) if made("last_example") else slice(0, m)
    gradients = {
        "dW1": into_1[rows].T @ (dA1 if made("dw1_from_da1") else dZ1)[rows],
        "db1": _bias(made, (dA1 if made("db1_from_da1") else dZ1)[rows]),
        "dW2": into_2[rows].T @ dZ2[rows],
        "db2": _bias(made, dZ2[rows]),
    }
    gradients = {name: value / _divisor(made, name, X, Y_true) for name, value in gradients.items()}
    for layer in (1, 2):
        if made(f"dw{layer}_transposed"):
            gradients[f"dW{layer}"] = gradients[f"dW{layer}"].T
    return _named(made, gradients, params)


def _error(made, Y, cache):
    A2 = cache["A2"]
    slope = A2 * (1 - A2)
    if made("slope_at_a2"):
        return -Y / A2
    if made("diagonal"):
        return -Y / A2 * slope
    if made("squared_error"):
        along = A2 - Y
        return A2 * (along - (along * A2).sum(axis=1, keepdims=True))
    if made("rounded"):
        return (A2.max(axis=1, keepdims=True) == A2) - Y
    error = A2 - Y
    if made("error_sign"):
        return -error
    if made("from_z2"):
        return cache["Z2"] - Y
    if made("error_doubled"):
        return 2 * error
    if made("sigmoid_slope"):
        return error * slope
    if made("softmax_again"):
        return _softmax(A2) - Y
    if made("targets_left_out"):
        return A2
    if made("error_absolute"):
        return np.abs(error)
    return error**2 if made("error_squared") else error


def _back_through(made, W2):
    if made("w2_left_out"):
        return np.ones(W2.shape)
    return np.abs(W2) if made("w2_absolute") else W2


def _slope(made, dA1, cache):
    Z1, A1 = cache["Z1"], cache["A1"]
    if made("slope_left_out"):
        return 1.0
    if made("slope_is_relu"):
        return relu(Z1)
    if made("slope_inverted"):
        return 1.0 - relu_derivative(Z1)
    if made("slope_of_sigmoid"):
        return A1 * (1 - A1)
    if made("slope_of_tanh"):
        return 1 - A1**2
    return relu_derivative(dA1 if made("slope_at_upstream") else Z1)


def _bias(made, dZ):
    """Return the sum over the examples, or what is taken for it; the mean comes later."""
    m, units = dZ.shape
    if made("biases_not_summed"):
        return dZ * m
    if made("biases_over_units"):
        return dZ.sum(axis=1, keepdims=True) / units * m
    if made("biases_one_number"):
        return dZ.sum() / units
    if made("biases_zero"):
        return np.zeros((1, units))
    return dZ.sum(axis=0, keepdims=not made("biases_flat"))


def _divisor(made, name, X, Y):
    m, K = Y.shape
    divisor = m
    if made("no_mean"):
        divisor = 1
    if made("mean_twice"):
        divisor = m * m
    if made("mean_over_entries"):
        divisor = m * K
    if made("mean_over_classes"):
        divisor = K
    if made("mean_over_inputs"):
        divisor = X.shape[1]
    for group in ({"W": "weights", "b": "biases"}[name[1]], f"layer_{name[2]}"):
        if made(f"no_mean_{group}"):
            divisor /= m
        if made(f"mean_twice_{group}"):
            divisor *= m
    return divisor


def _named(made, gradients, params):
    if made("params_returned"):
        return {name: params[name[1:]] for name in gradients}
    if made("without_d"):
        return {name[1:]: value for name, value in gradients.items()}
    names = ["dW2", "db2", "dW1", "db1"] if made("layers_swapped") else list(gradients)
    return dict(zip(names, gradients.values(), strict=True))


def predict(made: Made, X, params):
    """Name the classes, with the turns that learners take."""
    kept = {f"no_b{layer}": made(f"no_b{layer}") for layer in (1, 2)}
    kept |= {name: made(name) for name in ("no_relu", "sigmoid_hidden")}
    kept["columns"] = made("column_softmax")
    A2, cache = forward_softmax(lambda name: kept.get(name, False), X, params)
    source = cache["Z1"] if made("of_z1") else X if made("of_x") else A2
    source = source[:1] if made("first_example") else source
    if made("whole"):
        source = source.reshape(1, -1)
    found = _chosen(made, source.T if made("axis_0") else source)
    if made("whole") and np.size(found) == 1:
        found = np.reshape(found, ())
    found = found + 1 if made("from_1") else found
    if made("keepdims"):
        return found.reshape(-1, 1)
    return found.reshape(1, -1) if made("one_row") else found


def _chosen(made, p):
    if made("argmin"):
        return np.argmin(p, axis=1)
    if made("second"):
        return np.argsort(p, axis=1)[:, -2]
    if made("order"):
        return np.argsort(p, axis=1)
    if made("one_hot"):
        return np.eye(p.shape[1])[np.argmax(p, axis=1)]
    if made("probabilities"):
        return p
    if made("largest"):
        return np.max(p, axis=1)
    if made("threshold"):
        return (p > 0.5).astype(int)
    return np.argmax(p > 0.5 if made("first_above_half") else p, axis=1)


def train_softmax(made: Made, X, Y, hidden_size=32, epochs=500, lr=0.5, verbose=True, *, given):
    """Train from the start that was given, with the turns that learners take."""
    params = {name: np.array(value, float) for name, value in given["init_params"].items()}
    steps = epochs - made("one_less") + made("one_more")
    history, first = [], None
    for epoch in range(steps):
        if first is None or not made("forward_once"):
            ahead = _forward(made, X, params)
        before = _loss(made, ahead["A2"], Y)
        rate = lr / (epoch + 1) if made("lr_decays") else _rate(made, lr, len(X))
        if made("one_by_one"):
            for row in range(len(X)):
                here = slice(row, row + 1)
                one = _gradients(made, X[here], Y[here], params, _forward(made, X[here], params))
                params = _updated(made, params, one, rate)
        else:
            used = slice(0, 1) if made("first_example") else slice(0, len(X))
            cache = {name: value[used] for name, value in ahead.items()}
            slope = _gradients(made, X[used], Y[used], params, cache)
            first = slope if first is None else first
            params = _updated(made, params, first if made("gradients_once") else slope, rate)
        after = made("after_update")
        history.append(_loss(made, _forward(made, X, params)["A2"], Y) if after else before)
    return _returned(made, params, _recorded(made, history, X, Y, params))


def _forward(made, X, params):
    turns = {"sigmoid": made("sigmoid"), "columns": made("column_softmax")}
    return forward_softmax(lambda name: turns.get(name, False), X, params)[1]


def _gradients(made, X, Y, params, cache):
    return backward_softmax(
        lambda name: name in ("sigmoid_slope", "slope_left_out") and made(name), X, Y, params, cache
    )


def _rate(made, lr, m):
    if made("no_lr"):
        return 1.0
    if made("lr_half"):
        return 0.5
    if made("lr_tenth"):
        return 0.1
    if made("lr_over_m"):
        return lr / m
    if made("no_mean"):
        return lr * m
    return lr * lr if made("lr_squared") else lr


def _updated(made, params, gradients, rate):
    rate = -rate if made("climb") else rate
    updated = {}
    for name, value in params.items():
        step = rate * gradients["d" + name]
        kind = {"W": "weights_stay", "b": "biases_stay"}[name[0]]
        if made(kind) or made(f"layer_{name[1]}_stays") or made("nothing_learns"):
            step = 0.0 * step
        updated[name] = step if made("gradient_for_parameter") else value - step
    return updated


def _loss(made, A2, Y):
    if made("accuracy"):
        return np.mean(np.argmax(A2, axis=1) == np.argmax(Y, axis=1))
    turns = {
        "binary_loss": "binary",
        "loss_sum": "sum",
        "loss_over_entries": "mean_over_entries",
        "loss_negative": "no_minus",
        "squared_loss": "squared_error",
    }
    kept = {turn for name, turn in turns.items() if made(name)}
    if "squared_error" in kept:
        kept.add("half_mean")
    return categorical_cross_entropy(kept.__contains__, A2, Y)


def _recorded(made, history, X, Y, params):
    if made("final_too"):
        return [*history, _loss(made, _forward(made, X, params)["A2"], Y)]
    if made("last_only"):
        return history[-1:]
    if made("empty"):
        return []
    if made("every_10"):
        return history[::10]
    return history[::50] if made("every_50") else history


def _returned(made, params, history):
    if made("params_alone"):
        return params
    if made("history_alone"):
        return history
    return (history, params) if made("history_first") else (params, history)


def _ignores_hidden_size(calls):
    """Whether a network has another number of hidden units than was asked for."""
    for call in calls:
        value, asked = call.value, call.kwargs.get("hidden_size")
        if call.given or asked is None or not isinstance(value, tuple) or not value:
            continue
        W1 = value[0].get("W1") if isinstance(value[0], dict) else None
        W2 = value[0].get("W2") if isinstance(value[0], dict) else None
        if np.ndim(W1) == np.ndim(W2) == 2 and np.shape(W1)[1] == np.shape(W2)[0] != asked:
            return True
    return False


SIGNS = (
    Sign("train_softmax.hidden_size_ignored",
         "hidden_size is not used: init_params needs the columns of X, hidden_size and the "
         "columns of Y.", _ignores_hidden_size, SIZES),
)  # fmt: skip
