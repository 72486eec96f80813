// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/result.hpp"

#include <stdexcept>
#include <string>

namespace onrecord::schema {

void throw_exception_from_error(const Problem& problem, const boost::source_location& where) {
    throw std::logic_error{where.to_string() +
                           ": a result was used that holds a problem: " + problem.reason};
}

}  // namespace onrecord::schema
