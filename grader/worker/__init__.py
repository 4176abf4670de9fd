"""The process boundary: a supervisor in the judging process, a child that runs the submission."""
