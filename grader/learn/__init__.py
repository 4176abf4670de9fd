"""What a learner does alone, beside being graded: look at pictures, read what to expect."""
