"""The vocabulary that content files must follow: one pydantic model per kind of file."""
