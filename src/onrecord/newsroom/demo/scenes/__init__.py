"""The scenes of the demo's pictures: one module each, each with one function drawing it."""
