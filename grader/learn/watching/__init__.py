"""`grade watch`: grades what was saved, at once."""
