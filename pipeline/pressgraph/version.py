"""The version of Pressgraph; ``setup.cfg`` reads it from here, so that a plain checkout that was never installed knows it too."""

__version__ = "0.1.0"
