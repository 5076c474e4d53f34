"""Papers in: a file becomes a `Document`, and a `Document` the tasks that it assigns."""
