"""Two slips: the sum is divided by the number of outputs instead of the number of rows, and the half is missing.

fails: compute_loss
source: https://stackoverflow.com/questions/75378819/issues-with-calculating-new-weights-in-a-neural-network
"""


def compute_loss(NN_Output, expected):
    rows, num_outputs = expected.shape
    error = 0
    for r in range(rows):
        for i in range(num_outputs):
            error += (NN_Output[r][i] - expected[r][i]) ** 2 / num_outputs
    return error
