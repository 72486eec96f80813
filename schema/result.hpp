// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/system/result.hpp>

#include <cstddef>
#include <optional>
#include <string>

// Problem is the return value for wrong input (a Query, a record of a Capture). Problems are
// returned, never thrown; a broken environment is a Failure (schema/failure.hpp). CONTRIBUTING.md,
// rule 5.
namespace onrecord::schema {

enum class Severity { Warning, Error };

/// What is wrong with an input, where, and what to do about it. Printed as `place: reason`; in JSON
/// an object with these members.
struct Problem {
    std::string reason;  ///< One or two sentences: what is wrong and what to do about it.
    std::string place;   ///< A file, with `:line` where known; empty for a Query.
    std::optional<std::size_t> offset_bytes;  ///< In the file or the Query's text.
    Severity severity = Severity::Error;

    bool operator==(const Problem&) const = default;
};

template <class Value, class Wrong = Problem>
using Result = boost::system::result<Value, Wrong>;

/// Called by `Result::value()` of a Result that holds a Problem. Throws std::logic_error: calling
/// value() without checking first is a programming error.
[[noreturn]] void throw_exception_from_error(const Problem& problem,
                                             const boost::source_location& where);

}  // namespace onrecord::schema
