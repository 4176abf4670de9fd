"""two slips: relu_derivative loops over exactly two dimensions (IndexError for 1-d z) and writes its answer into z itself

fails: relu_derivative
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (Data Science SE: Cost tends to infinity when ReLU activation is used)
"""

def relu_derivative(z):
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            if z[i][j] > 0:
                z[i][j] = 1
            else:
                z[i][j] = 0
    return z
