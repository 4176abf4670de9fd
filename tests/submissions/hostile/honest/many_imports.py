"""Imports half of the standard library.

step: step2
attacks: none
outcome: pass of relu, relu_derivative, sigmoid, sigmoid_derivative
"""

import abc, argparse, array, ast, base64, bisect, bz2, calendar, cmath, collections, contextlib, csv  # noqa: E401
import copy, dataclasses, datetime, decimal, difflib, doctest, enum, fractions, glob, gzip, hashlib  # noqa: E401
import heapq, html, io, itertools, json, locale, lzma, math, numbers, operator, os, pathlib, pickle  # noqa: E401
import platform, queue, random, re, secrets, shutil, sqlite3, statistics, string, struct, subprocess  # noqa: E401
import textwrap, timeit, typing, unittest, unittest.mock, uuid, zipfile, zlib, zoneinfo  # noqa: E401

import numpy as np
import numpy.fft
import numpy.linalg
import numpy.polynomial
import numpy.testing


def relu(z):
    numpy.testing.assert_allclose(z, z)
    return np.maximum(0, z) * float(decimal.Decimal(1)) * math.cos(0)


def relu_derivative(z):
    return (z > 0) * 1.0


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -700, 700)))


def sigmoid_derivative(a):
    return a * (1 - a)
