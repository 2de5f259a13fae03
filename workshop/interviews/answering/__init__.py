"""The guide as a form that people fill in themselves, by a link or a QR code, in their language."""
