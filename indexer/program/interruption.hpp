// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace onrecord::indexer::program {

/// Thrown where work can be stopped and leaves everything in order. Not a Failure: the user asked
/// for it.
struct Interrupted {
    int signal = 0;
};

/// From now on SIGINT, SIGTERM and SIGHUP only ask; the second one ends the process as usual.
void catch_interruptions();
/// Throws Interrupted when somebody has asked.
void stop_if_asked();
/// Ends the process by the signal, as its parent expects (a shell shows 130 for SIGINT).
[[noreturn]] void end_by(const Interrupted& interrupted);

}  // namespace onrecord::indexer::program
