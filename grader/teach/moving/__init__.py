"""What moved between two editions of the course, and why."""
