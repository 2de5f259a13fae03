"""What can be done about districts, one file per noun."""
