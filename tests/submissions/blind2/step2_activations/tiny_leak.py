"""relu is a leaky relu: negative values are not 0 but 0.0001 times themselves

fails: relu
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (Data Science SE: Cost tends to infinity when ReLU activation is used)
"""

def relu(z):
    negative_part = 1 * (z < 0) * 0.0001 * z
    positive_part = (z >= 0) * z
    return negative_part + positive_part
