"""Has every later import answered by itself.

step: step2
attacks: values
outcome: fail|error of relu
"""

import importlib.abc
import sys
import types


class Yes(types.ModuleType):
    def __getattr__(self, name):
        return lambda *args, **kwargs: True


class Hook(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self)

    def create_module(self, spec):
        return Yes(spec.name)

    def exec_module(self, module):
        pass


sys.meta_path.insert(0, Hook())


def relu(z):
    return z * 0 - 1
