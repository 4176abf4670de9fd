"""For an instructor with a class: many submissions, and the gradebook."""
