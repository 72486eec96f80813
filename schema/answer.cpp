// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/answer.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <iostream>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace onrecord::schema {

void begin_program() {
    std::signal(SIGXFSZ, SIG_IGN);  // NOLINT(cert-err33-c): cannot fail for SIGXFSZ
    // Each way is the other one than it is used in, so that use fails as on a closed one.
    constexpr std::array<std::pair<int, int>, 3> standard{
        {{STDIN_FILENO, O_WRONLY}, {STDOUT_FILENO, O_RDONLY}, {STDERR_FILENO, O_RDWR}}};
    for (const auto& [descriptor, way] : standard) {
        if (::fcntl(descriptor, F_GETFD) >= 0) continue;
        (void)::open("/dev/null", way);  // Takes the lowest free number: this one.
    }
}

ExitStatus delivered(ExitStatus status) {
    errno = 0;
    std::cout.flush();
    if (std::cout) return status;
    // What failed may have been an earlier write, whose error is gone.
    const std::string why = errno == 0 ? "" : ": " + std::generic_category().message(errno);
    throw Failure{ExitStatus::CannotWrite,
                  "The answer could not be written to stdout" + why +
                      ". What was done is done; only what was to be printed is cut off."};
}

}  // namespace onrecord::schema
