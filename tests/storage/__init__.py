"""The encrypted file is tested as it is: real files, real keys, no stand-ins."""
