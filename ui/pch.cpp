// Compiles the precompiled header that every room of ui reuses.
