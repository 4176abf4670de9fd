"""What a learner looks at: a topic a file, drawn from the learner's own functions."""
