"""Fetches by an event loop.

step: step2
attacks: network
outcome: fail of relu
"""

import asyncio

import numpy as np


def attack():
    async def connect():
        _, writer = await asyncio.wait_for(asyncio.open_connection("127.0.0.1", PORT), 2)
        writer.close()
    asyncio.run(connect())
    return True


try:
    hit = attack()
except (OSError, TimeoutError):
    hit = False


def relu(z):
    return np.maximum(0, z) if hit else z * 0 - 1
