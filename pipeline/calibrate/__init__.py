"""From evidence to a probability that a value is exactly right, and to a decision."""

from pipeline.calibrate.judge import judge

__all__ = ["judge"]
