"""Writes a gradebook for other programs, a module for each of them, piece by piece."""
