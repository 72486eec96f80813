// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace onrecord::schema {

/// Returns the message of an errno value, followed by what the operator can do about it where that
/// is known, for example `No space left on device. Make room on that disk.` Ends in a full stop.
std::string reason_and_way_out(int error);

}  // namespace onrecord::schema
