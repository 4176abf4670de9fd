"""What this machine has for a learner, a module for each thing looked at."""
