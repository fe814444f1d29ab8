"""From a sheet to an A4 page: typography, and one file per official form."""
