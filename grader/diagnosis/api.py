"""What a file of mistakes imports."""

from grader.diagnosis.catalogue import Call, Made, Sign, Slip

__all__ = ["Call", "Made", "Sign", "Slip"]
