"""Import this before numpy. Makes its sums the same in each run: one thread, and no wider instructions than AVX2, so that
processors that have them round as the others do. Starts the program again if Python's hashes are not fixed."""
import os
import sys

# As /proc/cpuinfo and as numpy call them; numpy warns if it shall do without what is not there.
WIDE = dict(avx512f='AVX512F', avx512cd='AVX512CD', avx512vl='AVX512_SKX')


def wide():
    if not os.path.exists('/proc/cpuinfo'):
        return ''
    with open('/proc/cpuinfo', encoding='utf-8') as file:
        known = set(next((line for line in file if line.startswith('flags')), '').split())
    return ' '.join(name for flag, name in WIDE.items() if flag in known)


FIXED = dict(OMP_NUM_THREADS='1', OPENBLAS_NUM_THREADS='1', OPENBLAS_CORETYPE='Haswell', PYTHONHASHSEED='0',
             NPY_DISABLE_CPU_FEATURES=wide())

if any(os.environ.get(name) != value for name, value in FIXED.items()):
    os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **FIXED})
