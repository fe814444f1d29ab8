"""Makes a pack of so many pages and prints the most memory that the process has used, in MB."""

import sys

from tests.benchmarks.paper import pack
from tests.benchmarks.peak import peak_memory

pack(int(sys.argv[1]))
print(peak_memory())
