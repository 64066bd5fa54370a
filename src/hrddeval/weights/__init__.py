"""Weights by people: the sheet they are asked with, their answers, and the profile that comes of them."""
