"""From a file with boundaries to a map: read, checked, mended, simplified and drawn, in a process of its own."""
