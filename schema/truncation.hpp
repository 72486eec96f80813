// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onrecord::schema {

/// From now on reading what was cut off a MappedFile by somebody else gives zeros instead of
/// ending the process by SIGBUS. For programs that must outlive it: they find out by FileMarks and
/// throw away what they read. docs/decisions/0021-damage-under-a-server.md tells why it is so.
void outlive_truncated_files();

}  // namespace onrecord::schema
