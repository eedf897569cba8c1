// Compiles the precompiled header that every room of core above base reuses.
