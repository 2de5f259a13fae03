"""What the production server imports."""

from workshop.app import create_app

app = create_app()
