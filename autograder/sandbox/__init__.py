"""Runs student code where it can harm nobody and learn nothing.

Map of trust:

    examiner            trusted: pytest, references, hidden suites. Never runs student code.
      |  exec, clean environment; one socket: a control pipe, lines of JSON
      v
    hatchery            trusted code, no secrets: NumPy imported
      |  fork           a control pipe of its own
      v
    zygote              the same, jailed for good; one for each grading process
      |  fork           (uid, namespaces, Landlock, no new privileges: all inherited)
      v
    worker              untrusted: one per submission; adds rlimits and seccomp, then runs
                        student code. Its one descriptor is the wire, a socket pair whose
                        other end the examiner keeps.

    control, examiner -> hatchery {path} first; then a configuration with one descriptor
    control, examiner -> zygote   {spawn, limits, options} with one descriptor, {kill}; end of
                                  file ends it and its workers
    control, zygote -> examiner   {ready, pid} or {missing, remedy} or {broken};
                                  {spawned, pid}, {failed, why}, {exited, status}
    wire, examiner <-> worker     see `autograder.wire`; the zygote never reads it

Who may end whom: the examiner ends a worker by SIGKILL through the zygote, and the zygote by
hanging up; a worker can signal itself only. No worker holds the control pipe or another's wire.

Which layer stops what: `seccomp` every system call not listed; `landlock` and `root` files;
`privileges` the powers of root; `limits` greed; `namespaces` sight of other processes and
networks. Mandatory: `no_new_privs`, seccomp, rlimits, a uid of its own under root, and
Landlock or a root of its own. `rehearsal` tries them before the first worker is forked.

The examiner's side is `zygote_client`, the other `autograder.candidate.zygote`; neither has to wait
for what the other imports.
"""
