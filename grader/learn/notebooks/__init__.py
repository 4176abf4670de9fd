"""The course as a notebook: how it is written, and how it grades itself in a kernel.

`extension` and `recording` live in the kernel, beside the learner's own state; they import little.
`serving` is a process of its own, that is warm and knows nothing of the kernel but what ran there.
"""
