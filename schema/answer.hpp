// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"

namespace onrecord::schema {

/// Flushes stdout and returns `status`. Each program calls it last. Throws Failure (cannot write)
/// when any part of the output could not be written (a full disk, a closed descriptor), so that a
/// truncated answer never ends with a successful exit status.
ExitStatus delivered(ExitStatus status);

}  // namespace onrecord::schema
