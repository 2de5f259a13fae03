"""Interview guides: what is asked, in which languages, and the versions that were held."""
