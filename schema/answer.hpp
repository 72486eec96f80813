// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"

namespace onrecord::schema {

/// Prepares the process. Each program calls it first. Opens /dev/null as stdin, stdout or stderr if
/// that is closed, because otherwise the next file would get its number and output would be written
/// to that file. Reading such a stdin and writing such a stdout fail as on a closed one (see
/// delivered()). Also ignores SIGXFSZ, so that a file size limit is an ordinary write error.
void begin_program();

/// Flushes stdout and returns `status`. Each program calls it last. Throws Failure (cannot write)
/// when any part of the output could not be written (a full disk, a closed descriptor), so that a
/// truncated answer never ends with a successful exit status.
ExitStatus delivered(ExitStatus status);

}  // namespace onrecord::schema
