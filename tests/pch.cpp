// Compiles the precompiled header that the tests of every room reuse.
