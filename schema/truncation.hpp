// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onrecord::schema {

/// Installs a handler for SIGBUS: from then on, reading a part of a MappedFile that another process
/// has truncated gives zeros instead of killing the process. For long-running programs: they detect
/// the change with FileMarks and discard what they computed. Why: docs/decisions/0021.
void outlive_truncated_files();

}  // namespace onrecord::schema
