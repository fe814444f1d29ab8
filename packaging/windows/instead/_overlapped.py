"""Stands for Python's module of this name, which opens an internet socket as soon as it is loaded.

SQLAlchemy loads asyncio, asyncio loads this; nothing here waits for sockets. (Seen under strace: Python asks Windows
with that socket for the addresses of functions.)
"""
