"""What is asked about each step before its code: a file each, answers by the reference."""
