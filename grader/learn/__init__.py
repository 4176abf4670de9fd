"""What a learner uses alone: pictures, data, progress."""
