"""Tests of the Windows build under Wine; nothing of this is shipped."""
