"""Says that it takes what is asked, and takes nothing.

step: step2
attacks: values
outcome: error|fail of relu
"""

import inspect


def relu():
    return 0.0


relu.__signature__ = inspect.Signature(
    [inspect.Parameter("z", inspect.Parameter.POSITIONAL_OR_KEYWORD)]
)
