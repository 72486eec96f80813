// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/interruption.hpp"

#include <csignal>
#include <cstdlib>

namespace onrecord::indexer::program {
namespace {

// A signal handler can reach nothing but a global.
volatile std::sig_atomic_t signal_seen = 0;

void remember(int signal) { signal_seen = signal; }

}  // namespace

void catch_interruptions() {
    struct sigaction action {};
    action.sa_handler = remember;
    action.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
    // Under nohup it stays ignored.
    struct sigaction hangup {};
    if (sigaction(SIGHUP, nullptr, &hangup) == 0 && hangup.sa_handler != SIG_IGN) {
        sigaction(SIGHUP, &action, nullptr);
    }
}

void stop_if_asked() {
    if (signal_seen != 0) throw Interrupted{static_cast<int>(signal_seen)};
}

void end_by(const Interrupted& interrupted) {
    std::signal(interrupted.signal, SIG_DFL);
    std::raise(interrupted.signal);
    std::_Exit(128 + interrupted.signal);
}

}  // namespace onrecord::indexer::program
