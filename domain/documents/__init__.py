"""Official documents that come in: what was found in one, before anybody accepted it."""
