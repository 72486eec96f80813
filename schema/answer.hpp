// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"

namespace onrecord::schema {

/// The last thing a program does with what it printed: flushes stdout and gives back `status`.
/// Throws Failure (cannot write) when any of the answer did not get out (a full disk, a closed
/// descriptor), for half an answer must not look like a whole one.
ExitStatus delivered(ExitStatus status);

}  // namespace onrecord::schema
