"""Faults made on purpose: what a class loses when servers die and networks break. Nothing."""
