"""the slope is chosen by a plain if on the whole array: ValueError, truth value ambiguous

fails: leaky_relu_derivative
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (Data Science Learner: Leaky ReLU derivative Python implementation)
"""

def leaky_relu_derivative(z, slope=0.01):
    return 1.0 if z > 0 else slope
