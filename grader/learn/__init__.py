"""What a learner uses alone, beside being graded: pictures, data, hints."""
