"""without brackets the power takes epoch alone and the floor division hits the whole product: the rate is nearly always 0

fails: step_decay
source: https://huggingface.co/datasets/nvidia/Nemotron-CC-Math-v1 (DeepLearning.AI forum: Question about exponential decay formula)
"""

def step_decay(lr, epoch, drop=0.5, every=100):
    return lr * drop ** epoch // every
