"""Run by the virtual environment's Python: connects to a debug server, then runs a program in this process.

    python attach.py HOST PORT suspend|run PROGRAM [ARGS…]
"""

import runpy
import sys


def attach(host, port, mode, program):
    """Connect and become the program: its arguments, its exit code."""
    # The runtime's own modules lie beside this file, and are not for the program.
    sys.path[0] = program.rpartition('/')[0]
    import pydevd_pycharm

    pydevd_pycharm.settrace(
        host, port=int(port), suspend=mode == 'suspend', stdout_to_server=True, stderr_to_server=True
    )
    sys.argv = [program, *sys.argv[5:]]
    runpy.run_path(program, run_name='__main__')


if __name__ == '__main__':
    attach(*sys.argv[1:5])
