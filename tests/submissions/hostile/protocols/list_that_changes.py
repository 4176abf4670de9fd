"""Returns a list whose length and items are different each time.

step: step2
attacks: values
outcome: fail|error of relu
"""


class Moving(list):
    def __len__(self):
        return 1 << 40

    def __iter__(self):
        while True:
            yield 0.0

    def __getitem__(self, index):
        raise SystemExit


def relu(z):
    return Moving([0.0])
