"""What can be done in circles and their meetings, a file for each matter."""
