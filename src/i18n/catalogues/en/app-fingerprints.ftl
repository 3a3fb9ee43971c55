## The window: fingerprints.
