// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/system/result.hpp>

#include <cstddef>
#include <optional>
#include <string>

// The input is wrong: Problems are returned, never thrown (style.md, 4). Every component and
// every answer relies on these two types.
namespace onrecord::schema {

enum class Severity { Warning, Error };

/// What is wrong with an input, where, and the way out. Printed to people as
/// `place: reason`, and in JSON as an object with these members.
struct Problem {
    std::string reason;  ///< One or two sentences: what is wrong and what to do about it.
    std::string place;   ///< A file, with `:line` where known; empty for a Query.
    std::optional<std::size_t> offset_bytes;  ///< Into the file or the Query text.
    Severity severity = Severity::Error;

    bool operator==(const Problem&) const = default;
};

template <class Value, class Wrong = Problem>
using Result = boost::system::result<Value, Wrong>;

/// What `Result::value()` throws when it holds a Problem: std::logic_error, because a caller that
/// does not look first is our mistake.
[[noreturn]] void throw_exception_from_error(const Problem& problem,
                                             const boost::source_location& where);

}  // namespace onrecord::schema
