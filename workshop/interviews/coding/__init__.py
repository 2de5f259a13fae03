"""Working with the texts: a codebook, marked passages, memos, how far coders agree, and what it comes to."""
