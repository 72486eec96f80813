// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/answer.hpp"

#include <cerrno>
#include <iostream>
#include <system_error>

namespace onrecord::schema {

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
