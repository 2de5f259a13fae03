"""What may be sent about districts, one file per noun."""
