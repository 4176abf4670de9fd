"""What the operating system holds a worker to: a module for each mechanism."""
