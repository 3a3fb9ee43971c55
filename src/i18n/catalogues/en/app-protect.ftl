## The window: protecting photos.
