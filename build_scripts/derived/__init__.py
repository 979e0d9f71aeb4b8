"""What the program works out from the checked record: pure functions, each a fact with its definition."""
