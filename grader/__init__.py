"""The engine: runs a submission in a worker, judges what it returns, reports.

Nothing is imported here. The worker imports this package too and must stay small.
"""
