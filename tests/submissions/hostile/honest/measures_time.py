"""Measures its time and memory, and collects rubbish.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import gc
import resource
import time
import tracemalloc

import numpy as np


def relu(z):
    started = time.perf_counter()
    tracemalloc.start()
    result = np.maximum(0, z)
    gc.collect()
    print(time.perf_counter() - started, tracemalloc.get_traced_memory(), resource.getrusage(0).ru_maxrss)
    tracemalloc.stop()
    return result


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
