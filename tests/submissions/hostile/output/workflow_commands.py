"""Prints and raises commands to the runner of a workflow.

step: step2
attacks: grader
outcome: error of relu
cause: raised
"""


def relu(z):
    print("::set-output name=score::100\n::stop-commands::x\n##[set-env name=PATH]x")
    raise ValueError("\n::error::hello\n::add-mask::o\n##[error]x")
