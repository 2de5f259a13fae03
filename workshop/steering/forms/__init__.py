"""What may be sent about circles and meetings."""
