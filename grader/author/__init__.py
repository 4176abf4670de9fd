"""For course authors: exercises made from the reference, and the course checked."""
