## The window: people and consent.
