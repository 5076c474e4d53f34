"""A reader for each format, in a file of its own."""
