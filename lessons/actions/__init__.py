"""What changes rows of the library."""
