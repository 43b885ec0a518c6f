"""The stages of the compiler, one by one, in the folders of `src/nexigon_gen`."""
