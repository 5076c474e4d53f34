"""Deciding: what was said and what is known in, the acts that follow out. Tables alone, read by decide.py."""
