// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scratch_folder.hpp"

#include <string>
#include <sys/types.h>
#include <vector>

namespace onrecord::tests {

/// `onrecord-server` as a process of its own, on a free port; killed if a test forgets to end it.
class ServerProcess {
public:
    /// On a free port where `arguments` name none. Waits until it listens or has ended.
    explicit ServerProcess(std::vector<std::string> arguments);
    ~ServerProcess();
    ServerProcess(const ServerProcess&) = delete;
    ServerProcess& operator=(const ServerProcess&) = delete;
    ServerProcess(ServerProcess&&) = delete;
    ServerProcess& operator=(ServerProcess&&) = delete;

    /// `http://127.0.0.1:PORT`; empty when it ended before it listened.
    const std::string& url() const { return url_; }
    void signal(int number) const;
    /// Waits for its end; its exit status, or 128 and the signal that killed it.
    int wait();
    /// What it has written to stderr so far.
    std::string messages() const;

private:
    ScratchFolder folder_;
    pid_t process_ = -1;
    std::string url_;
};

}  // namespace onrecord::tests
